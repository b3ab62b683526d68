package io.distric.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.config.ReplicaConfig;
import io.distric.replica.ReplicaGroup.NotLeadingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing assumes that a group has one member. */
class ThreeMembersTest {

  private static final int MEMBERS = 3;
  private static final int PORT_MIN = 12_000;
  private static final int PORT_MAX = 32_000;

  @TempDir Path dir;

  private final int[] ports = freePorts();
  private final Replicas[] replicas = new Replicas[MEMBERS];
  private final LedgerMachine[] machines = new LedgerMachine[MEMBERS];

  @AfterEach
  void close() {
    Arrays.stream(replicas).parallel().filter(node -> node != null).forEach(Replicas::close);
  }

  @Test
  void shouldGoOnWhenTheLeaderIsGoneAndBringItUpToDateWhenItIsBack() throws IOException {
    // given
    startAll();
    int first = leader();
    submit(first, 0, 20);

    // when
    replicas[first].close();
    replicas[first] = null;
    int second = leader();
    submit(second, 20, 40);
    start(first);

    // then
    for (int i = 0; i < MEMBERS; i++) {
      LedgerMachine machine = machines[i];
      Waiting.until("member has all", () -> machine.texts().size() == 40);
      assertEquals(IntStream.range(0, 40).mapToObj(n -> "entry " + n).toList(), machine.texts());
    }
    List<String> calls = machines[second].calls();
    assertTrue(calls.getLast().matches("leads \\d+ after 20"), calls.toString());
    assertEquals(List.of("n0", "n1", "n2"), group(second).standing().members());
  }

  @Test
  void shouldSayOnAFollowerThatNothingWasTaken() throws IOException {
    // given
    startAll();
    int leader = leader();
    int follower = (leader + 1) % MEMBERS;

    // when
    var refused = group(follower).submit("lost".getBytes(StandardCharsets.UTF_8));

    // then
    Throwable error = assertThrows(CompletionException.class, refused::join).getCause();
    assertInstanceOf(NotLeadingException.class, error);
    assertEquals("n" + leader, group(follower).standing().leader());
  }

  @Test
  void shouldFeedAMemberThatIsBehindThePurgedLogBySnapshot() throws IOException {
    // given
    startAll();
    int leader = leader();
    int behind = (leader + 1) % MEMBERS;
    replicas[behind].close();
    replicas[behind] = null;
    for (int n = 0; n < 400; n += 100) {
      submit(leader, n, n + 100);
      group(leader).submit(new byte[100_000]).join();
      group(leader).takeSnapshot().join();
    }
    submit(leader, 400, 410);

    // when
    start(behind);

    // then
    LedgerMachine machine = machines[behind];
    Waiting.until("member has all", () -> machine.texts().size() == 414);
    assertTrue(machine.restored() > 0, "fed by snapshot");
    assertEquals(machines[leader].texts(), machine.texts());
    submit(leader, 410, 420);
    Waiting.until("member follows", () -> machine.texts().size() == 424);
  }

  private void startAll() throws IOException {
    for (int i = 0; i < MEMBERS; i++) {
      start(i);
    }
  }

  private void start(int i) throws IOException {
    List<Member> others = new ArrayList<>();
    for (int j = 0; j < MEMBERS; j++) {
      if (j != i) {
        others.add(new Member("n" + j, "127.0.0.1:" + ports[j]));
      }
    }
    machines[i] = new LedgerMachine();
    ReplicaConfig config = Nodes.config(1L << 40, 64 << 10, ports[i]);
    Site site = new Site(dir.resolve("n" + i), "test", "n" + i, others);
    List<GroupSpec> groups = List.of(new GroupSpec("ledger", machines[i]));
    replicas[i] = Replicas.open(config, site, groups, Nodes.PROPOSAL_TIMEOUT);
  }

  private ReplicaGroup group(int i) {
    return replicas[i].group("ledger");
  }

  private int leader() {
    int[] found = {-1};
    Waiting.until(
        "a leader",
        () -> {
          for (int i = 0; i < MEMBERS; i++) {
            if (replicas[i] != null && group(i).standing().leads()) {
              found[0] = i;
            }
          }
          return found[0] >= 0;
        });
    return found[0];
  }

  private void submit(int i, int from, int to) {
    for (int n = from; n < to; n++) {
      group(i).submit(("entry " + n).getBytes(StandardCharsets.UTF_8)).join();
    }
  }

  /**
   * Below those that a connection is given: while a member is gone, others try to reach it, and one
   * of these attempts might else be given its port.
   */
  private static int[] freePorts() {
    int[] ports = new int[MEMBERS];
    SplittableRandom random = new SplittableRandom();
    for (int i = 0; i < MEMBERS; ) {
      int port = random.nextInt(PORT_MIN, PORT_MAX);
      if (free(port) && Arrays.stream(ports).noneMatch(other -> other == port)) {
        ports[i++] = port;
      }
    }
    return ports;
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
