package io.distric.membership.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What one run showed, or several together. Times in milliseconds. Filled by the run. */
public final class Outcome {

  final Samples firstSuspicion = new Samples();
  final Samples suspicionSpread = new Samples();
  final Samples detection = new Samples();
  final Samples verdictSpread = new Samples();
  final Samples newsSpread = new Samples();
  final Samples refutedAfter = new Samples();
  final Samples agreedAfter = new Samples();
  final List<String> breaches = new ArrayList<>();
  final List<Traffic> traffic = new ArrayList<>();
  int runs;
  int deaths;
  int deathsUnseen;
  int untold;
  int newsMissed;
  int falseSuspicions;
  int verdictsOnHealthy;
  int heldOnHealthy;
  int verdictsOnDisturbed;
  int heldOnDisturbed;
  int partitionsSuspected;
  int newsWaitingMax;
  int breachCount;
  double memberHours;

  Outcome() {}

  /** Nothing yet. */
  public static Outcome none() {
    return new Outcome();
  }

  /** Adds what another run showed. */
  public void add(Outcome other) {
    firstSuspicion.addAll(other.firstSuspicion);
    suspicionSpread.addAll(other.suspicionSpread);
    detection.addAll(other.detection);
    verdictSpread.addAll(other.verdictSpread);
    newsSpread.addAll(other.newsSpread);
    refutedAfter.addAll(other.refutedAfter);
    agreedAfter.addAll(other.agreedAfter);
    breaches.addAll(other.breaches);
    traffic.addAll(other.traffic);
    runs += other.runs;
    deaths += other.deaths;
    deathsUnseen += other.deathsUnseen;
    untold += other.untold;
    newsMissed += other.newsMissed;
    falseSuspicions += other.falseSuspicions;
    verdictsOnHealthy += other.verdictsOnHealthy;
    heldOnHealthy += other.heldOnHealthy;
    verdictsOnDisturbed += other.verdictsOnDisturbed;
    heldOnDisturbed += other.heldOnDisturbed;
    partitionsSuspected += other.partitionsSuspected;
    newsWaitingMax = Math.max(newsWaitingMax, other.newsWaitingMax);
    breachCount += other.breachCount;
    memberHours += other.memberHours;
  }

  /** Runs that this holds. */
  public int runs() {
    return runs;
  }

  /** From a death to its first suspicion anywhere. */
  public Samples firstSuspicion() {
    return firstSuspicion;
  }

  /** From the first suspicion of a dead member to that at each other. */
  public Samples suspicionSpread() {
    return suspicionSpread;
  }

  /** From a death to the verdict, at each member that was there and undisturbed. */
  public Samples detection() {
    return detection;
  }

  /** From the first verdict to that at each other. */
  public Samples verdictSpread() {
    return verdictSpread;
  }

  /** From a change at one member to its arrival at each other. */
  public Samples newsSpread() {
    return newsSpread;
  }

  /** From a false verdict to its end, at each member that held one. */
  public Samples refutedAfter() {
    return refutedAfter;
  }

  /** From the end of a disturbance until all knew the same. */
  public Samples agreedAfter() {
    return agreedAfter;
  }

  /** Members that died. */
  public int deaths() {
    return deaths;
  }

  /** Deaths that nobody came to a verdict on: the member was back sooner. */
  public int deathsUnseen() {
    return deathsUnseen;
  }

  /** Members that were not told of a death which others knew. */
  public int untold() {
    return untold;
  }

  /** Members that did not hear of a change. */
  public int newsMissed() {
    return newsMissed;
  }

  /** Suspicions of members that were alive and undisturbed, at every member. */
  public int falseSuspicions() {
    return falseSuspicions;
  }

  /** Verdicts on members that were alive and undisturbed, each once. */
  public int verdictsOnHealthy() {
    return verdictsOnHealthy;
  }

  /** The same, at every member that came to hold one. */
  public int heldOnHealthy() {
    return heldOnHealthy;
  }

  /** Verdicts on members that lived but were stopped, slow or cut now and then, each once. */
  public int verdictsOnDisturbed() {
    return verdictsOnDisturbed;
  }

  /** The same, at every member that came to hold one. */
  public int heldOnDisturbed() {
    return heldOnDisturbed;
  }

  /** Members that spoke of a partition. */
  public int partitionsSuspected() {
    return partitionsSuspected;
  }

  /** Most rumours that a member held. */
  public int newsWaitingMax() {
    return newsWaitingMax;
  }

  /** Hours of members that ran. */
  public double memberHours() {
    return memberHours;
  }

  /** What must hold and did not, in sentences; not all, if there are many. */
  public List<String> breaches() {
    return List.copyOf(breaches);
  }

  /** How often what must hold did not. */
  public int breachCount() {
    return breachCount;
  }

  /** What was sent while it happened, of each run. */
  public List<Traffic> traffic() {
    return List.copyOf(traffic);
  }

  /** The largest datagram, in bytes. */
  public int packetMax() {
    return traffic.stream().mapToInt(Traffic::packetMax).max().orElse(0);
  }

  /** The mean of a figure of the traffic over the runs. */
  public double mean(ToDoubleFunction<Traffic> figure) {
    return traffic.stream().mapToDouble(figure).average().orElse(0);
  }
}
