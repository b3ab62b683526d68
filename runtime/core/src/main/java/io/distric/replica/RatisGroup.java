package io.distric.replica;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientAsynchronousProtocol;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.protocol.SnapshotManagementRequest;
import org.apache.ratis.server.DivisionInfo;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.statemachine.SnapshotInfo;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;
import org.apache.ratis.util.LifeCycle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A group of this node's Ratis server. Thread-safe. */
final class RatisGroup implements ReplicaGroup {

  private static final Logger LOG = LoggerFactory.getLogger(RatisGroup.class);

  private final String name;
  private final RaftGroupId id;
  private final RaftServer server;
  private final ClientId client;
  private final Proposals proposals;
  private final ReplicatedMachine machine;
  private final SnapshotPolicy policy;
  private final Limits limits;
  private final Executors executors;
  private volatile boolean purgeWanted;

  /** What bounds a proposal. */
  record Limits(int entryBytesMax, Duration proposalTimeout) {}

  /**
   * Where the work is done.
   *
   * @param submit one thread, so that the order of submission is the order in the log
   * @param snapshots one thread
   */
  record Executors(Executor submit, Executor snapshots) {}

  RatisGroup(
      String name,
      RaftGroupId id,
      RaftServer server,
      ClientId client,
      Proposals proposals,
      ReplicatedMachine machine,
      SnapshotPolicy policy,
      Limits limits,
      Executors executors) {
    this.name = name;
    this.id = id;
    this.server = server;
    this.client = client;
    this.proposals = proposals;
    this.machine = machine;
    this.policy = policy;
    this.limits = limits;
    this.executors = executors;
    policy.onDue(
        () -> {
          var _ = takeSnapshot();
        });
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public CompletableFuture<Object> submit(byte[] entry) {
    if (entry.length > limits.entryBytesMax()) {
      return CompletableFuture.failedFuture(
          new EntryTooLargeException(
              "An entry of %d bytes for group '%s' is over the limit of %d (replica.entryBytesMax)"
                  .formatted(entry.length, name, limits.entryBytesMax())));
    }
    Proposals.Proposal proposal = proposals.begin();
    try {
      executors.submit().execute(() -> submit(proposal, entry));
    } catch (RejectedExecutionException closed) {
      proposals.refused(proposal, name, "this node shuts down", closed);
    }
    return proposal.result;
  }

  private void submit(Proposals.Proposal proposal, byte[] entry) {
    RaftClientRequest request =
        RaftClientRequest.newBuilder()
            .setClientId(client)
            .setServerId(server.getId())
            .setGroupId(id)
            .setCallId(proposal.callId)
            .setMessage(Message.valueOf(UnsafeByteOperations.unsafeWrap(entry)))
            .setType(RaftClientRequest.writeRequestType())
            .build();
    try {
      var _ =
          division()
              .submitClientRequestAsync(request)
              .whenComplete((reply, error) -> answered(proposal, reply, error));
    } catch (IOException | RuntimeException refused) {
      answered(proposal, null, refused);
    }
  }

  /**
   * The group itself, which appends on the calling thread. The server would hand the request to
   * another thread and wait for it.
   */
  private RaftClientAsynchronousProtocol division() throws IOException {
    return (RaftClientAsynchronousProtocol) server.getDivision(id);
  }

  /** Success has been told by the apply thread. */
  private void answered(
      Proposals.Proposal proposal, @Nullable RaftClientReply reply, @Nullable Throwable error) {
    Throwable cause = error == null && reply != null ? reply.getException() : error;
    if (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause != null) {
      proposals.refused(proposal, name, String.valueOf(cause.getMessage()), cause);
    }
  }

  @Override
  public Standing standing() {
    RaftServer.Division division;
    try {
      division = server.getDivision(id);
    } catch (IOException gone) {
      return new Standing(false, false, false, "", 0, 0, 0, List.of(), detail(gone.toString()));
    }
    DivisionInfo info = division.getInfo();
    boolean running =
        info.getLifeCycleState() == LifeCycle.State.RUNNING && machine.failure().isEmpty();
    RaftPeerId leader = info.getLeaderId();
    return new Standing(
        running,
        division.getId().equals(leader),
        running && info.isLeader() && info.isLeaderReady(),
        leader == null ? "" : leader.toString(),
        info.getCurrentTerm(),
        division.getRaftLog().getLastCommittedIndex(),
        info.getLastAppliedIndex(),
        division.getGroup().getPeers().stream()
            .map(peer -> peer.getId().toString())
            .sorted()
            .toList(),
        running ? "" : detail("the division is " + info.getLifeCycleState()));
  }

  private String detail(String otherwise) {
    return machine.failure().isEmpty() ? otherwise : machine.failure();
  }

  @Override
  public CompletableFuture<Long> takeSnapshot() {
    CompletableFuture<Long> taken = new CompletableFuture<>();
    try {
      executors.snapshots().execute(() -> takeSnapshot(taken));
    } catch (RejectedExecutionException closed) {
      taken.completeExceptionally(closed);
    }
    return taken;
  }

  private void takeSnapshot(CompletableFuture<Long> taken) {
    long covered = policy.began();
    try {
      ReplicatedMachine.View view = machine.view();
      SnapshotInfo latest = machine.getLatestSnapshot();
      if (view.at().getIndex() >= 0 && !view.at().equals(termIndex(latest))) {
        machine.getStateMachineStorage().write(view.at(), view.snapshot());
        purgeWanted = true;
        purge();
      }
      taken.complete(view.at().getIndex());
    } catch (IOException | RuntimeException failed) {
      LOG.error(
          "A snapshot of group '{}' was not written; the log grows until one is", name, failed);
      policy.failed(covered);
      taken.completeExceptionally(failed);
    }
  }

  /** Ratis purges only if something was applied since the last snapshot: else later. */
  private void purge() {
    SnapshotInfo latest = machine.getLatestSnapshot();
    if (latest == null || machine.getLastAppliedTermIndex().getIndex() <= latest.getIndex()) {
      return;
    }
    purgeWanted = false;
    long timeoutMillis = limits.proposalTimeout().toMillis();
    SnapshotManagementRequest request =
        SnapshotManagementRequest.newCreate(
            client, server.getId(), id, proposals.nextCallId(), timeoutMillis, 1);
    var _ =
        server
            .snapshotManagementAsync(request)
            .whenComplete(
                (reply, failed) -> {
                  if (failed != null) {
                    LOG.warn("The log of group '{}' was not purged: {}", name, failed.toString());
                  }
                });
  }

  /** Runs on the snapshots' thread, now and then. */
  void tick() {
    proposals.expire(limits.proposalTimeout(), name);
    if (policy.due()) {
      takeSnapshot(new CompletableFuture<>());
    }
    if (purgeWanted) {
      purge();
    }
  }

  void closed() {
    proposals.failAll(name, "this node shut down", null);
  }

  private static @Nullable TermIndex termIndex(@Nullable SnapshotInfo info) {
    return info == null ? null : info.getTermIndex();
  }
}
