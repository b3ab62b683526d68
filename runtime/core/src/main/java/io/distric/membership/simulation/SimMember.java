package io.distric.membership.simulation;

import io.distric.membership.Input;
import io.distric.membership.Membership;
import java.util.ArrayDeque;

/** A process of the simulation: its machine, its socket's queue, and whether it runs. */
final class SimMember {

  private static final int SOCKET_PACKETS_MAX = 2000;

  final int number;
  final Membership machine;
  final ArrayDeque<Input> inbox = new ArrayDeque<>();
  boolean up = true;
  boolean paused;
  long wakeAt = Long.MAX_VALUE;
  int slowMax;
  long packetsSent;
  long bytesSent;
  long packetsReceived;
  long bytesReceived;
  long streamBytes;
  int packetMax;

  SimMember(int number, Membership machine) {
    this.number = number;
    this.machine = machine;
  }

  /** While it is paused the socket takes what it can hold. */
  void queue(Input input) {
    if (inbox.size() < SOCKET_PACKETS_MAX) {
      inbox.add(input);
    }
  }
}
