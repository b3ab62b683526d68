package io.distric.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentIndexFileTest {

  private static final SegmentIndexFile.Summary SUMMARY =
      new SegmentIndexFile.Summary(1000, 77, 5, 6);

  @TempDir Path dir;

  private final long seed = Long.getLong("distric.seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);

  private Path file() {
    return dir.resolve("a.index");
  }

  private static SparseIndex sparse() {
    SparseIndex sparse = new SparseIndex(100);
    for (int i = 0; i < 50; i++) {
      sparse.note(10L + i, i * 60L);
    }
    return sparse;
  }

  @Test
  void shouldFindEveryHashHoweverTheyLie() throws IOException {
    System.out.println("SegmentIndexFileTest: distric.seed=" + seed);
    for (int bits : new int[] {64, 20, 4}) {
      // given
      IdTable table = new IdTable();
      long[] hashes = new long[20_000];
      for (int i = 0; i < hashes.length; i++) {
        hashes[i] = random.nextLong() << (64 - bits) >>> (random.nextBoolean() ? 0 : 8);
        if (bits == 4) {
          hashes[i] += i;
        }
        table.put(hashes[i], IdTable.place(16 + i, i));
      }

      // when
      SegmentIndexFile index = SegmentIndexFile.write(file(), SUMMARY, sparse(), table.sorted());

      // then
      for (int i = 0; i < hashes.length; i += 17) {
        long place = IdTable.place(16 + i, i);
        assertTrue(has(table.places(hashes[i]), place), "in memory, " + bits + " bits");
        if (bits == 64) {
          assertArrayEquals(sorted(table.places(hashes[i])), sorted(index.places(hashes[i])));
        }
      }
      assertFalse(has(index.places(random.nextLong()), 0));
    }
  }

  @Test
  void shouldReadBackTheSummaryAndTheStretches() throws IOException {
    // given
    SparseIndex sparse = sparse();
    SegmentIndexFile.write(file(), SUMMARY, sparse, new long[0]);

    // when
    SegmentIndexFile.Loaded loaded = SegmentIndexFile.load(file(), 100).orElseThrow();

    // then
    assertEquals(SUMMARY, loaded.summary());
    assertEquals(sparse.size(), loaded.sparse().size());
    assertEquals(sparse.stretchOf(33), loaded.sparse().stretchOf(33));
    assertEquals(0, loaded.file().places(42).length);
  }

  @Test
  void shouldTakeADamagedFileForMissing() throws IOException {
    // given
    SegmentIndexFile.write(file(), SUMMARY, sparse(), new long[] {1, 2});
    byte[] whole = Files.readAllBytes(file());

    for (int length : new int[] {0, 10, whole.length - 1}) {
      // when
      Files.write(file(), Arrays.copyOf(whole, length));

      // then
      assertEquals(Optional.empty(), SegmentIndexFile.load(file(), 100));
    }
    assertEquals(Optional.empty(), SegmentIndexFile.load(dir.resolve("none"), 100));
  }

  @Test
  void shouldRefuseToLookUpInDamagedIds() throws IOException {
    // given
    SegmentIndexFile.write(file(), SUMMARY, sparse(), new long[] {1, 2});
    byte[] bytes = Files.readAllBytes(file());
    bytes[bytes.length - 1] ^= 1;
    Files.write(file(), bytes);
    SegmentIndexFile.Loaded loaded = SegmentIndexFile.load(file(), 100).orElseThrow();

    // then
    IOException refusal = assertThrows(IOException.class, () -> loaded.file().places(1));
    assertTrue(refusal.getMessage().contains("delete it"), refusal.getMessage());
  }

  private static boolean has(long[] places, long place) {
    return Arrays.stream(places).anyMatch(found -> found == place);
  }

  private static long[] sorted(long[] places) {
    long[] copy = places.clone();
    Arrays.sort(copy);
    return copy;
  }
}
