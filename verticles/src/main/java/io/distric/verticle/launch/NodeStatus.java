package io.distric.verticle.launch;

import io.distric.catalog.CatalogService;
import io.distric.config.NodeConfig;
import io.distric.protocol.ClusterStatus;
import io.distric.replica.ReplicaGroup;
import io.distric.replica.Replicas;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The cluster as this node sees it: itself, for as long as nodes do not gossip. Thread-safe. */
final class NodeStatus implements Supplier<ClusterStatus> {

  private final NodeConfig config;
  private final DataFolder.Identity identity;
  private final CatalogService catalog;
  private final Replicas replicas;
  private final String version;
  private volatile int port;

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
    ClusterStatus.Node self =
        new ClusterStatus.Node(
            identity.nodeId(),
            String.join(",", NodeFile.ROLES),
            config.http().host() + ":" + port,
            "active",
            System.currentTimeMillis(),
            config.execute().capacity(),
            0,
            config.node().zone(),
            version,
            1);
    return new ClusterStatus(
        identity.clusterId(), catalog.reference().get().version(), groups, List.of(self));
  }
}
