package io.distric.storage;

import java.util.Arrays;

/** Where in a segment some of its indexes are: one for each stretch of bytes. Not thread-safe. */
final class SparseIndex {

  private final int stretchBytes;
  private long[] indexes;
  private long[] offsets;
  private int size;

  SparseIndex(int stretchBytes) {
    this(stretchBytes, new long[16], new long[16], 0);
  }

  SparseIndex(int stretchBytes, long[] indexes, long[] offsets, int size) {
    this.stretchBytes = stretchBytes;
    this.indexes = indexes;
    this.offsets = offsets;
    this.size = size;
  }

  void note(long index, long offset) {
    if (size > 0 && offset - offsets[size - 1] < stretchBytes) {
      return;
    }
    if (size == indexes.length) {
      indexes = Arrays.copyOf(indexes, size * 2);
      offsets = Arrays.copyOf(offsets, size * 2);
    }
    indexes[size] = index;
    offsets[size] = offset;
    size++;
  }

  /** The stretch in which an index is, if it is there at all. */
  int stretchOf(long index) {
    int found = Arrays.binarySearch(indexes, 0, size, index);
    return Math.max(0, found >= 0 ? found : -found - 2);
  }

  int size() {
    return size;
  }

  long index(int stretch) {
    return indexes[stretch];
  }

  long offset(int stretch) {
    return offsets[stretch];
  }
}
