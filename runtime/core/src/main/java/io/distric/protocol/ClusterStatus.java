package io.distric.protocol;

import java.util.List;

/**
 * The cluster as this node sees it.
 *
 * @param clusterId name of the cluster
 * @param catalogVersion in use here
 * @param groups replicated logs
 * @param nodes all members known
 */
public record ClusterStatus(
    String clusterId, long catalogVersion, List<Group> groups, List<Node> nodes) {

  /**
   * A replicated log.
   *
   * @param id its name
   * @param leader node id of the leader, empty if none is known
   * @param term current term
   * @param commit index known to be committed
   * @param applied index applied here
   * @param members node ids
   */
  public record Group(
      String id, String leader, long term, long commit, long applied, List<String> members) {}

  /**
   * A member.
   *
   * @param id of the node
   * @param type its roles, joined by a comma
   * @param address where it is reached
   * @param status {@code active}, {@code suspected} or {@code failed}
   * @param lastSeen milliseconds since the epoch
   * @param capacity tasks at once
   * @param load tasks that it runs now, or -1 where it does not tell this node
   * @param zone zone or data centre, may be empty
   * @param version of its software
   * @param incarnation of the member
   */
  public record Node(
      String id,
      String type,
      String address,
      String status,
      long lastSeen,
      int capacity,
      int load,
      String zone,
      String version,
      long incarnation) {}
}
