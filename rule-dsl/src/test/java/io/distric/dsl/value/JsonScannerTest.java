package io.distric.dsl.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class JsonScannerTest {

  private static final long SEED = Long.getLong("distric.seed", new Random().nextLong());

  private final JsonScanner scanner = new JsonScanner();

  @Test
  void shouldReadNumbersTheSameWhateverStandsBehindThem() throws MalformedJson {
    // given
    Random random = new Random(SEED);
    for (int round = 0; round < 50_000; round++) {
      String number = number(random);

      // then
      for (String behind :
          List.of("", ",", "}", "    \n  ", ",1.5e7,12", ".25.25.25", "]]]]]]]]")) {
        BigDecimal expected = new BigDecimal(number);
        if (behind.startsWith(".") && number.matches("-?\\d+")) {
          expected = new BigDecimal(number + ".25");
        } else if (behind.startsWith(".") && number.contains("e")) {
          continue;
        }
        BigDecimal read = read(number + behind);
        assertEquals(expected, read, () -> number + behind + " with seed " + SEED);
      }
    }
  }

  @Test
  void shouldRefuseWhatIsNoNumber() {
    for (String wrong :
        List.of("01", "00.5", "1.", "1.,", "1.e5", "-", "-01", "1e", "1e+,", ".5")) {
      for (String behind : List.of("", ",", ",        ")) {
        assertThrows(MalformedJson.class, () -> read(wrong + behind), wrong + behind);
      }
    }
  }

  private static String number(Random random) {
    StringBuilder number = new StringBuilder(random.nextInt(8) == 0 ? "-" : "");
    int digits = random.nextInt(10);
    number.append(digits == 0 ? "0" : Integer.toString(1 + random.nextInt(9)));
    for (int i = 1; i < digits; i++) {
      number.append(random.nextInt(10));
    }
    int places = random.nextInt(3) == 0 ? 0 : random.nextInt(7);
    number.append(places > 0 ? "." : "");
    for (int i = 0; i < places; i++) {
      number.append(random.nextInt(10));
    }
    if (random.nextInt(10) == 0) {
      number.append(random.nextBoolean() ? "e" : "E").append(random.nextInt(9) - 4);
    }
    return number.toString();
  }

  private BigDecimal read(String text) throws MalformedJson {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    scanner.reset(bytes, 0, bytes.length, Integer.MAX_VALUE);
    scanner.number(0);
    return scanner.decimal();
  }
}
