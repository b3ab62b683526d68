package io.distric.workflow;

import io.distric.protocol.Assignment;
import io.distric.protocol.Event;
import io.distric.protocol.InstanceRecord;
import java.util.List;
import java.util.UUID;

/**
 * What one entry did to the state, and what has to happen outside on that account.
 *
 * @param index of the entry
 * @param outcomes one for each command, in order
 * @param events in order
 * @param assignments the outbox: attempts to give to workers
 * @param cancellations tasks whose running attempt is to be interrupted, before the assignments are
 *     started: one of them may be the next attempt of the same task
 * @param finished instances that left the state
 * @param placesUsed how many places of each of the entry's tickets were used, in their order
 */
public record Applied(
    long index,
    List<Outcome> outcomes,
    List<Event> events,
    List<Assignment> assignments,
    List<UUID> cancellations,
    List<InstanceRecord> finished,
    int[] placesUsed) {}
