package io.distric.membership;

import io.distric.membership.GossipMessage.LoadMoved;
import io.distric.membership.GossipMessage.StatusReport;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What members carry: exact where they report here, a class of load by rumour elsewhere. */
final class Loads {

  private final Map<Integer, Report> reports = new HashMap<>();
  private final Map<Integer, LoadMoved> classes = new HashMap<>();

  void report(int number, StatusReport report, long now) {
    reports.put(number, new Report(report, now));
  }

  /** Whether this is news. */
  boolean move(int number, LoadMoved moved) {
    LoadMoved before = classes.get(number);
    if (before != null && before.serial() >= moved.serial()) {
      return false;
    }
    classes.put(number, moved);
    return true;
  }

  void forget(int number) {
    reports.remove(number);
    classes.remove(number);
  }

  int held() {
    return reports.size() + classes.size();
  }

  @Nullable Report exact(int number) {
    return reports.get(number);
  }

  int loadClass(int number) {
    LoadMoved moved = classes.get(number);
    return moved == null ? 0 : moved.load();
  }

  record Report(StatusReport report, long at) {}
}
