package io.distric.replica;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/**
 * A node in a process of its own, to be killed: submits numbered entries and prints the number of
 * each that is acknowledged. With {@code early} it prints them before they are: the test of the
 * test.
 */
final class AcknowledgingNode {

  private static final int INFLIGHT = 8;

  private AcknowledgingNode() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path dir = Path.of(args[0]);
    boolean early = args[1].equals("early");
    int from = Integer.parseInt(args[2]);
    LedgerMachine machine = new LedgerMachine();
    // Small, so that snapshots and purges are under way when it is killed.
    Replicas replicas = Nodes.alone(dir, machine, Nodes.config(50_000, 64 << 10, 0));
    Semaphore room = new Semaphore(INFLIGHT);
    for (int n = from; ; n++) {
      int number = n;
      if (early) {
        say(number);
      }
      room.acquire();
      var _ =
          Nodes.submit(replicas, CrashTest.text(number))
              .whenComplete(
                  (applied, error) -> {
                    room.release();
                    if (error == null && !early) {
                      say(number);
                    }
                  });
      if (early) {
        room.release();
      }
    }
  }

  private static void say(int number) {
    System.out.println("acknowledged " + number);
  }
}
