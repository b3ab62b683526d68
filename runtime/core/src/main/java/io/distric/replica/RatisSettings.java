package io.distric.replica;

import io.distric.config.ReplicaConfig;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.server.RaftServerConfigKeys;
import org.apache.ratis.server.RaftServerConfigKeys.Log;
import org.apache.ratis.server.RaftServerConfigKeys.Rpc;
import org.apache.ratis.server.RaftServerConfigKeys.Snapshot;
import org.apache.ratis.util.SizeInBytes;
import org.apache.ratis.util.TimeDuration;

/** What Ratis is told. Most of its defaults are for other uses; each that matters is set here. */
final class RatisSettings {

  static final int SNAPSHOTS_RETAINED = 2;

  private static final int PENDING_ENTRIES_MAX = 1024;
  private static final SizeInBytes PENDING_BYTES_MAX = SizeInBytes.valueOf("64MB");
  private static final SizeInBytes RPC_BYTES_MAX = SizeInBytes.valueOf("64MB");
  private static final int THREADS = 8;

  /** What Ratis puts around an entry, and more. */
  private static final int FRAME_BYTES = 1 << 12;

  private RatisSettings() {}

  static RaftProperties of(ReplicaConfig config, Path dir, boolean alone) {
    RaftProperties properties = new RaftProperties();
    storage(properties, config, dir);
    log(properties, config);
    elections(properties, config, alone);
    snapshots(properties);
    threads(properties);
    grpc(properties, config);
    return properties;
  }

  /** The folder of the groups; see {@link GroupFolders} for why it is set late. */
  static void storageDir(RaftProperties properties, Path dir) {
    RaftServerConfigKeys.setStorageDir(properties, List.of(dir.toFile()));
  }

  private static void storage(RaftProperties properties, ReplicaConfig config, Path dir) {
    RaftServerConfigKeys.setStorageDir(properties, List.of(new File(dir.toFile(), ".none")));
    RaftServerConfigKeys.setRemovedGroupsDir(properties, dir.resolve("removed").toFile());
    RaftServerConfigKeys.setStorageFreeSpaceMin(
        properties, SizeInBytes.valueOf(config.freeSpaceMin()));
  }

  private static void log(RaftProperties properties, ReplicaConfig config) {
    SizeInBytes entry = SizeInBytes.valueOf(config.entryBytesMax() + FRAME_BYTES);
    Log.setUseMemory(properties, false);
    // Either of the two acknowledges entries that are not on disk.
    Log.setAsyncFlushEnabled(properties, false);
    Log.setUnsafeFlushEnabled(properties, false);
    Log.setCorruptionPolicy(properties, Log.CorruptionPolicy.EXCEPTION);
    // Would add an entry for each commit; what is applied twice after a restart is idempotent.
    Log.setLogMetadataEnabled(properties, false);
    Log.setSegmentSizeMax(properties, SizeInBytes.valueOf(config.segmentBytes()));
    Log.setPreallocatedSize(
        properties, SizeInBytes.valueOf(Math.min(config.segmentBytes(), 4L << 20)));
    Log.setSegmentCacheNumMax(properties, 1);
    Log.setSegmentCacheSizeMax(properties, SizeInBytes.valueOf(config.segmentBytes()));
    Log.Appender.setBufferByteLimit(properties, entry);
    Log.setWriteBufferSize(properties, SizeInBytes.valueOf(entry.getSize() + FRAME_BYTES));
    Log.setPurgeUptoSnapshotIndex(properties, true);
    Log.setPurgeGap(properties, 1);
    RaftServerConfigKeys.Write.setElementLimit(properties, PENDING_ENTRIES_MAX);
    RaftServerConfigKeys.Write.setByteLimit(properties, PENDING_BYTES_MAX);
    // Nobody asks twice with the same call id: dedup is the task state's.
    RaftServerConfigKeys.RetryCache.setExpiryTime(properties, TimeDuration.ONE_SECOND);
  }

  private static void elections(RaftProperties properties, ReplicaConfig config, boolean alone) {
    Rpc.setTimeoutMin(properties, time(config.electionTimeoutMin()));
    Rpc.setTimeoutMax(properties, time(config.electionTimeoutMax()));
    Duration firstMin = alone ? Duration.ofMillis(10) : config.firstElectionTimeoutMin();
    Duration firstMax = alone ? Duration.ofMillis(20) : config.firstElectionTimeoutMax();
    Rpc.setFirstElectionTimeoutMin(properties, time(firstMin));
    Rpc.setFirstElectionTimeoutMax(properties, time(firstMax));
    RaftServerConfigKeys.LeaderElection.setPreVote(properties, true);
    RaftServerConfigKeys.Read.setOption(properties, RaftServerConfigKeys.Read.Option.LINEARIZABLE);
    RaftServerConfigKeys.Read.setLeaderLeaseEnabled(properties, true);
  }

  private static void snapshots(RaftProperties properties) {
    Snapshot.setAutoTriggerEnabled(properties, false);
    Snapshot.setRetentionFileNum(properties, SNAPSHOTS_RETAINED);
    Snapshot.setCreationGap(properties, 1);
  }

  private static void threads(RaftProperties properties) {
    RaftServerConfigKeys.ThreadPool.setProxyCached(properties, false);
    RaftServerConfigKeys.ThreadPool.setProxySize(properties, THREADS);
    RaftServerConfigKeys.ThreadPool.setServerCached(properties, false);
    RaftServerConfigKeys.ThreadPool.setServerSize(properties, THREADS);
    RaftServerConfigKeys.ThreadPool.setClientCached(properties, false);
    RaftServerConfigKeys.ThreadPool.setClientSize(properties, 1);
    GrpcConfigKeys.Server.setAsyncRequestThreadPoolCached(properties, false);
    GrpcConfigKeys.Server.setAsyncRequestThreadPoolSize(properties, THREADS);
  }

  private static void grpc(RaftProperties properties, ReplicaConfig config) {
    GrpcConfigKeys.Server.setHost(properties, config.host());
    GrpcConfigKeys.Server.setPort(properties, config.port());
    GrpcConfigKeys.Server.setHeartbeatChannel(properties, true);
    GrpcConfigKeys.Server.setLeaderOutstandingAppendsMax(properties, THREADS);
    GrpcConfigKeys.setFlowControlWindow(properties, SizeInBytes.valueOf("4MB"));
    GrpcConfigKeys.setMessageSizeMax(properties, RPC_BYTES_MAX);
  }

  private static TimeDuration time(Duration duration) {
    return TimeDuration.valueOf(duration.toMillis(), TimeUnit.MILLISECONDS);
  }
}
