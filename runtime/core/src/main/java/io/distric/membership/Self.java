package io.distric.membership;

import io.distric.membership.GossipMessage.Alive;
import io.distric.membership.GossipMessage.LoadMoved;
import io.distric.membership.GossipMessage.Refuted;
import java.util.List;
import java.util.random.RandomGenerator;

/** This member: only it may raise its incarnation, and it does so to refute what is said of it. */
final class Self {

  private static final int YOUNG_ROUNDS = 30;

  private final Turn turn;
  private final Timing timing;
  private final RandomGenerator random;
  private final MemberTable table;
  private final LocalHealth health;
  private final Dissemination news;
  private MemberProfile profile;
  private int incarnation;
  private int number = -1;
  private boolean leaving;
  private int claims;
  private long refuteAfter;
  private int load;
  private long catalogVersion;
  private int loadClass;
  private int loadSerial;
  private long loadToldAfter;
  private long announcedAt = Long.MIN_VALUE / 2;

  Self(
      Turn turn,
      Timing timing,
      RandomGenerator random,
      MemberTable table,
      LocalHealth health,
      Dissemination news,
      MemberProfile profile,
      int incarnation) {
    this.turn = turn;
    this.timing = timing;
    this.random = random;
    this.table = table;
    this.health = health;
    this.news = news;
    this.profile = profile;
    this.incarnation = incarnation;
    // Above those of an earlier run, as the incarnation is.
    loadSerial = incarnation;
  }

  boolean is(String id) {
    return profile.id().equals(id);
  }

  String id() {
    return profile.id();
  }

  int number() {
    return number;
  }

  MemberProfile profile() {
    return profile;
  }

  int incarnation() {
    return incarnation;
  }

  boolean leaving() {
    return leaving;
  }

  RandomGenerator random() {
    return random;
  }

  void enter() {
    boolean known = table.known() > 0;
    number = table.add(profile, incarnation, MemberStatus.ALIVE, turn.now);
    table.mixIn(random);
    if (!known) {
      announce();
    }
  }

  void announce() {
    announcedAt = turn.now;
    news.put(number, new Alive(profile, incarnation, 0));
  }

  void leave() {
    leaving = true;
    news.put(number, new GossipMessage.Left(id(), incarnation, 0));
  }

  /** Answers to a suspicion or a verdict. */
  void refute(int accused) {
    if (leaving || Incarnations.later(incarnation, accused)) {
      return;
    }
    raise(Incarnations.next(accused));
    health.worse(timing.lifeguard ? 1 : 0);
    news.put(number, defence());
  }

  /** Who accuses this member is answered in person: news of a refutation may be lost. */
  boolean accused(List<GossipMessage> messages) {
    for (GossipMessage message : messages) {
      if (message instanceof GossipMessage.Suspected s && is(s.id())) {
        return true;
      }
      if (message instanceof GossipMessage.Failed f && is(f.id())) {
        return true;
      }
    }
    return false;
  }

  /** That it lives; with the profile, as long as some may not have heard of that. */
  GossipMessage.Rumour defence() {
    return turn.now - announcedAt < YOUNG_ROUNDS * timing.interval
        ? new Alive(profile, incarnation, 0)
        : new Refuted(id(), incarnation, 0);
  }

  /** Answers to news of a member with this id that does not come from here. */
  void claimed(MemberProfile other, int claimed) {
    boolean same = other.boot() == profile.boot();
    boolean known = other.equals(profile) && claimed == incarnation;
    if (leaving || known || Incarnations.later(incarnation, claimed)) {
      return;
    }
    if (!same && (++claims > 2 || other.boot() > profile.boot())) {
      if (turn.now < refuteAfter) {
        return;
      }
      // Two processes that refute each other at once would fill the network with it.
      refuteAfter = turn.now + timing.interval;
      turn.raise(new MemberEvent.IdentityConflict(other));
    }
    raise(Incarnations.next(claimed));
    announce();
  }

  void carry(Input.LoadSeen seen) {
    load = seen.load();
    catalogVersion = seen.catalogVersion();
    if (seen.capacity() != profile.capacity()) {
      profile = profile.withCapacity(seen.capacity());
      if (number >= 0) {
        table.profile(number, profile);
        raise(Incarnations.next(incarnation));
        announce();
      }
    }
  }

  /** Tells all when the load moved to another class, but not too often. */
  void tellLoad() {
    int now = classify(load, profile.capacity());
    if (now != loadClass && turn.now >= loadToldAfter && !leaving) {
      loadClass = now;
      loadToldAfter = turn.now + timing.loadPeriod(table.live());
      news.put(number, new LoadMoved(id(), loadClass, ++loadSerial, 0));
    }
  }

  GossipMessage.StatusReport report() {
    return new GossipMessage.StatusReport(incarnation, load, profile.capacity(), catalogVersion);
  }

  int load() {
    return load;
  }

  long catalogVersion() {
    return catalogVersion;
  }

  static int classify(int load, int capacity) {
    if (load <= 0) {
      return 0;
    }
    if (load >= capacity) {
      return 3;
    }
    return load * 2L < capacity ? 1 : 2;
  }

  private void raise(int to) {
    incarnation = to;
    table.update(number, MemberStatus.ALIVE, incarnation, turn.now);
  }
}
