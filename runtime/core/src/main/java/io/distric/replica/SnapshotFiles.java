package io.distric.replica;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.storage.FileInfo;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.SnapshotRetentionPolicy;
import org.apache.ratis.statemachine.StateMachineStorage;
import org.apache.ratis.statemachine.impl.SingleFileSnapshotInfo;
import org.apache.ratis.util.MD5FileUtil;
import org.jspecify.annotations.Nullable;

/**
 * The snapshot files of a group, named as Ratis names them: {@code snapshot.TERM_INDEX}. One that
 * is listed here is whole and on disk. Thread-safe.
 */
final class SnapshotFiles implements StateMachineStorage {

  private static final Pattern NAME = Pattern.compile("snapshot\\.(\\d+)_(\\d+)");
  private static final String PART = ".part";
  private static final String MD5 = ".md5";

  private @Nullable Path dir;
  private List<SingleFileSnapshotInfo> newestFirst = List.of();

  @Override
  public synchronized void init(RaftStorage storage) throws IOException {
    dir = storage.getStorageDir().getStateMachineDir().toPath();
    Files.createDirectories(dir);
    reload();
  }

  /** Looks again what is on disk: also after Ratis has put a leader's snapshot there. */
  synchronized void reload() throws IOException {
    List<SingleFileSnapshotInfo> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder())) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        Matcher matcher = NAME.matcher(name);
        if (matcher.matches()) {
          long term = Long.parseLong(matcher.group(1));
          found.add(info(file, term, Long.parseLong(matcher.group(2))));
        } else if (name.endsWith(PART)) {
          Files.delete(file);
        }
      }
    }
    found.sort(Comparator.comparingLong(SingleFileSnapshotInfo::getIndex).reversed());
    newestFirst = List.copyOf(found);
  }

  /** The files, newest first. */
  synchronized List<SingleFileSnapshotInfo> newestFirst() {
    return newestFirst;
  }

  /**
   * Up to where the log may go: with the oldest snapshot, and the log from there on, all is well.
   */
  synchronized long purgeableIndex() {
    int size = newestFirst.size();
    return size < RatisSettings.SNAPSHOTS_RETAINED
        ? -1
        : newestFirst.get(RatisSettings.SNAPSHOTS_RETAINED - 1).getIndex();
  }

  /** Writes a snapshot; on return it is whole and on disk. */
  void write(TermIndex at, LogMachine.Snapshot snapshot) throws IOException {
    Path file = folder().resolve("snapshot." + at.getTerm() + "_" + at.getIndex());
    Path part = file.resolveSibling(file.getFileName() + PART);
    SealedFile.write(part, snapshot::writeTo);
    // The digest is for Ratis, which sends it along with the file to a member that is behind.
    MD5FileUtil.saveMD5File(file.toFile(), MD5FileUtil.computeMd5ForFile(part.toFile()));
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    syncFolder();
    reload();
  }

  /** Takes a damaged file out of the way, but keeps it. */
  void setAside(SingleFileSnapshotInfo info) throws IOException {
    Path file = info.getFile().getPath();
    Files.move(
        file,
        file.resolveSibling(file.getFileName() + ".damaged"),
        StandardCopyOption.REPLACE_EXISTING);
    reload();
  }

  @Override
  public @Nullable SingleFileSnapshotInfo getLatestSnapshot() {
    List<SingleFileSnapshotInfo> files = newestFirst();
    return files.isEmpty() ? null : files.getFirst();
  }

  @Override
  public void format() {
    // A new group has no snapshot.
  }

  @Override
  public void cleanupOldSnapshots(SnapshotRetentionPolicy policy) throws IOException {
    List<SingleFileSnapshotInfo> files = newestFirst();
    int retained = RatisSettings.SNAPSHOTS_RETAINED;
    for (SingleFileSnapshotInfo old :
        files.subList(Math.min(retained, files.size()), files.size())) {
      Path file = old.getFile().getPath();
      Files.deleteIfExists(file);
      Files.deleteIfExists(file.resolveSibling(file.getFileName() + MD5));
    }
    reload();
  }

  private SingleFileSnapshotInfo info(Path file, long term, long index) throws IOException {
    var stored = MD5FileUtil.readStoredMd5ForFile(file.toFile());
    var digest = stored == null ? MD5FileUtil.computeMd5ForFile(file.toFile()) : stored;
    return new SingleFileSnapshotInfo(new FileInfo(file, digest), term, index);
  }

  private void syncFolder() throws IOException {
    try (FileChannel channel = FileChannel.open(folder(), StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private Path folder() {
    if (dir == null) {
      throw new IllegalStateException("the folder of the snapshots is not known yet");
    }
    return dir;
  }
}
