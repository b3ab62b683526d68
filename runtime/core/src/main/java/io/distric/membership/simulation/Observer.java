package io.distric.membership.simulation;

import io.distric.membership.MemberEvent;

/** Looks on while a simulation runs. */
public interface Observer {

  /**
   * A member raised an event.
   *
   * @param now milliseconds since the start
   * @param member number of the one that raised it
   * @param event what
   */
  void raised(long now, int member, MemberEvent event);
}
