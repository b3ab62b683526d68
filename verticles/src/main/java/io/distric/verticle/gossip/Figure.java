package io.distric.verticle.gossip;

import java.util.Locale;

/** What a member counts and measures of itself. */
public enum Figure {
  /** Datagrams read that had a key. */
  PACKETS_IN,
  /** Datagrams sent. */
  PACKETS_OUT,
  /** Bytes of them. */
  BYTES_IN,
  /** Bytes of them. */
  BYTES_OUT,
  /** Bytes read on streams. */
  STREAM_BYTES_IN,
  /** Bytes sent on streams. */
  STREAM_BYTES_OUT,
  /** Packets and frames without a key of the ring, or of another cluster. */
  FOREIGN,
  /** Those that named a key and were not sealed with it. */
  FORGED,
  /** Those that were seen before. */
  REPLAYED,
  /** Those that made no sense. */
  MALFORMED,
  /** Datagrams over the rate. */
  OVER_RATE,
  /** Datagrams that waited too long. */
  OVER_QUEUE,
  /** Streams over the limit. */
  OVER_STREAMS,
  /** Datagrams that could not be sent. */
  UNSENT,
  /** Datagrams that wait now. */
  QUEUE,
  /** News that is still passed on. */
  NEWS,
  /** How much this member doubts itself. */
  DOUBT,
  /** Milliseconds by which a timer was late at most in the last round. */
  LAG_MILLIS,
  /** Members that answer, this one included. */
  ACTIVE,
  /** Members under suspicion. */
  SUSPECTED,
  /** Members taken for dead. */
  FAILED,
  /** Members that said goodbye. */
  LEFT,
  /** Probes begun. */
  PROBES,
  /** Of those, unanswered ones. */
  PROBES_MISSED,
  /** Members that came under suspicion. */
  SUSPICIONS,
  /** Of those, suspicions that ended well. */
  REFUTATIONS,
  /** Members taken for dead since the start. */
  VERDICTS,
  /** Of those, members that came back in the same run. */
  VERDICTS_REFUTED,
  /** Members not taken in. */
  MEMBERS_REFUSED,
  /** Times that this process had been paused. */
  PAUSES,
  /** Comparisons of all that is known. */
  SYNCS,
  /** News that reached this member. */
  NEWS_HEARD,
  /** Milliseconds that it took, all together. */
  NEWS_AGE_SUM,
  /** Milliseconds that the slowest took. */
  NEWS_AGE_MAX;

  /** Its name in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
