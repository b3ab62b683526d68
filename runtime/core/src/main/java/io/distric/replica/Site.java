package io.distric.replica;

import java.nio.file.Path;
import java.util.List;

/**
 * Where and as whom this node keeps its replicated logs.
 *
 * @param dir folder of the logs, on a disk that honours fsync
 * @param clusterId name of the cluster; groups of another cluster are other groups
 * @param nodeId this node
 * @param others the other members; empty: this node is the whole group
 */
public record Site(Path dir, String clusterId, String nodeId, List<Member> others) {

  /** Copies the list. */
  public Site {
    others = List.copyOf(others);
  }
}
