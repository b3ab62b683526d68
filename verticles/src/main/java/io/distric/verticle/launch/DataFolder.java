package io.distric.verticle.launch;

import io.distric.config.NodeConfig;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/**
 * All that a node keeps: {@code identity} (node and cluster), {@code raft}, {@code journal}, {@code
 * key} and, while it runs, {@code node.json}. Locked, so that no two nodes share it.
 */
final class DataFolder implements AutoCloseable {

  private static final int KEY_BYTES = 24;

  private final Path dir;
  private final FileChannel channel;
  private final FileLock lock;

  private DataFolder(Path dir, FileChannel channel, FileLock lock) {
    this.dir = dir;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Who the node is.
   *
   * @param nodeId of the node
   * @param clusterId of its cluster
   */
  record Identity(String nodeId, String clusterId) {}

  /**
   * Takes a folder.
   *
   * @throws IOException if that cannot be; its message is for the operator
   */
  static DataFolder open(String path) throws IOException {
    Path dir = Path.of(path).toAbsolutePath().normalize();
    Files.createDirectories(dir);
    FileChannel channel =
        FileChannel.open(dir.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = tryLock(channel);
    if (lock == null) {
      channel.close();
      throw new IOException(
          "the data folder " + dir + " is used by another node that runs; give --data another one");
    }
    return new DataFolder(dir, channel, lock);
  }

  private static @org.jspecify.annotations.Nullable FileLock tryLock(FileChannel channel)
      throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  Path dir() {
    return dir;
  }

  Path raft() {
    return dir.resolve("raft");
  }

  Path journal(int partition) {
    return dir.resolve("journal").resolve("tasks-" + partition);
  }

  /** The identity, made up at the first start; configuration may name it, and not change it. */
  Identity identity(NodeConfig.Identity configured) throws IOException {
    Path file = dir.resolve("identity");
    if (!Files.exists(file)) {
      String nodeId = or(configured.id(), UUID.randomUUID().toString());
      String clusterId = or(configured.clusterId(), UUID.randomUUID().toString());
      write(file, nodeId + "\n" + clusterId + "\n");
    }
    String[] lines = Files.readString(file).split("\n", -1);
    if (lines.length < 2 || lines[0].isBlank() || lines[1].isBlank()) {
      throw new IOException(file + " is damaged: it has to hold two lines, node and cluster id");
    }
    ensureSame("node.id", configured.id(), lines[0]);
    ensureSame("node.clusterId", configured.clusterId(), lines[1]);
    return new Identity(lines[0], lines[1]);
  }

  /** The key that clients have to send, made up at the first start. */
  String key() throws IOException {
    Path file = dir.resolve("key");
    if (!Files.exists(file)) {
      byte[] secret = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(secret);
      write(file, "dk_" + HexFormat.of().formatHex(secret) + "\n");
    }
    return Files.readString(file).trim();
  }

  /** Writes {@code node.json} in one step. */
  void announce(byte[] json) throws IOException {
    write(dir.resolve("node.json"), new String(json, StandardCharsets.UTF_8));
  }

  /** Removes {@code node.json}, if nobody else has. */
  void withdraw() throws IOException {
    Files.deleteIfExists(dir.resolve("node.json"));
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }

  private void ensureSame(String key, String configured, String kept) throws IOException {
    if (!configured.isEmpty() && !configured.equals(kept)) {
      throw new IOException(
          key
              + " is '"
              + configured
              + "', but the data folder "
              + dir
              + " belongs to '"
              + kept
              + "'; leave it out, or give --data another folder");
    }
  }

  private void write(Path file, String text) throws IOException {
    Path temporary = Files.createTempFile(dir, file.getFileName().toString(), ".tmp");
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-------"));
    try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      out.write(StandardCharsets.UTF_8.encode(text));
      out.force(true);
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String or(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }
}
