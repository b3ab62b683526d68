package io.distric.verticle.launch;

import io.distric.protocol.JsonText;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code node.json} says.
 *
 * @param nodeId of the node
 * @param version of the software
 * @param startedAt milliseconds since the epoch
 * @param http where it listens
 * @param raft where its log listens
 * @param gossip where other members reach it, empty if it does not gossip
 * @param data its folder
 */
record NodeFile(
    String nodeId,
    String version,
    long startedAt,
    String http,
    String raft,
    String gossip,
    Path data) {

  static final List<String> ROLES = List.of("coordinator", "worker");

  byte[] json() {
    JsonText text = new JsonText(512);
    text.object();
    text.name("node_id").text(nodeId);
    text.name("pid").number(ProcessHandle.current().pid());
    text.name("roles").texts(ROLES);
    text.name("version").text(version);
    text.name("started_at").time(startedAt);
    text.name("listen").object();
    text.name("http").text(http);
    text.name("raft").text(raft);
    if (!gossip.isEmpty()) {
      text.name("gossip").text(gossip);
    }
    text.endObject();
    text.name("data").text(data.toString());
    text.endObject();
    return text.newline().toBytes();
  }
}
