package io.distric.membership.simulation;

import java.util.Arrays;

/** Numbers, and where most of them lie. */
public final class Samples {

  private long[] values = new long[64];
  private int size;

  /** Adds one. */
  public void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  /** Adds all of another. */
  public void addAll(Samples other) {
    for (int i = 0; i < other.size; i++) {
      add(other.values[i]);
    }
  }

  /** How many. */
  public int count() {
    return size;
  }

  /** The smallest that is not below this share of them; 0 if there are none. */
  public long quantile(double share) {
    if (size == 0) {
      return 0;
    }
    Arrays.sort(values, 0, size);
    return values[Math.clamp((int) Math.ceil(share * size) - 1, 0, size - 1)];
  }

  /** The largest, or 0. */
  public long max() {
    return quantile(1);
  }

  /** The mean, or 0. */
  public double mean() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += values[i];
    }
    return size == 0 ? 0 : sum / size;
  }
}
