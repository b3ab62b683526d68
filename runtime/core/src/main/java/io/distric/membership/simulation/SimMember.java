package io.distric.membership.simulation;

import io.distric.membership.Address;
import io.distric.membership.Input;
import io.distric.membership.Membership;
import java.util.ArrayDeque;

/** A process of the simulation: its machine, its socket's queue, and whether it runs. */
final class SimMember {

  private static final int SOCKET_PACKETS_MAX = 2000;

  final int number;

  /** Tells the runs of one member apart. */
  final long serial;

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
  int frameMax;
  int streamsIn;

  SimMember(int number, long serial, Membership machine) {
    this.number = number;
    this.serial = serial;
    this.machine = machine;
  }

  /** Whether this run of the member is the one at an address. */
  boolean hears(Address address) {
    return machine.profile().address().equals(address);
  }

  /** While it is paused the socket takes what it can hold. */
  void queue(Input input) {
    if (inbox.size() < SOCKET_PACKETS_MAX) {
      inbox.add(input);
    }
  }

  /** What an earlier run of the same member sent and received counts on. */
  void inherit(SimMember earlier) {
    packetsSent = earlier.packetsSent;
    bytesSent = earlier.bytesSent;
    packetsReceived = earlier.packetsReceived;
    bytesReceived = earlier.bytesReceived;
    streamBytes = earlier.streamBytes;
    packetMax = earlier.packetMax;
    frameMax = earlier.frameMax;
  }
}
