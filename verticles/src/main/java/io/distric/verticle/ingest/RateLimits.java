package io.distric.verticle.ingest;

import java.util.LinkedHashMap;
import java.util.Map;

/** A token bucket for each client, of which the most recently seen are kept. Confined to a door. */
final class RateLimits {

  private static final int CLIENTS_MAX = 10_000;
  private static final double NANOS_PER_SECOND = 1e9;

  private final int perSecond;
  private final int burst;
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Limits all clients alike.
   *
   * @param perSecond messages a second; 0: no limit
   * @param burst messages at once
   */
  RateLimits(int perSecond, int burst) {
    this.perSecond = perSecond;
    this.burst = Math.max(burst, 1);
  }

  /**
   * Takes tokens from a client's bucket. A request larger than the burst passes when the bucket is
   * full, and leaves it in debt: else it could never pass.
   *
   * @return 0 if there were enough, else after how many seconds there will be
   */
  int take(String client, int messages, long nanos) {
    if (perSecond <= 0) {
      return 0;
    }
    Bucket bucket = buckets.computeIfAbsent(client, name -> new Bucket(burst, nanos));
    forgetOldest();
    double added = (nanos - bucket.at) / NANOS_PER_SECOND * perSecond;
    bucket.tokens = Math.min(burst, bucket.tokens + added);
    bucket.at = nanos;
    double wanted = Math.min(messages, burst);
    if (bucket.tokens < wanted) {
      return (int) Math.ceil((wanted - bucket.tokens) / perSecond);
    }
    bucket.tokens -= messages;
    return 0;
  }

  private void forgetOldest() {
    if (buckets.size() > CLIENTS_MAX) {
      buckets.remove(buckets.keySet().iterator().next());
    }
  }

  private static final class Bucket {
    private double tokens;
    private long at;

    Bucket(double tokens, long at) {
      this.tokens = tokens;
      this.at = at;
    }
  }
}
