package io.distric.replica;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.impl.SingleFileSnapshotInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a machine back to where the newest usable snapshot left it, or refuses to start. */
final class SnapshotRecovery {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotRecovery.class);

  private static final Pattern SEGMENT = Pattern.compile("log_(?:inprogress_)?(\\d+)(?:-\\d+)?");

  private final String group;
  private final SnapshotFiles files;
  private final LogMachine machine;

  SnapshotRecovery(String group, SnapshotFiles files, LogMachine machine) {
    this.group = group;
    this.files = files;
    this.machine = machine;
  }

  /**
   * Restores what a snapshot holds.
   *
   * @return where the snapshot was taken; {@link TermIndex#INITIAL_VALUE}: none, and none needed
   */
  TermIndex recover(RaftStorage storage) throws IOException {
    long logFrom = firstIndexOfLog(storage);
    List<SingleFileSnapshotInfo> candidates = files.newestFirst();
    for (SingleFileSnapshotInfo candidate : candidates) {
      Path file = candidate.getFile().getPath();
      if (!SealedFile.whole(file)) {
        LOG.error("Snapshot {} of group '{}' is damaged; trying the one before it", file, group);
        continue;
      }
      boolean newest = candidate.equals(candidates.getFirst());
      requireLog(candidate.getIndex() + 1, logFrom, newest, file.toString());
      return restore(candidate, candidates);
    }
    requireLog(0, logFrom, candidates.isEmpty(), "the empty state");
    return setAside(candidates, TermIndex.INITIAL_VALUE);
  }

  private TermIndex restore(SingleFileSnapshotInfo chosen, List<SingleFileSnapshotInfo> newestFirst)
      throws IOException {
    try (InputStream in = SealedFile.read(chosen.getFile().getPath())) {
      machine.restore(chosen.getIndex(), in);
    }
    LOG.info("Group '{}' restored from {}", group, chosen.getFile().getPath());
    return setAside(newestFirst.subList(0, newestFirst.indexOf(chosen)), chosen.getTermIndex());
  }

  private TermIndex setAside(List<SingleFileSnapshotInfo> damaged, TermIndex restored)
      throws IOException {
    for (SingleFileSnapshotInfo info : damaged) {
      files.setAside(info);
    }
    return restored;
  }

  /** The newest snapshot may be all that there is; behind an older one the log must go on. */
  private void requireLog(long wanted, long logFrom, boolean newest, String start)
      throws IOException {
    boolean reaches = logFrom < 0 ? newest : logFrom <= wanted;
    if (!reaches) {
      throw new IOException(
          ("Group '%s' cannot be recovered: its log begins at %s, but from %s on it is needed from"
                  + " index %d; restore the folder from a backup, or move it aside and let the"
                  + " member join anew")
              .formatted(group, logFrom < 0 ? "no index" : "index " + logFrom, start, wanted));
    }
  }

  private static long firstIndexOfLog(RaftStorage storage) throws IOException {
    long first = -1;
    Path dir = storage.getStorageDir().getCurrentDir().toPath();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(dir, "log_*")) {
      for (Path path : paths) {
        Matcher matcher = SEGMENT.matcher(path.getFileName().toString());
        if (matcher.matches()) {
          long start = Long.parseLong(matcher.group(1));
          first = first < 0 ? start : Math.min(first, start);
        }
      }
    }
    return first;
  }
}
