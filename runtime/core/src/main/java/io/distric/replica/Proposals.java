package io.distric.replica;

import io.distric.replica.ReplicaGroup.NotLeadingException;
import io.distric.replica.ReplicaGroup.OutcomeUnknownException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Entries submitted here and not yet answered, by call id. Thread-safe.
 *
 * <p>The answer comes from the apply thread and not with Ratis's reply, so that it needs no bytes,
 * and is found also where an entry is applied before Ratis has noted who waits for it.
 */
final class Proposals {

  private final ConcurrentHashMap<Long, Proposal> open = new ConcurrentHashMap<>();
  private final AtomicLong lastCallId = new AtomicLong();

  /** An entry on its way. */
  static final class Proposal {
    final long callId;
    final long since = System.nanoTime();
    final CompletableFuture<Object> result = new CompletableFuture<>();

    /** From here on the entry may reach the log. */
    volatile boolean taken;

    Proposal(long callId) {
      this.callId = callId;
    }
  }

  Proposal begin() {
    Proposal proposal = new Proposal(lastCallId.incrementAndGet());
    open.put(proposal.callId, proposal);
    return proposal;
  }

  long nextCallId() {
    return lastCallId.incrementAndGet();
  }

  void taken(long callId) {
    Proposal proposal = open.get(callId);
    if (proposal != null) {
      proposal.taken = true;
    }
  }

  void applied(long callId, Object result) {
    Proposal proposal = open.remove(callId);
    if (proposal != null) {
      proposal.result.complete(result);
    }
  }

  /** Ratis gave the entry up: before it was near the log, or perhaps not. */
  void refused(Proposal proposal, String group, String why, @Nullable Throwable cause) {
    if (open.remove(proposal.callId) == null) {
      return;
    }
    if (proposal.taken) {
      proposal.result.completeExceptionally(
          new OutcomeUnknownException(
              "An entry for group '" + group + "' may be in the log or not: " + why, cause));
      return;
    }
    proposal.result.completeExceptionally(
        new NotLeadingException("An entry for group '" + group + "' was not taken: " + why));
  }

  void expire(Duration timeout, String group) {
    long now = System.nanoTime();
    for (Proposal proposal : open.values()) {
      if (now - proposal.since > timeout.toNanos()) {
        unknown(proposal, group, "not applied within " + timeout.toMillis() + " ms", null);
      }
    }
  }

  void failAll(String group, String why, @Nullable Throwable cause) {
    open.values().forEach(proposal -> unknown(proposal, group, why, cause));
  }

  private void unknown(Proposal proposal, String group, String why, @Nullable Throwable cause) {
    proposal.taken = true;
    refused(proposal, group, why, cause);
  }
}
