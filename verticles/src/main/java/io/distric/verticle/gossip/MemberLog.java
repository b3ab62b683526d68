package io.distric.verticle.gossip;

import io.distric.membership.MemberEvent;
import io.distric.membership.MemberNews;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log what becomes of members. */
public final class MemberLog implements Consumer<MemberNews> {

  private static final Logger LOG = LoggerFactory.getLogger(MemberLog.class);

  /** A log. */
  public MemberLog() {}

  @Override
  public void accept(MemberNews news) {
    switch (news.event()) {
      case MemberEvent.Joined e ->
          LOG.info("node {} joined, heard at {}", e.member().id(), e.member().address());
      case MemberEvent.Changed e -> LOG.debug("node {} changed", e.member().id());
      case MemberEvent.Suspected e ->
          LOG.warn("node {} does not answer node {}", e.member().id(), e.accuser());
      case MemberEvent.Refuted e -> LOG.info("node {} answers after all", e.member().id());
      case MemberEvent.Failed e -> LOG.warn("node {} failed", e.member().id());
      case MemberEvent.Left e -> LOG.info("node {} left", e.member().id());
      case MemberEvent.PartitionSuspected e ->
          LOG.warn(
              "{} nodes vanished at once, {} answer: the network may be parted, and this be the {}"
                  + " side; coordinators that answer: {} of {}",
              e.missing().size(),
              e.live(),
              e.side(),
              e.coordinatorsLive(),
              e.coordinatorsKnown());
      case MemberEvent.PartitionEnded e ->
          LOG.info("{} nodes came back, {} did not", e.returned(), e.missing());
      case MemberEvent.IdentityConflict e ->
          LOG.error(
              "another process at {} uses the id of this node, {}; give each node a folder of its"
                  + " own",
              e.other().address(),
              e.other().id());
      case MemberEvent.Incompatible e ->
          LOG.warn(
              "node {} speaks only other versions of gossip, {} to {}, and is not taken in",
              e.other().id(),
              e.other().protocols().min(),
              e.other().protocols().max());
      case MemberEvent.Departed ignored -> LOG.info("this node said goodbye");
    }
  }
}
