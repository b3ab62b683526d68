package io.distric.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

final class ReplayWindowTest {

  private final ReplayWindow window = new ReplayWindow();

  @Test
  void shouldRefuseWhatItSawAndWhatIsTooOldToTell() {
    // given
    SplittableRandom random = Seed.random(7);
    Set<Long> seen = new HashSet<>();
    long highest = -1;
    for (int i = 0; i < 50_000; i++) {
      long jump = random.nextInt(100) == 0 ? 3_000 : 3;
      long counter = Math.max(0, highest - 1_100 + random.nextLong(1_100 + jump));

      // when
      boolean fresh = window.fresh(counter);

      // then
      assertEquals(counter > highest - ReplayWindow.SIZE && !seen.contains(counter), fresh);
      if (fresh) {
        window.accept(counter);
        seen.add(counter);
        highest = Math.max(highest, counter);
      }
    }
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
  void shouldTakeTheLargestCountersInItsStride() {
    // when: whoever has the key may count as he likes
    window.accept(Long.MAX_VALUE);
    window.accept(Long.MAX_VALUE - 5);

    // then
    assertFalse(window.fresh(Long.MAX_VALUE));
    assertFalse(window.fresh(Long.MAX_VALUE - 5));
    assertTrue(window.fresh(Long.MAX_VALUE - 1));
    assertFalse(window.fresh(0));
  }
}
