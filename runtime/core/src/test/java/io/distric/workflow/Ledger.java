package io.distric.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.protocol.Assignment;
import io.distric.protocol.Entry;
import io.distric.protocol.Event;
import io.distric.protocol.InstanceRecord;
import io.distric.protocol.Status;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What a careful reader of the engine's events believes, and what it would not stand for. */
final class Ledger {

  final Map<UUID, Assignment> running = new LinkedHashMap<>();
  private final Map<UUID, Integer> attempts = new LinkedHashMap<>();
  private final Map<UUID, Status> ended = new LinkedHashMap<>();
  private final Map<UUID, String> open = new LinkedHashMap<>();
  int instances;
  final Map<Status, Integer> outcomes = new LinkedHashMap<>();
  private long lastTime;

  int open() {
    return open.size();
  }

  void read(Entry entry, Applied applied) {
    applied.events().forEach(this::read);
    // As workers do: an entry may end an attempt and start the next of the same task.
    applied.cancellations().forEach(running::remove);
    for (Assignment assignment : applied.assignments()) {
      running.put(assignment.task(), assignment);
      assertEquals(attempts.get(assignment.task()), assignment.attempt());
      assertTrue(open.containsKey(assignment.instance()));
    }
    for (InstanceRecord record : applied.finished()) {
      assertTrue(record.status().terminal(), record::toString);
      assertEquals(record.status(), ended.get(record.id()), record::toString);
      for (InstanceRecord.TaskRecord task : record.tasks()) {
        assertTrue(task.status().terminal(), record::toString);
        assertNull(running.get(task.id()), record::toString);
      }
      outcomes.merge(record.status(), 1, Integer::sum);
    }
    int used = 0;
    for (int i = 0; i < entry.tickets().size(); i++) {
      assertTrue(applied.placesUsed()[i] <= entry.tickets().get(i).places());
      used += applied.placesUsed()[i];
    }
    assertEquals(used, applied.assignments().size());
  }

  private void read(Event event) {
    assertTrue(event.time() >= lastTime);
    lastTime = event.time();
    switch (event) {
      case Event.InstanceChanged changed -> read(changed);
      case Event.TaskChanged changed -> read(changed);
      case Event.MessageAccepted _, Event.RuleEmitted _ -> {}
    }
  }

  private void read(Event.InstanceChanged changed) {
    if (changed.status() == Status.RUNNING) {
      instances++;
      assertNull(open.put(changed.instance(), changed.workflow()), "two instances with one id");
      return;
    }
    assertNotNull(open.get(changed.instance()), changed::toString);
    if (changed.status().terminal()) {
      open.remove(changed.instance());
      assertNull(ended.put(changed.instance(), changed.status()), changed::toString);
    }
  }

  private void read(Event.TaskChanged changed) {
    assertNotNull(open.get(changed.instance()), changed::toString);
    assertNull(ended.get(changed.task()), () -> "ended before: " + changed);
    int before = attempts.getOrDefault(changed.task(), 0);
    switch (changed.status()) {
      case RUNNING -> {
        assertEquals(before + 1, changed.attempt(), changed::toString);
        attempts.put(changed.task(), changed.attempt());
      }
      case COMPLETED, FAILED -> {
        assertEquals(before, changed.attempt(), changed::toString);
        ended.put(changed.task(), changed.status());
        running.remove(changed.task());
      }
      case PENDING -> running.remove(changed.task());
      case COMPENSATING, COMPENSATED, CANCELLED, SKIPPED ->
          throw new AssertionError("no status of a task event: " + changed);
    }
  }
}
