package io.distric.verticle.launch;

import io.distric.membership.MemberProfile;
import io.distric.membership.MemberStatus;
import io.distric.membership.MemberView;
import io.distric.protocol.ClusterStatus;
import io.distric.verticle.gossip.MemberEventJson;
import io.distric.verticle.gossip.MemberSnapshot;
import java.util.Comparator;
import java.util.List;

/** Members of gossip as the nodes that operators see; those that said goodbye are none any more. */
final class MemberNodes {

  private MemberNodes() {}

  static List<ClusterStatus.Node> of(MemberSnapshot snapshot, String self) {
    return snapshot.view().rows().stream()
        .filter(row -> row.status() != MemberStatus.LEFT)
        .map(row -> node(snapshot, row, row.profile().id().equals(self)))
        .sorted(Comparator.comparing(ClusterStatus.Node::id))
        .toList();
  }

  private static ClusterStatus.Node node(
      MemberSnapshot snapshot, MemberView.Row row, boolean self) {
    MemberProfile member = row.profile();
    return new ClusterStatus.Node(
        member.id(),
        MemberEventJson.type(member),
        MemberEventJson.address(member),
        row.status().word(),
        self ? System.currentTimeMillis() : snapshot.seenAt(row),
        member.capacity(),
        row.load(),
        member.zone(),
        member.version(),
        row.incarnation());
  }
}
