package io.distric.membership;

import java.util.ArrayList;
import java.util.List;

/** All members as one of them knows them, copied at one moment. */
public final class MemberView {

  private final List<Row> rows = new ArrayList<>();
  private final int live;
  private final int newsWaiting;
  private final int doubt;
  private final boolean joined;

  MemberView(
      MemberTable table,
      Loads loads,
      Self self,
      long reportedSince,
      int newsWaiting,
      int doubt,
      boolean joined) {
    live = table.live();
    this.newsWaiting = newsWaiting;
    this.doubt = doubt;
    this.joined = joined;
    for (int number = 0; number < table.numbers(); number++) {
      if (table.has(number)) {
        rows.add(row(table, loads, self, reportedSince, number));
      }
    }
  }

  /** Every member known, those that failed or left included. */
  public List<Row> rows() {
    return List.copyOf(rows);
  }

  /** Members that are alive or suspected. */
  public int live() {
    return live;
  }

  /** News that this member still passes on. */
  public int newsWaiting() {
    return newsWaiting;
  }

  /** How much this member doubts itself; 0 is not at all. */
  public int doubt() {
    return doubt;
  }

  /** Whether a seed answered, or there was none to ask. */
  public boolean joined() {
    return joined;
  }

  private static Row row(MemberTable table, Loads loads, Self self, long since, int number) {
    MemberProfile profile = table.profile(number);
    boolean own = number == self.number();
    Loads.Report last = loads.exact(number);
    Loads.Report exact = last != null && last.at() >= since ? last : null;
    int load = own ? self.load() : exact == null ? -1 : exact.report().load();
    long catalog =
        own ? self.catalogVersion() : exact == null ? -1 : exact.report().catalogVersion();
    return new Row(
        profile,
        table.incarnation(number),
        table.status(number),
        table.seenAt(number),
        load,
        own ? Self.classify(load, profile.capacity()) : loads.loadClass(number),
        catalog,
        last == null ? -1 : last.at());
  }

  /**
   * A member.
   *
   * @param profile what it says of itself
   * @param incarnation of it
   * @param status what is believed of it
   * @param seenAt when a packet came from it, in milliseconds of the machine's clock, to a second
   * @param load tasks that it runs, or -1 where it does not report to this member, or did not for
   *     three rounds
   * @param loadClass 0 idle to 3 full
   * @param catalogVersion in use there, or -1 in the same cases
   * @param reportedAt when it reported last, or -1
   */
  public record Row(
      MemberProfile profile,
      int incarnation,
      MemberStatus status,
      long seenAt,
      int load,
      int loadClass,
      long catalogVersion,
      long reportedAt) {}
}
