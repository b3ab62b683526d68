package io.distric.membership;

import java.util.List;

/** What members say to each other. The sender's id is in the envelope. */
public sealed interface GossipMessage {

  /** News of a member that is passed on from member to member. */
  sealed interface Rumour extends GossipMessage {

    /** Whom it is about. */
    String id();

    /** Milliseconds since the news arose, without the time on the wire. */
    int age();

    /** The same news, older. */
    Rumour aged(int milliseconds);
  }

  /**
   * Asks for an {@link Ack}.
   *
   * @param sequence to be repeated in the answer
   * @param target who is asked; anyone else keeps silent
   * @param view digests of some parts of the table of live members that the sender knows, to notice
   *     lost news; which parts, follows from the sequence
   */
  record Ping(int sequence, String target, long view) implements GossipMessage {}

  /**
   * I am here.
   *
   * @param sequence of the {@link Ping} or {@link PingRequest}
   * @param view as in a {@link Ping}, of the sender
   */
  record Ack(int sequence, long view) implements GossipMessage {}

  /**
   * I asked for you, and had no answer so far: the asker at least can trust its own network.
   *
   * @param sequence of the {@link PingRequest}
   */
  record Nack(int sequence) implements GossipMessage {}

  /**
   * Asks to ping another.
   *
   * @param sequence to be repeated in the answer
   * @param target who is to be pinged
   * @param address where
   */
  record PingRequest(int sequence, String target, Address address) implements GossipMessage {}

  /**
   * A member is there, with this profile.
   *
   * @param profile of the member
   * @param incarnation of the member
   * @param age of the news
   */
  record Alive(MemberProfile profile, int incarnation, int age) implements Rumour {
    @Override
    public String id() {
      return profile.id();
    }

    @Override
    public Alive aged(int milliseconds) {
      return new Alive(profile, incarnation, milliseconds);
    }
  }

  /**
   * A member with a known profile is alive in a newer incarnation.
   *
   * @param id of the member
   * @param incarnation its new one
   * @param age of the news
   */
  record Refuted(String id, int incarnation, int age) implements Rumour {
    @Override
    public Refuted aged(int milliseconds) {
      return new Refuted(id, incarnation, milliseconds);
    }
  }

  /**
   * A member does not answer.
   *
   * @param id of the member
   * @param incarnation that is suspected
   * @param accusers who found so, each by its own probe
   * @param age of the news
   */
  record Suspected(String id, int incarnation, List<String> accusers, int age) implements Rumour {

    /** Copies the list. */
    public Suspected {
      accusers = List.copyOf(accusers);
    }

    @Override
    public Suspected aged(int milliseconds) {
      return new Suspected(id, incarnation, accusers, milliseconds);
    }
  }

  /**
   * A member did not refute in time.
   *
   * @param id of the member
   * @param incarnation that failed
   * @param accuser whose time ran out first
   * @param age of the news
   */
  record Failed(String id, int incarnation, String accuser, int age) implements Rumour {
    @Override
    public Failed aged(int milliseconds) {
      return new Failed(id, incarnation, accuser, milliseconds);
    }
  }

  /**
   * A member said goodbye.
   *
   * @param id of the member
   * @param incarnation its last one
   * @param age of the news
   */
  record Left(String id, int incarnation, int age) implements Rumour {
    @Override
    public Left aged(int milliseconds) {
      return new Left(id, incarnation, milliseconds);
    }
  }

  /**
   * A member's load moved to another class.
   *
   * @param id of the member
   * @param load 0 idle, 1 less than half, 2 more, 3 full
   * @param serial rises with every change of class since its start
   * @param age of the news
   */
  record LoadMoved(String id, int load, int serial, int age) implements Rumour {
    @Override
    public LoadMoved aged(int milliseconds) {
      return new LoadMoved(id, load, serial, milliseconds);
    }
  }

  /**
   * A member's exact figures, sent to each coordinator in every interval.
   *
   * @param incarnation of the sender
   * @param load tasks that it runs
   * @param capacity tasks at once
   * @param catalogVersion in use there
   */
  record StatusReport(int incarnation, int load, int capacity, long catalogVersion)
      implements GossipMessage {}

  /**
   * Begins an exchange of all that is known, over a stream.
   *
   * @param digest of the live members that the sender knows
   * @param self of the sender, so that a stranger can be answered
   * @param incarnation of the sender
   */
  record SyncOffer(long digest, MemberProfile self, int incarnation) implements GossipMessage {}

  /** We know the same. */
  record SyncAgreed() implements GossipMessage {}

  /**
   * All that the sender knows.
   *
   * @param members every member
   * @param answer whether the other side shall send its own
   */
  record SyncState(List<MemberState> members, boolean answer) implements GossipMessage {

    /** Copies the list. */
    public SyncState {
      members = List.copyOf(members);
    }
  }

  /**
   * A member as somebody sees it.
   *
   * @param profile of the member
   * @param incarnation of the member
   * @param status believed
   */
  record MemberState(MemberProfile profile, int incarnation, MemberStatus status) {}
}
