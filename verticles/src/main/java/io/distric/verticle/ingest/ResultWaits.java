package io.distric.verticle.ingest;

import io.distric.protocol.Event;
import io.distric.protocol.EventBatch;
import io.distric.protocol.InstanceRecord;
import io.distric.protocol.Receipt;
import io.distric.workflow.InstanceQueries;
import io.vertx.core.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for the results of which instances. Confined to the door's context. No result is
 * missed: the receipt of an entry reaches the door before the entry's events do; only the instances
 * of a duplicate may have ended before, and those are looked up, on one thread at a time.
 */
final class ResultWaits {

  private final Context context;
  private final InstanceQueries queries;
  private final int instancesMax;
  private final Map<UUID, List<ResultWait>> waits = new HashMap<>();
  private final List<ResultWait> toLookUp = new ArrayList<>();
  private int instances;
  private boolean lookingUp;

  /**
   * Nobody waits yet.
   *
   * @param context of the door
   * @param queries finds instances that have ended
   * @param instancesMax how many may be waited for
   */
  ResultWaits(Context context, InstanceQueries queries, int instancesMax) {
    this.context = context;
    this.queries = queries;
    this.instancesMax = instancesMax;
  }

  /**
   * Waits for the instances of a receipt.
   *
   * @param complete is run when the last of them ends, unless all have ended already
   * @return null if so much is waited for that this cannot be
   */
  @Nullable ResultWait begin(Receipt receipt, Runnable complete) {
    ResultWait wait = new ResultWait(receipt, complete);
    if (wait.results().complete()) {
      return wait;
    }
    if (instances + receipt.instances().size() > instancesMax) {
      return null;
    }
    for (UUID instance : receipt.instances()) {
      List<ResultWait> others = waits.get(instance);
      if (others == null) {
        waits.put(instance, List.of(wait));
      } else {
        List<ResultWait> all = new ArrayList<>(others);
        all.add(wait);
        waits.put(instance, List.copyOf(all));
      }
      instances++;
    }
    if (receipt.duplicate()) {
      toLookUp.add(wait);
      lookUp();
    }
    return wait;
  }

  /** Waits no longer. */
  void end(ResultWait wait) {
    for (UUID instance : wait.receipt().instances()) {
      List<ResultWait> all = waits.get(instance);
      if (all != null && all.contains(wait)) {
        instances--;
        if (all.size() == 1) {
          waits.remove(instance);
        } else {
          waits.put(instance, all.stream().filter(other -> !other.equals(wait)).toList());
        }
      }
    }
  }

  void onEvents(EventBatch batch) {
    if (waits.isEmpty()) {
      return;
    }
    for (Event event : batch.events()) {
      if (event instanceof Event.InstanceChanged changed && changed.status().terminal()) {
        for (ResultWait wait : waits.getOrDefault(changed.instance(), List.of())) {
          wait.results().add(changed);
          endIfComplete(wait);
        }
      }
    }
  }

  private void lookUp() {
    if (lookingUp || toLookUp.isEmpty()) {
      return;
    }
    lookingUp = true;
    List<ResultWait> asked = List.copyOf(toLookUp);
    toLookUp.clear();
    Thread.startVirtualThread(
        () -> {
          for (ResultWait wait : asked) {
            List<InstanceRecord> found = find(wait);
            context.runOnContext(
                done -> {
                  found.forEach(wait.results()::add);
                  endIfComplete(wait);
                });
          }
          context.runOnContext(
              done -> {
                lookingUp = false;
                lookUp();
              });
        });
  }

  private List<InstanceRecord> find(ResultWait wait) {
    List<InstanceRecord> found = new ArrayList<>();
    try {
      for (UUID instance : wait.receipt().instances()) {
        queries.find(instance).ifPresent(found::add);
      }
    } catch (IOException | UncheckedIOException e) {
      found.clear(); // the client still gets its receipt when the time is over
    }
    return found;
  }

  private void endIfComplete(ResultWait wait) {
    if (wait.results().complete() && wait.completeOnce()) {
      end(wait);
      wait.completed();
    }
  }
}
