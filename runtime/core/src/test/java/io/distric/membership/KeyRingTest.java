package io.distric.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KeyRingTest {

  private static final String KEY_A = key(1);
  private static final String KEY_B = key(2);

  @Test
  void shouldSealWithTheFirstUntilAnotherIsUsed() {
    // given
    KeyRing ring = KeyRing.parse(KEY_A + "\n" + KEY_B + "\n");
    List<String> names = ring.names();

    // when
    KeyRing used = ring.use(names.get(1));

    // then
    assertEquals(names.reversed(), used.names());
    assertEquals(List.of(names.get(1)), used.remove(names.get(0)).names());
    assertEquals(used.names(), KeyRing.parse(used.spell()).names());
  }

  @Test
  void shouldNotRemoveTheKeyThatSeals() {
    // given
    KeyRing ring = KeyRing.parse(KEY_A + " " + KEY_B);

    // then
    String first = ring.names().getFirst();
    assertThrows(IllegalArgumentException.class, () -> ring.remove(first));
    assertThrows(IllegalArgumentException.class, () -> ring.use("none"));
  }

  @Test
  void shouldHoldFourKeysAtMostAndEachOnce() {
    // given
    KeyRing ring = KeyRing.parse(String.join(",", key(1), key(2), key(3), key(4), key(4)));

    // then
    assertEquals(4, ring.names().size());
    assertThrows(IllegalArgumentException.class, () -> ring.install(key(5)));
    assertTrue(KeyRing.parse("  ").isEmpty());
  }

  @Test
  void shouldNotRepeatWhatIsNoKey() {
    // when
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> KeyRing.parse("c2VjcmV0LXNlY3JldA=="));

    // then
    assertFalse(String.valueOf(refused.getMessage()).contains("c2Vj"));
    assertThrows(IllegalArgumentException.class, () -> KeyRing.parse("not base64 !"));
  }

  private static String key(int fill) {
    byte[] bytes = new byte[KeyRing.KEY_BYTES];
    Arrays.fill(bytes, (byte) fill);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
