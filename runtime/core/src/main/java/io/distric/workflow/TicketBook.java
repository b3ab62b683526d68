package io.distric.workflow;

import io.distric.protocol.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The places that an entry reserved at workers. For one entry. */
final class TicketBook {

  private final List<Entry.Ticket> tickets;
  private final @Nullable WorkerRef[] workers;
  private final int[] used;
  private int left;

  TicketBook(List<Entry.Ticket> tickets) {
    this.tickets = tickets;
    this.workers = new WorkerRef[tickets.size()];
    this.used = new int[tickets.size()];
    for (Entry.Ticket ticket : tickets) {
      left += Math.max(ticket.places(), 0);
    }
  }

  /** Places left. */
  int left() {
    return left;
  }

  /** How many places of each ticket were used. */
  int[] used() {
    return used;
  }

  boolean accepts(String type) {
    return first(type) >= 0;
  }

  /** Takes a place of the first ticket that accepts the type and has one. */
  WorkerRef take(String type, Sessions sessions) {
    int at = first(type);
    if (at < 0) {
      throw new IllegalStateException("no ticket has a place for type '" + type + "'");
    }
    used[at]++;
    left--;
    WorkerRef worker = workers[at];
    if (worker == null) {
      worker = sessions.worker(tickets.get(at).worker(), tickets.get(at).session());
      workers[at] = worker;
    }
    return worker;
  }

  private int first(String type) {
    for (int i = 0; i < used.length; i++) {
      Entry.Ticket ticket = tickets.get(i);
      if (used[i] < ticket.places()
          && (ticket.types().isEmpty() || ticket.types().contains(type))) {
        return i;
      }
    }
    return -1;
  }
}
