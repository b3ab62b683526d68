package io.distric.dsl.match;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Both finders of parts find what {@link String#contains} does. */
final class PartFinderTest {

  private static final long SEED = Long.getLong("distric.seed", System.nanoTime());
  private static final int PARTS_MANY = 150;

  private final Random random = new Random(SEED);

  @Test
  void shouldFindFewShortParts() {
    System.out.println("distric.seed = " + SEED);
    for (int round = 0; round < 200; round++) {
      // given: at most 16 parts of at most 4 bytes
      List<List<String>> parts = alone(parts(1 + random.nextInt(16), 4));

      // when
      List<PartFinder> finders = PartFinder.of(facts(parts));

      // then
      assertInstanceOf(PartBits.class, finders.getFirst());
      assertFound(parts, finders);
    }
  }

  @Test
  void shouldFindManyParts() {
    System.out.println("distric.seed = " + SEED);
    for (int round = 0; round < 50; round++) {
      // given
      List<List<String>> parts = alone(parts(PARTS_MANY, 12));

      // when
      List<PartFinder> finders = PartFinder.of(facts(parts));

      // then
      assertInstanceOf(PartAutomaton.class, finders.getFirst());
      assertFound(parts, finders);
    }
  }

  @Test
  void shouldFindAnyOfSomeParts() {
    System.out.println("distric.seed = " + SEED);
    for (int round = 0; round < 200; round++) {
      // given: some parts in several lists, and alone as well
      List<String> all = parts(2 + random.nextInt(20), 3);
      Set<List<String>> parts = new LinkedHashSet<>(alone(all));
      for (int i = 0; i < 20; i++) {
        Collections.shuffle(all, random);
        parts.add(List.copyOf(all.subList(0, 1 + random.nextInt(Math.min(6, all.size())))));
      }

      // when
      List<PartFinder> finders = PartFinder.of(facts(List.copyOf(parts)));

      // then
      assertFound(List.copyOf(parts), finders);
    }
  }

  private static List<List<String>> alone(List<String> parts) {
    return parts.stream().map(List::of).toList();
  }

  /** Each turns three facts, far from each other: its own, and two behind those of others. */
  private static Map<List<Utf8Key>, List<Integer>> facts(List<List<String>> parts) {
    Map<List<Utf8Key>, List<Integer>> facts = new LinkedHashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      facts.put(
          parts.get(i).stream().map(Utf8Key::of).toList(),
          List.of(i, i + 2 * PARTS_MANY, i + 2 * PARTS_MANY + Long.SIZE * 3));
    }
    return facts;
  }

  private void assertFound(List<List<String>> parts, List<PartFinder> finders) {
    for (int i = 0; i < 30; i++) {
      String text = text(random.nextInt(40));
      long[] expected = new long[16];
      facts(parts)
          .forEach(
              (any, turned) -> {
                if (any.stream()
                    .anyMatch(
                        part -> text.contains(new String(part.utf8(), StandardCharsets.UTF_8)))) {
                  turned.forEach(fact -> expected[fact >>> 6] ^= 1L << fact);
                }
              });
      byte[] bytes = ("ab" + text + "ba").getBytes(StandardCharsets.UTF_8);
      long[] found = new long[16];
      long[] seen = new long[8];
      for (PartFinder finder : finders) {
        finder.turn(bytes, 2, bytes.length - 2, found, seen);
        assertTrue(finder.words() <= seen.length);
      }
      assertArrayEquals(expected, found, () -> "seed " + SEED + " " + text + " in " + parts);
      assertArrayEquals(new long[8], seen);
    }
  }

  private List<String> parts(int count, int lengthMax) {
    List<String> parts = new ArrayList<>();
    for (int tries = 0; parts.size() < count && tries < count * 20; tries++) {
      String part = text(1 + random.nextInt(lengthMax));
      if (!parts.contains(part) && part.getBytes(StandardCharsets.UTF_8).length <= lengthMax) {
        parts.add(part);
      }
    }
    return parts;
  }

  private String text(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append("abcé".charAt(random.nextInt(4)));
    }
    return text.toString();
  }
}
