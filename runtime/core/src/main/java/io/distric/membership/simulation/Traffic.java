package io.distric.membership.simulation;

/** What members sent and received, for each member and second. */
public final class Traffic {

  private final long milliseconds;
  private int members;
  private long packets;
  private long bytes;
  private long streamBytes;
  private int packetMax;

  Traffic(long milliseconds) {
    this.milliseconds = milliseconds;
  }

  void add(SimMember member) {
    members++;
    packets += member.packetsSent;
    bytes += member.bytesSent;
    streamBytes += member.streamBytes;
    packetMax = Math.max(packetMax, member.packetMax);
  }

  /** What came since an earlier look. */
  public Traffic since(Traffic earlier) {
    Traffic later = new Traffic(milliseconds - earlier.milliseconds);
    later.members = members;
    later.packets = packets - earlier.packets;
    later.bytes = bytes - earlier.bytes;
    later.streamBytes = streamBytes - earlier.streamBytes;
    later.packetMax = packetMax;
    return later;
  }

  /** Datagrams that a member sends in a second. */
  public double packetsPerSecond() {
    return 1000.0 * packets / members / milliseconds;
  }

  /** Bytes of datagrams that a member sends in a second, without those of UDP and IP. */
  public double bytesPerSecond() {
    return 1000.0 * bytes / members / milliseconds;
  }

  /** Bytes on streams that a member sends in a second, without those of TCP and IP. */
  public double streamBytesPerSecond() {
    return 1000.0 * streamBytes / members / milliseconds;
  }

  /** All datagrams. */
  public long packets() {
    return packets;
  }

  /** The largest datagram. */
  public int packetMax() {
    return packetMax;
  }
}
