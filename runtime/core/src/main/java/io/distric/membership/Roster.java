package io.distric.membership;

import io.distric.membership.GossipMessage.Alive;
import io.distric.membership.GossipMessage.Failed;
import io.distric.membership.GossipMessage.Left;
import io.distric.membership.GossipMessage.Refuted;
import io.distric.membership.GossipMessage.Rumour;
import io.distric.membership.GossipMessage.Suspected;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What is believed of every member, and how news changes it: the higher incarnation wins; in the
 * same one failed or left beats suspected beats alive. Only a member itself raises its incarnation.
 */
final class Roster {

  private static final int REFUSED_MAX = 64;
  private static final int MANY_MIN = 3;

  /** Places looked at for a member that is gone, where there is no room for one that comes. */
  private static final int ROOM_LOOKS_MAX = 64;

  private static final double MANY_SHARE = 0.03;

  private final Turn turn;
  private final Self self;
  private final MemberTable table;
  private final Suspicions suspicions;
  private final Dissemination news;
  private final Loads loads;
  private final MemberCounters counters;
  private final Newcomers newcomers;
  private final int membersMax;
  private @Nullable IntConsumer contested;
  private IntConsumer opinions = number -> {};
  private int roomLook;
  private final Set<String> refused = new HashSet<>();

  Roster(
      Turn turn,
      Self self,
      MemberTable table,
      Suspicions suspicions,
      Dissemination news,
      Loads loads,
      MemberCounters counters,
      Newcomers newcomers,
      int membersMax) {
    this.turn = turn;
    this.self = self;
    this.table = table;
    this.suspicions = suspicions;
    this.news = news;
    this.loads = loads;
    this.counters = counters;
    this.newcomers = newcomers;
    this.membersMax = membersMax;
  }

  /** Whom to tell of members that others condemned and that were heard here since. */
  void contest(IntConsumer asker) {
    contested = asker;
  }

  /** Whom to tell of members that others began to suspect. */
  void ask(IntConsumer opinion) {
    opinions = opinion;
  }

  void hear(Rumour rumour) {
    switch (rumour) {
      case Alive alive -> alive(alive.profile(), alive.incarnation(), alive.age());
      case Refuted refuted -> refuted(refuted);
      case Suspected suspected ->
          suspected(suspected.id(), suspected.incarnation(), suspected.accusers(), suspected.age());
      case Failed failed -> failed(failed);
      case Left left -> left(left.id(), left.incarnation(), left.age());
      case GossipMessage.LoadMoved moved -> loadMoved(moved);
    }
  }

  void alive(MemberProfile profile, int incarnation, int age) {
    if (self.is(profile.id())) {
      self.claimed(profile, incarnation);
      return;
    }
    if (!profile.protocols().overlaps(self.profile().protocols())) {
      refuse(profile);
      return;
    }
    int number = table.find(profile.id());
    if (number < 0) {
      join(profile, incarnation, age);
    } else if (Incarnations.later(incarnation, table.incarnation(number))) {
      MemberProfile before = table.profile(number);
      table.profile(number, profile);
      revive(number, incarnation, before);
      tell(number, new Alive(profile, incarnation, age));
    } else if (disputed(number, profile, incarnation)) {
      dispute(number, profile);
    }
  }

  /**
   * An incarnation may come without its profile, with a suspicion or its refutation: then what is
   * known here, or where this comes from, is of an earlier run.
   */
  private boolean disputed(int number, MemberProfile profile, int incarnation) {
    return incarnation == table.incarnation(number)
        && table.status(number).live()
        && !profile.equals(table.profile(number));
  }

  /** Tells both places of the other: where the member is, it raises its incarnation over both. */
  private void dispute(int number, MemberProfile profile) {
    MemberProfile known = table.profile(number);
    int incarnation = table.incarnation(number);
    contradict(profile.address(), new Alive(known, incarnation, 0));
    contradict(known.address(), new Alive(profile, incarnation, 0));
  }

  /** Where this member is by now, the other is not: it would contradict itself again and again. */
  private void contradict(Address place, Alive other) {
    if (!place.equals(self.profile().address())) {
      news.send(place, other);
    }
  }

  /**
   * Somebody compared has it alive. Where only the incarnation is news, only that is passed on:
   * after a partition that is half of the cluster, and profiles are long.
   */
  void compared(MemberProfile profile, int incarnation) {
    int number = table.find(profile.id());
    boolean known = number >= 0 && !self.is(profile.id());
    if (known && table.profile(number).equals(profile)) {
      refuted(new Refuted(profile.id(), incarnation, 0));
    } else {
      alive(profile, incarnation, 0);
    }
  }

  /** Suspects a member because a probe of this one failed. */
  void accuse(int number) {
    if (table.status(number).live()) {
      String id = table.id(number);
      suspected(id, table.incarnation(number), List.of(self.id()), 0);
    }
  }

  void suspected(String id, int incarnation, List<String> accusers, int age) {
    if (self.is(id)) {
      self.refute(incarnation);
      return;
    }
    int number = table.find(id);
    if (number < 0 || Incarnations.later(table.incarnation(number), incarnation)) {
      return;
    }
    boolean newer = Incarnations.later(incarnation, table.incarnation(number));
    if (!newer && !table.status(number).live()) {
      return;
    }
    Suspicion running = newer ? null : suspicions.of(number);
    Suspicion suspicion = running == null ? suspicions.start(number, table.live()) : running;
    if (!Suspicions.accuse(suspicion, accusers)) {
      return;
    }
    if (running == null) {
      suspect(number, incarnation, accusers.getFirst());
    }
    tell(number, new Suspected(id, incarnation, suspicion.accusers(), age));
    suspicions.changed(number, suspicion);
    if (running == null && !accusers.contains(self.id())) {
      // Now that it stands in the table: who is asked is told of the charge, in this incarnation.
      opinions.accept(number);
    }
  }

  /** What to answer to news that a member is suspected which said goodbye here. */
  @Nullable Rumour goodbye(Rumour rumour) {
    int number = rumour instanceof Suspected ? table.find(rumour.id()) : -1;
    return number >= 0 && table.status(number) == MemberStatus.LEFT ? charge(number) : null;
  }

  /** Forgets a member that is gone, and all that is held of it. */
  void forget(int number) {
    loads.forget(number);
    news.drop(number);
    suspicions.forget(number);
    table.forget(number);
  }

  /** Whether so many found a member silent that one more says nothing. */
  boolean agreed(int number) {
    Suspicion suspicion = suspicions.of(number);
    return suspicion != null && suspicion.agreed();
  }

  /** Whether more members are under suspicion than by chance. */
  boolean manySuspected() {
    return suspicions.open() > MANY_MIN && suspicions.open() > table.live() * MANY_SHARE;
  }

  /** Condemns a member whose time is up. */
  void condemn(int number) {
    failed(new Failed(table.id(number), table.incarnation(number), self.id(), 0));
  }

  void left(String id, int incarnation, int age) {
    if (self.is(id)) {
      self.refute(incarnation);
      return;
    }
    int number = table.find(id);
    boolean news =
        number >= 0
            && !Incarnations.later(table.incarnation(number), incarnation)
            && table.status(number) != MemberStatus.LEFT;
    if (news) {
      suspicions.end(number);
      table.update(number, MemberStatus.LEFT, incarnation, turn.now);
      turn.raise(new MemberEvent.Left(table.profile(number)));
      tell(number, new Left(id, incarnation, age));
      suspicions.gone(number);
    }
  }

  /** What there is to say about a member that is not alive, so that it may defend itself. */
  @Nullable Rumour charge(int number) {
    String id = table.id(number);
    int incarnation = table.incarnation(number);
    return switch (table.status(number)) {
      case ALIVE -> null;
      case SUSPECTED -> new Suspected(id, incarnation, suspicions.accusers(number), 0);
      case FAILED -> new Failed(id, incarnation, self.id(), 0);
      case LEFT -> new Left(id, incarnation, 0);
    };
  }

  private void refuted(Refuted message) {
    int number = table.find(message.id());
    if (self.is(message.id())) {
      self.claimed(self.profile(), message.incarnation());
    } else if (number >= 0
        && Incarnations.later(message.incarnation(), table.incarnation(number))) {
      revive(number, message.incarnation(), table.profile(number));
      tell(number, message);
    }
  }

  private void loadMoved(GossipMessage.LoadMoved moved) {
    int number = table.find(moved.id());
    if (number >= 0 && loads.move(number, moved)) {
      news.put(number, moved);
    }
  }

  private void failed(Failed message) {
    if (self.is(message.id())) {
      self.refute(message.incarnation());
      return;
    }
    int number = table.find(message.id());
    boolean news =
        number >= 0
            && !Incarnations.later(table.incarnation(number), message.incarnation())
            && table.status(number).live();
    IntConsumer asker = contested;
    if (news && asker != null && heardSince(number, message.age())) {
      asker.accept(number);
    } else if (news) {
      suspicions.end(number);
      table.update(number, MemberStatus.FAILED, message.incarnation(), turn.now);
      counters.verdicts++;
      MemberProfile profile = table.profile(number);
      turn.raise(new MemberEvent.Failed(profile, message.incarnation(), message.accuser()));
      tell(number, message);
      suspicions.gone(number);
    }
  }

  /** Rumours of it come again and again; it is told of once. */
  private void refuse(MemberProfile profile) {
    counters.refused++;
    if (refused.size() >= REFUSED_MAX) {
      refused.clear();
    }
    if (refused.add(profile.id())) {
      turn.raise(new MemberEvent.Incompatible(profile));
    }
  }

  /** Whether a packet came from it after news of it arose. */
  private boolean heardSince(int number, int age) {
    return age > 0 && table.seenAt(number) >= turn.now - age;
  }

  private void join(MemberProfile profile, int incarnation, int age) {
    boolean told = !turn.teller.isEmpty() && !turn.teller.equals(profile.id());
    if ((told && !newcomers.admit(turn.teller)) || (table.known() >= membersMax && !makeRoom())) {
      counters.refused++;
      return;
    }
    int number = table.add(profile, incarnation, MemberStatus.ALIVE, turn.now);
    mixIn();
    turn.raise(new MemberEvent.Joined(profile, incarnation, false));
    tell(number, new Alive(profile, incarnation, age));
  }

  /** Who is there goes before who is only remembered. */
  private boolean makeRoom() {
    for (int i = 0; i < Math.min(ROOM_LOOKS_MAX, table.numbers()); i++) {
      int number = roomLook++ % table.numbers();
      if (table.has(number) && !table.status(number).live()) {
        forget(number);
        return true;
      }
    }
    roomLook %= Math.max(1, table.numbers());
    return false;
  }

  private void revive(int number, int incarnation, MemberProfile before) {
    MemberStatus status = table.status(number);
    MemberProfile profile = table.profile(number);
    suspicions.end(number);
    table.update(number, MemberStatus.ALIVE, incarnation, turn.now);
    if (profile.boot() != before.boot()) {
      // What an earlier run carried is gone with it.
      loads.forget(number);
    }
    switch (status) {
      case ALIVE -> {
        if (!profile.equals(before)) {
          turn.raise(new MemberEvent.Changed(profile, incarnation));
        }
      }
      case SUSPECTED -> {
        counters.refutations++;
        turn.raise(new MemberEvent.Refuted(profile, incarnation));
      }
      case FAILED, LEFT -> {
        counters.verdictsRefuted +=
            status == MemberStatus.FAILED && profile.boot() == before.boot() ? 1 : 0;
        relist(number);
        turn.raise(new MemberEvent.Joined(profile, incarnation, true));
      }
    }
    suspicions.back(number);
  }

  private void suspect(int number, int incarnation, String accuser) {
    MemberStatus before = table.status(number);
    table.update(number, MemberStatus.SUSPECTED, incarnation, turn.now);
    if (!before.live()) {
      // Others suspect a later incarnation: so it came back, although that was not heard here.
      counters.verdictsRefuted += before == MemberStatus.FAILED ? 1 : 0;
      relist(number);
      turn.raise(new MemberEvent.Joined(table.profile(number), incarnation, true));
    }
    counters.suspicions++;
    turn.raise(new MemberEvent.Suspected(table.profile(number), incarnation, accuser));
  }

  private void relist(int number) {
    table.enlist(number);
    mixIn();
  }

  /** Those that are gone keep their places in the order until it is mixed anew. */
  private void mixIn() {
    table.mixIn(self.random());
    if (table.ordered() > 2 * table.known() + 16) {
      table.shuffle(self.random());
    }
  }

  private void tell(int number, Rumour rumour) {
    counters.heard(rumour.age());
    news.put(number, rumour);
  }
}
