package io.distric.membership;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each member, in arrays by its number: ten thousand tables of ten thousand
 * members have to fit in one simulation. Knows how beliefs are stored, not when they change.
 */
final class MemberTable {

  /** Parts of the table that are compared one by one. */
  static final int PARTS = 32;

  /** Parts that one view tells of, a byte each. */
  static final int PARTS_IN_VIEW = 8;

  private static final byte SUSPECTED = MemberStatus.SUSPECTED.code();

  /** Of so many picks that fall on a suspected member, one holds. */
  private static final int SUSPECTS_PASSED_OVER = 4;

  private final MemberIndex index;
  private byte[] statuses;
  private int[] incarnations;
  private int[] changed;
  private int[] seen;
  private @Nullable MemberProfile[] profiles;
  private int[] order;
  private int ordered;
  private int known;
  private int live;
  private int coordinators;
  private long digest;
  private final int[] parts = new int[PARTS];
  private final long[] partChanged = new long[PARTS];
  private long latest;

  MemberTable(MemberIndex index) {
    this.index = index;
    int room = Math.max(8, index.size());
    statuses = new byte[room];
    incarnations = new int[room];
    changed = new int[room];
    seen = new int[room];
    profiles = new MemberProfile[room];
    order = new int[8];
  }

  MemberIndex index() {
    return index;
  }

  /** The number of a member that is known here, or -1. */
  int find(String id) {
    int number = index.find(id);
    return number >= 0 && number < statuses.length && statuses[number] != 0 ? number : -1;
  }

  int add(MemberProfile profile, int incarnation, MemberStatus status, long now) {
    latest = now;
    int number = index.add(profile.id());
    if (number >= statuses.length) {
      grow(Math.max(index.size(), number + number / 2 + 8));
    }
    known++;
    profiles[number] = profile;
    incarnations[number] = incarnation;
    statuses[number] = status.code();
    changed[number] = seconds(now);
    seen[number] = seconds(now);
    if (profile.coordinator()) {
      coordinators++;
    }
    count(number, status, 1);
    enlist(number);
    return number;
  }

  void forget(int number) {
    count(number, status(number), -1);
    if (profile(number).coordinator()) {
      coordinators--;
    }
    known--;
    statuses[number] = 0;
    profiles[number] = null;
    index.release(number);
  }

  void update(int number, MemberStatus status, int incarnation, long now) {
    latest = now;
    count(number, status(number), -1);
    statuses[number] = status.code();
    incarnations[number] = incarnation;
    changed[number] = seconds(now);
    count(number, status, 1);
  }

  void profile(int number, MemberProfile profile) {
    coordinators += (profile.coordinator() ? 1 : 0) - (profile(number).coordinator() ? 1 : 0);
    count(number, status(number), -1);
    profiles[number] = profile;
    count(number, status(number), 1);
  }

  boolean has(int number) {
    return number < statuses.length && statuses[number] != 0;
  }

  MemberStatus status(int number) {
    return MemberStatus.of(statuses[number]);
  }

  int incarnation(int number) {
    return incarnations[number];
  }

  MemberProfile profile(int number) {
    MemberProfile profile = profiles[number];
    if (profile == null) {
      throw new IllegalStateException("member number " + number + " is not known");
    }
    return profile;
  }

  String id(int number) {
    return index.id(number);
  }

  /** Milliseconds since the status changed, to a second. */
  long sinceChange(int number, long now) {
    return 1000L * (seconds(now) - changed[number]);
  }

  void seen(int number, long now) {
    seen[number] = seconds(now);
  }

  long seenAt(int number) {
    return 1000L * seen[number];
  }

  int known() {
    return known;
  }

  /** Members that are alive or suspected, this one included. */
  int live() {
    return live;
  }

  int coordinators() {
    return coordinators;
  }

  /**
   * The same in two tables that know the same live members, in the same incarnations, with the same
   * of what they say of themselves that ever changes.
   */
  long digest() {
    return digest;
  }

  /**
   * A byte of the digest of each of some parts; with every sequence it is another byte or others.
   */
  long view(int sequence) {
    int shift = Byte.SIZE * (sequence >>> 2 & 3);
    long view = 0;
    for (int i = 0; i < PARTS_IN_VIEW; i++) {
      view = view << Byte.SIZE | parts[part(sequence, i)] >>> shift & 0xff;
    }
    return view;
  }

  /** The part that the i-th byte, from the left, of a view tells of. */
  static int part(int sequence, int i) {
    return (sequence & 3) * PARTS_IN_VIEW + i;
  }

  /** When something changed in a part, as far as views show it. */
  long partChanged(int part) {
    return partChanged[part];
  }

  /** One more than the highest number in use. */
  int numbers() {
    return Math.min(index.size(), statuses.length);
  }

  /** Members to go through when probing; may hold some that are gone, see {@link #shuffle}. */
  int ordered() {
    return ordered;
  }

  int ordered(int position) {
    return order[position];
  }

  /** Drops those that are gone from the order, and mixes the rest. */
  void shuffle(RandomGenerator random) {
    int kept = 0;
    boolean[] twice = new boolean[statuses.length];
    for (int i = 0; i < ordered; i++) {
      int number = order[i];
      if (statuses[number] != 0 && status(number).live() && !twice[number]) {
        twice[number] = true;
        order[kept++] = number;
      }
    }
    ordered = kept;
    for (int i = ordered - 1; i > 0; i--) {
      swap(i, random.nextInt(i + 1));
    }
  }

  /** Puts the newest of the order at a place of its own, so that it is probed within one round. */
  void mixIn(RandomGenerator random) {
    swap(ordered - 1, random.nextInt(ordered));
  }

  /** Puts a member that came back into the order again. */
  void enlist(int number) {
    if (ordered == order.length) {
      order = Arrays.copyOf(order, ordered + ordered / 2 + 8);
    }
    order[ordered++] = number;
  }

  /**
   * Another live member, by chance, or -1. Those that {@code taken} names are passed over, and
   * mostly those under suspicion: where many died, what is sent to them is lost.
   */
  int pick(RandomGenerator random, int self, int[] taken, int takenCount) {
    for (int attempt = 0; attempt < 24 && ordered > 0; attempt++) {
      int number = order[random.nextInt(ordered)];
      boolean fits = number != self && statuses[number] != 0 && status(number).live();
      fits &= statuses[number] != SUSPECTED || random.nextInt(SUSPECTS_PASSED_OVER) == 0;
      for (int i = 0; i < takenCount; i++) {
        fits &= taken[i] != number;
      }
      if (fits) {
        return number;
      }
    }
    return -1;
  }

  private void swap(int a, int b) {
    int kept = order[a];
    order[a] = order[b];
    order[b] = kept;
  }

  private void count(int number, MemberStatus status, int sign) {
    if (status.live()) {
      live += sign;
      MemberProfile profile = profile(number);
      int run = Long.hashCode(profile.boot()) + profile.capacity();
      long mixed = mix(index.id(number).hashCode(), mix(incarnations[number], run));
      digest ^= mixed;
      int part = (int) (mix(index.id(number).hashCode(), 0) & PARTS - 1);
      parts[part] ^= (int) (mixed >>> 32);
      partChanged[part] = latest;
    }
  }

  private static long mix(int high, long low) {
    long z = ((long) high << 32 ^ low) + 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  private void grow(int room) {
    statuses = Arrays.copyOf(statuses, room);
    incarnations = Arrays.copyOf(incarnations, room);
    changed = Arrays.copyOf(changed, room);
    seen = Arrays.copyOf(seen, room);
    profiles = Arrays.copyOf(profiles, room);
  }

  private static int seconds(long now) {
    return (int) (now / 1000);
  }
}
