package io.distric.protocol;

import io.distric.protocol.ClusterStatus.Group;
import io.distric.protocol.ClusterStatus.Node;

/** The cluster on the wire. */
public final class ClusterJson {

  private ClusterJson() {}

  /** Writes the answer of {@code /api/v1/cluster/status}. */
  public static void status(JsonText out, ClusterStatus status) {
    out.object();
    out.name("cluster_id").text(status.clusterId());
    out.name("catalog_version").number(status.catalogVersion());
    out.name("groups").list();
    for (Group group : status.groups()) {
      out.object();
      out.name("id").text(group.id());
      out.name("leader").text(group.leader().isEmpty() ? null : group.leader());
      out.name("term").number(group.term());
      out.name("commit").number(group.commit());
      out.name("applied").number(group.applied());
      out.name("members").texts(group.members());
      out.endObject();
    }
    out.endList();
    out.name("nodes").object();
    for (String word : new String[] {"active", "suspected", "failed"}) {
      out.name(word).number(status.nodes().stream().filter(n -> n.status().equals(word)).count());
    }
    out.endObject();
    out.endObject();
  }

  /** Writes the answer of {@code /api/v1/cluster/nodes}. */
  public static void nodes(JsonText out, ClusterStatus status) {
    out.object().name("nodes").list();
    for (Node node : status.nodes()) {
      out.object();
      out.name("node_id").text(node.id());
      out.name("node_type").text(node.type());
      out.name("address").text(node.address());
      out.name("status").text(node.status());
      out.name("last_seen").time(node.lastSeen());
      out.name("capacity").number(node.capacity());
      load(out.name("current_load"), node.load());
      out.name("zone").text(node.zone());
      out.name("version").text(node.version());
      out.name("incarnation").number(node.incarnation());
      out.endObject();
    }
    out.endList().endObject();
  }

  private static void load(JsonText out, int load) {
    if (load < 0) {
      out.nothing();
    } else {
      out.number(load);
    }
  }
}
