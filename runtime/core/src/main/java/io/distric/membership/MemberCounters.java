package io.distric.membership;

/** What happened since the start. Read on the thread that steps the machine. */
public final class MemberCounters {
  long probes;
  long probesMissed;
  long suspicions;
  long refutations;
  long verdicts;
  long verdictsRefuted;
  long refused;
  long pauses;
  long syncs;
  long newsHeard;
  long newsAgeSum;
  long newsAgeMax;

  MemberCounters() {}

  void heard(int age) {
    newsHeard++;
    newsAgeSum += age;
    newsAgeMax = Math.max(newsAgeMax, age);
  }

  /** Probes that this member began. */
  public long probes() {
    return probes;
  }

  /** Probes that nobody answered. */
  public long probesMissed() {
    return probesMissed;
  }

  /** Members that came under suspicion here. */
  public long suspicions() {
    return suspicions;
  }

  /** Suspicions of others that ended well. */
  public long refutations() {
    return refutations;
  }

  /** Members taken for dead here. */
  public long verdicts() {
    return verdicts;
  }

  /** Of those, members that came back in the same run of their process: false verdicts. */
  public long verdictsRefuted() {
    return verdictsRefuted;
  }

  /** Members not taken in: too many, or of another protocol. */
  public long refused() {
    return refused;
  }

  /** Times that this process was paused. */
  public long pauses() {
    return pauses;
  }

  /** Comparisons of all that is known that this member began. */
  public long syncs() {
    return syncs;
  }

  /** News that reached this member. */
  public long newsHeard() {
    return newsHeard;
  }

  /** Milliseconds from the rise of news to its arrival here, all together. */
  public long newsAgeSum() {
    return newsAgeSum;
  }

  /** The longest of them. */
  public long newsAgeMax() {
    return newsAgeMax;
  }
}
