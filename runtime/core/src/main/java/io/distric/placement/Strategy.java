package io.distric.placement;

import io.distric.protocol.Entry;
import java.util.ArrayList;
import java.util.List;

/** Chooses workers. Pure: the same loads and turn give the same places. */
public sealed interface Strategy {

  /**
   * How many places to reserve at each worker: never more than it has free, in all as many as
   * wanted if there are so many.
   *
   * @param workers in an order that does not change between calls
   * @param wanted places in all
   * @param turn counts the calls; what cannot be divided goes to another worker each turn
   */
  int[] places(List<WorkerLoad> workers, int wanted, long turn);

  /** The places as tickets, in the order of the workers; none for a worker without. */
  default List<Entry.Ticket> tickets(List<WorkerLoad> workers, int wanted, long turn) {
    int[] places = places(workers, wanted, turn);
    List<Entry.Ticket> tickets = new ArrayList<>(places.length);
    for (int i = 0; i < places.length; i++) {
      if (places[i] > 0) {
        WorkerLoad worker = workers.get(i);
        tickets.add(new Entry.Ticket(worker.worker(), worker.session(), worker.types(), places[i]));
      }
    }
    return tickets;
  }

  /** The same number of places at each worker, as far as it has them. */
  record RoundRobin() implements Strategy {
    @Override
    public int[] places(List<WorkerLoad> workers, int wanted, long turn) {
      return Level.fill(workers, wanted, turn, wanted, (worker, level) -> level);
    }
  }

  /** Where the smallest share of the capacity is in use, so that all are used alike. */
  record LeastLoaded() implements Strategy {
    private static final int SHARES = 1 << 20;

    @Override
    public int[] places(List<WorkerLoad> workers, int wanted, long turn) {
      return Level.fill(
          workers,
          wanted,
          turn,
          SHARES,
          (worker, level) -> level * worker.capacity() / SHARES - worker.inUse());
    }
  }
}
