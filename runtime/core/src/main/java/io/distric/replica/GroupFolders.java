package io.distric.replica;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folders of the groups, one for each, named by the group's id.
 *
 * <p>Ratis opens every folder it finds when a server is made, without the members of its group: one
 * that was formatted but wrote nothing before it was killed would then never elect a leader. So the
 * server is made before it knows of the folders, and is given one group after the other.
 */
final class GroupFolders {

  private static final String KNOWN = "groups";

  private final Path dir;
  private final String clusterId;
  private final Map<String, String> damages = new TreeMap<>();

  GroupFolders(Path dir, String clusterId) {
    this.dir = dir;
    this.clusterId = clusterId;
  }

  /** The id of a group: the same on every member, for ever. */
  UUID id(String group) {
    byte[] name = (clusterId + "/" + group).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name);
  }

  /** Makes the folders fit to be opened: a group once kept here is never begun anew. */
  void prepare(List<String> groups) throws IOException {
    Files.createDirectories(dir);
    Set<String> known = known();
    requireSame(known, new TreeSet<>(groups.stream().map(this::line).toList()));
    for (String group : groups) {
      Path folder = dir.resolve(id(group).toString());
      boolean formatted = Files.exists(folder.resolve("current").resolve("raft-meta"));
      if (known.contains(line(group)) && !formatted) {
        throw new IOException(
            ("Group '%s' was kept in '%s', but its folder '%s' is gone or has lost its metadata;"
                    + " restore it from a backup, or move '%s' away and let the node join anew")
                .formatted(group, dir, folder.getFileName(), dir));
      }
      if (!formatted && Files.exists(folder)) {
        delete(folder);
      }
      TornTail.cut(folder).ifPresent(damage -> damages.put(group, damage));
    }
  }

  /** What was found to be wrong with a group's log, if anything was: why it may not open. */
  Optional<String> damage(String group) {
    return Optional.ofNullable(damages.get(group));
  }

  /** Other groups than before would begin empty, and what the others hold would never go on. */
  private void requireSame(Set<String> known, Set<String> wanted) throws IOException {
    if (known.isEmpty() || known.equals(wanted)) {
      return;
    }
    throw new IOException(
        ("'%s' keeps the groups %s, but this node is to keep %s; the partitions of a cluster"
             + " (coordinate.partitions) and its identity are fixed when it is created: go back to"
             + " them, or give the node another data folder")
            .formatted(dir, String.join(", ", known), String.join(", ", wanted)));
  }

  /** Notes that the groups are kept here from now on. */
  void remember(List<String> groups) throws IOException {
    Set<String> known = known();
    if (!known.addAll(groups.stream().map(this::line).toList())) {
      return;
    }
    Path file = dir.resolve(KNOWN);
    Path part = dir.resolve(KNOWN + ".part");
    byte[] lines = (String.join("\n", known) + "\n").getBytes(StandardCharsets.UTF_8);
    Files.write(
        part, lines, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private Set<String> known() throws IOException {
    Path file = dir.resolve(KNOWN);
    return Files.exists(file) ? new TreeSet<>(Files.readAllLines(file)) : new TreeSet<>();
  }

  private String line(String group) {
    return id(group) + " " + group;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
