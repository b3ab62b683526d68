package io.distric.membership.simulation;

import io.distric.membership.MemberEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Remembers all events of a simulation. */
final class EventLog implements Observer {

  final List<Entry> entries = new ArrayList<>();

  @Override
  public void raised(long now, int member, MemberEvent event) {
    entries.add(new Entry(now, member, event));
  }

  <T extends MemberEvent> List<T> of(Class<T> type) {
    return entries.stream().map(Entry::event).filter(type::isInstance).map(type::cast).toList();
  }

  <T extends MemberEvent> List<T> at(int member, Class<T> type) {
    return entries.stream()
        .filter(entry -> entry.member() == member)
        .map(Entry::event)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  /** Verdicts on members that the predicate names. */
  long failed(Predicate<Integer> accused) {
    return of(MemberEvent.Failed.class).stream()
        .filter(failed -> accused.test(Simulation.number(failed.member().id())))
        .count();
  }

  record Entry(long now, int member, MemberEvent event) {}
}
