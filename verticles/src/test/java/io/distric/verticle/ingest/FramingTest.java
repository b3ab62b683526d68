package io.distric.verticle.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.distric.verticle.ingest.Framing.Malformed;
import io.distric.verticle.ingest.Framing.TooMany;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FramingTest {

  @Test
  void shouldFindTheElementsOfAnArray() throws Exception {
    // when
    List<String> found = array(" [ {\"a\":[1,2]} ,\"x,]\\\"\", 3 ,{\"b\":{\"c\":\"}\"}}]\n");

    // then
    assertEquals(List.of("{\"a\":[1,2]}", "\"x,]\\\"\"", "3", "{\"b\":{\"c\":\"}\"}}"), found);
  }

  @Test
  void shouldFindNothingInAnEmptyArray() throws Exception {
    // then
    assertEquals(List.of(), array("[ ]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[", "[1", "[1,", "[1,]", "[,1]", "[1,,2]", "[\"a]", "[{}", "[1]x", "[1]]", "[}"})
  void shouldRefuseAnArrayThatCannotBeCut(String text) {
    // then
    assertThrows(Malformed.class, () -> array(text));
  }

  @Test
  void shouldLeaveWhatIsInAnElementToTheDecoder() throws Exception {
    // then
    assertEquals(List.of("{nonsense}", "tru"), array("[{nonsense},tru]"));
  }

  @Test
  void shouldFindTheLinesThatAreNotBlank() throws Exception {
    // when
    List<String> found = lines("\n {\"a\":1} \r\n\t\n[2]\n\n3");

    // then
    assertEquals(List.of("{\"a\":1}", "[2]", "3"), found);
  }

  @Test
  void shouldRefuseMoreItemsThanAllowed() {
    // then
    assertThrows(TooMany.class, () -> lines("1\n2\n3\n4\n5"));
    assertThrows(TooMany.class, () -> array("[1,2,3,4,5]"));
  }

  @Test
  void shouldNeverLookBeyondTheBody() {
    // given
    long seed = Long.getLong("distric.seed", System.nanoTime());
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    byte[] alphabet = "[]{},\"\\ a1\n".getBytes(UTF_8);

    // then
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[1 + random.nextInt(12)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = alphabet[random.nextInt(alphabet.length)];
      }
      bytes[0] = '[';
      try {
        Framing framing = Framing.array(bytes, bytes.length, 100);
        for (int i = 0; i < framing.size(); i++) {
          assertEquals(true, framing.offset(i) + framing.length(i) <= bytes.length);
        }
      } catch (Malformed | TooMany e) {
        assertEquals(false, e.getMessage().isEmpty());
      }
    }
  }

  private static List<String> array(String text) throws Malformed, TooMany {
    byte[] bytes = text.getBytes(UTF_8);
    return texts(Framing.array(bytes, bytes.length, 4), bytes);
  }

  private static List<String> lines(String text) throws TooMany {
    byte[] bytes = text.getBytes(UTF_8);
    return texts(Framing.lines(bytes, bytes.length, 4), bytes);
  }

  private static List<String> texts(Framing framing, byte[] bytes) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < framing.size(); i++) {
      texts.add(new String(bytes, framing.offset(i), framing.length(i), UTF_8));
    }
    return texts;
  }
}
