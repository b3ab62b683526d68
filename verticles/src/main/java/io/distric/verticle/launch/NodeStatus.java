package io.distric.verticle.launch;

import io.distric.catalog.CatalogService;
import io.distric.config.NodeConfig;
import io.distric.protocol.ClusterStatus;
import io.distric.replica.ReplicaGroup;
import io.distric.replica.Replicas;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The cluster as this node sees it: itself alone where it does not gossip. Thread-safe. */
final class NodeStatus implements Supplier<ClusterStatus> {

  private final NodeConfig config;
  private final DataFolder.Identity identity;
  private final CatalogService catalog;
  private final Replicas replicas;
  private final String version;
  private volatile int port;
  private volatile @Nullable GossipMember gossip;

  NodeStatus(
      NodeConfig config,
      DataFolder.Identity identity,
      CatalogService catalog,
      Replicas replicas,
      String version) {
    this.config = config;
    this.identity = identity;
    this.catalog = catalog;
    this.replicas = replicas;
    this.version = version;
  }

  void httpPort(int picked) {
    port = picked;
  }

  void gossips(GossipMember member) {
    gossip = member;
  }

  @Override
  public ClusterStatus get() {
    List<ClusterStatus.Group> groups = new ArrayList<>();
    for (ReplicaGroup group : replicas.groups()) {
      ReplicaGroup.Standing standing = group.standing();
      groups.add(
          new ClusterStatus.Group(
              group.name(),
              standing.leader(),
              standing.term(),
              standing.commit(),
              standing.applied(),
              standing.members()));
    }
    return new ClusterStatus(
        identity.clusterId(), catalog.reference().get().version(), groups, nodes());
  }

  private List<ClusterStatus.Node> nodes() {
    GossipMember member = gossip;
    return member == null ? List.of(self()) : MemberNodes.of(member.snapshot(), identity.nodeId());
  }

  private ClusterStatus.Node self() {
    return new ClusterStatus.Node(
        identity.nodeId(),
        String.join(",", NodeFile.ROLES),
        config.http().host() + ":" + port,
        "active",
        System.currentTimeMillis(),
        config.execute().capacity(),
        -1,
        config.node().zone(),
        version,
        1);
  }
}
