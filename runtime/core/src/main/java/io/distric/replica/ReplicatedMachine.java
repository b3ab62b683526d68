package io.distric.replica;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.proto.RaftProtos.RaftConfigurationProto;
import org.apache.ratis.proto.RaftProtos.StateMachineLogEntryProto;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.statemachine.impl.BaseStateMachine;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.apache.ratis.util.LifeCycle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A {@link LogMachine} as Ratis sees it. The lock keeps the calls to the machine apart. */
final class ReplicatedMachine extends BaseStateMachine {

  private static final Logger LOG = LoggerFactory.getLogger(ReplicatedMachine.class);
  private static final CompletableFuture<Message> DONE =
      CompletableFuture.completedFuture(Message.EMPTY);

  private final ReentrantLock lock = new ReentrantLock();
  private final SnapshotFiles files = new SnapshotFiles();
  private final String group;
  private final LogMachine machine;
  private final Proposals proposals;
  private final ByteString client;
  private final SnapshotPolicy policy;
  private final SnapshotRecovery recovery;
  private @Nullable RaftStorage storage;
  private long confTerm;
  private boolean leads;
  private volatile String failure = "";

  /** A view of the state, and where it was taken. */
  record View(TermIndex at, LogMachine.Snapshot snapshot) {}

  ReplicatedMachine(GroupSpec spec, Proposals proposals, ByteString client, SnapshotPolicy policy) {
    this.group = spec.name();
    this.machine = spec.machine();
    this.proposals = proposals;
    this.client = client;
    this.policy = policy;
    this.recovery = new SnapshotRecovery(group, files, machine);
  }

  @Override
  public void initialize(RaftServer server, RaftGroupId groupId, RaftStorage raftStorage)
      throws IOException {
    super.initialize(server, groupId, raftStorage);
    getLifeCycle().transition(LifeCycle.State.STARTING);
    storage = raftStorage;
    files.init(raftStorage);
    recover(raftStorage);
    getLifeCycle().transition(LifeCycle.State.RUNNING);
  }

  /** A leader's snapshot is about to replace the state. */
  @Override
  public void pause() {
    getLifeCycle().transition(LifeCycle.State.PAUSING);
    getLifeCycle().transition(LifeCycle.State.PAUSED);
  }

  @Override
  public void reinitialize() throws IOException {
    files.reload();
    if (storage != null) {
      recover(storage);
    }
    getLifeCycle().transition(LifeCycle.State.STARTING);
    getLifeCycle().transition(LifeCycle.State.RUNNING);
  }

  private void recover(RaftStorage from) throws IOException {
    lock.lock();
    try {
      setLastAppliedTermIndex(recovery.recover(from));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public TransactionContext startTransaction(RaftClientRequest request) {
    return TransactionContext.newBuilder().setStateMachine(this).setClientRequest(request).build();
  }

  @Override
  public TransactionContext preAppendTransaction(TransactionContext transaction) {
    RaftClientRequest request = transaction.getClientRequest();
    if (request != null) {
      proposals.taken(request.getCallId());
    }
    return transaction;
  }

  @Override
  public CompletableFuture<Message> applyTransaction(TransactionContext transaction) {
    LogEntryProto entry = transaction.getLogEntry();
    StateMachineLogEntryProto data = entry.getStateMachineLogEntry();
    Object result = apply(entry, data.getLogData().asReadOnlyByteBuffer());
    if (data.getClientId().equals(client)) {
      proposals.applied(data.getCallId(), result);
    }
    policy.applied(data.getLogData().size());
    return DONE;
  }

  private Object apply(LogEntryProto entry, ByteBuffer bytes) {
    lock.lock();
    try {
      Object result = machine.apply(entry.getIndex(), bytes);
      updateLastAppliedTermIndex(entry.getTerm(), entry.getIndex());
      return result;
    } catch (RuntimeException | Error bug) {
      LOG.error(
          "Applying entry {} of group '{}' threw; the group stops on this node, for to go on would"
              + " be to diverge",
          entry.getIndex(),
          group,
          bug);
      fail("applying entry " + entry.getIndex() + " threw " + bug, bug);
      throw bug;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void notifyTermIndexUpdated(long term, long index) {
    lock.lock();
    try {
      super.notifyTermIndexUpdated(term, index);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void notifyConfigurationChanged(
      long term, long index, RaftConfigurationProto configuration) {
    confTerm = term;
  }

  /** Comes from the apply thread, with the first entry of the term applied. */
  @Override
  public void notifyLeaderReady() {
    lock.lock();
    try {
      leads = true;
      machine.leading(true, confTerm);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void notifyNotLeader(Collection<TransactionContext> pending) {
    lock.lock();
    try {
      if (leads) {
        leads = false;
        machine.leading(false, confTerm);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void notifyLogFailed(Throwable cause, @Nullable LogEntryProto entry) {
    fail("writing the log failed: " + cause.getMessage(), cause);
  }

  /** Ratis's apply thread asks up to where the log may go. Writing has happened long before. */
  @Override
  public long takeSnapshot() {
    return files.purgeableIndex();
  }

  @Override
  public SnapshotFiles getStateMachineStorage() {
    return files;
  }

  /** Not after a failure: the state may hold a half of the entry that failed. */
  View view() {
    lock.lock();
    try {
      if (!failure.isEmpty()) {
        throw new IllegalStateException("the group has stopped: " + failure);
      }
      return new View(getLastAppliedTermIndex(), machine.snapshot());
    } finally {
      lock.unlock();
    }
  }

  /** Why the group stopped on this node; empty: it did not. */
  String failure() {
    return failure;
  }

  private void fail(String why, Throwable cause) {
    if (failure.isEmpty()) {
      failure = why;
    }
    proposals.failAll(group, why, cause);
  }
}
