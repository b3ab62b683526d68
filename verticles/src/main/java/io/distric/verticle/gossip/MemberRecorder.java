package io.distric.verticle.gossip;

import io.distric.membership.Address;
import io.distric.membership.MemberStatus;
import io.distric.membership.MemberView;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down whom this node knows, when that changed, but not too often. Confined to the gossip
 * context.
 */
final class MemberRecorder {

  /** Most addresses that are kept; coordinators come first. */
  static final int MEMBERS_MAX = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(MemberRecorder.class);
  private static final long PERIOD_MILLIS = 10_000;

  private final Vertx vertx;
  private final MemberMemory memory;
  private final String own;
  private final long forgetAt;
  private List<Address> earlier;
  private List<Address> kept;
  private boolean writing;
  private boolean complained;
  private long notBefore = Long.MIN_VALUE;

  /**
   * A recorder.
   *
   * @param own id of this member
   * @param earlier what was kept by the run before
   * @param forgetAt from when on those are dropped who were not met again, on the clock of {@link
   *     #look}
   */
  MemberRecorder(
      Vertx vertx, MemberMemory memory, String own, List<Address> earlier, long forgetAt) {
    this.vertx = vertx;
    this.memory = memory;
    this.own = own;
    this.forgetAt = forgetAt;
    this.earlier = List.copyOf(earlier);
    kept = this.earlier;
  }

  /** Looks once a round. */
  void look(MemberView view, long now) {
    if (now >= forgetAt) {
      earlier = List.of();
    }
    if (writing || now < notBefore || memory.equals(MemberMemory.NONE)) {
      return;
    }
    List<Address> known = known(view);
    // The first one met is worth a file at once.
    notBefore = known.isEmpty() ? now : now + PERIOD_MILLIS;
    if (!Set.copyOf(known).equals(Set.copyOf(kept))) {
      write(known);
    }
  }

  private void write(List<Address> known) {
    writing = true;
    vertx
        .executeBlocking(
            () -> {
              memory.keep(known);
              return known;
            })
        .onComplete(
            done -> {
              writing = false;
              if (done.succeeded()) {
                kept = known;
              } else if (!complained) {
                complained = true;
                LOG.warn("cannot keep the addresses of members for the next start", done.cause());
              }
            });
  }

  /** Coordinators, others that answer, those that failed, those that were not met again. */
  private List<Address> known(MemberView view) {
    Set<Address> known = new LinkedHashSet<>();
    List<MemberView.Row> failed = new ArrayList<>();
    List<MemberView.Row> live = new ArrayList<>();
    for (MemberView.Row row : view.rows()) {
      if (row.profile().id().equals(own) || row.status() == MemberStatus.LEFT) {
        continue;
      }
      if (row.profile().coordinator()) {
        known.add(row.profile().address());
      }
      (row.status().live() ? live : failed).add(row);
    }
    live.forEach(row -> known.add(row.profile().address()));
    failed.forEach(row -> known.add(row.profile().address()));
    known.addAll(earlier);
    return known.stream().limit(MEMBERS_MAX).toList();
  }
}
