package io.distric.membership.simulation;

/** What members sent and received, for each member and second. */
public final class Traffic {

  /** Bytes of the headers of UDP and IPv4. */
  public static final int HEADER_BYTES = 28;

  private final long milliseconds;
  private final Role all = new Role();
  private final Role coordinators = new Role();
  private int packetMax;
  private int frameMax;

  Traffic(long milliseconds) {
    this.milliseconds = milliseconds;
  }

  void add(SimMember member, boolean coordinator) {
    all.add(member);
    if (coordinator) {
      coordinators.add(member);
    }
    packetMax = Math.max(packetMax, member.packetMax);
    frameMax = Math.max(frameMax, member.frameMax);
  }

  /** What came since an earlier look. */
  public Traffic since(Traffic earlier) {
    Traffic later = new Traffic(milliseconds - earlier.milliseconds);
    later.all.between(earlier.all, all);
    later.coordinators.between(earlier.coordinators, coordinators);
    later.packetMax = packetMax;
    later.frameMax = frameMax;
    return later;
  }

  /** Datagrams that a member sends in a second. */
  public double packetsPerSecond() {
    return perSecond(all.packetsSent, all.members);
  }

  /** Bytes of datagrams that a member sends in a second, without the headers of UDP and IP. */
  public double bytesPerSecond() {
    return perSecond(all.bytesSent, all.members);
  }

  /** The same with those headers. */
  public double wireBytesPerSecond() {
    return perSecond(all.bytesSent + HEADER_BYTES * all.packetsSent, all.members);
  }

  /** Bytes of datagrams that reach a coordinator in a second, with headers. */
  public double wireBytesPerSecondAtCoordinators() {
    long bytes = coordinators.bytesReceived + HEADER_BYTES * coordinators.packetsReceived;
    return perSecond(bytes, coordinators.members);
  }

  /** Datagrams that reach a coordinator in a second. */
  public double packetsPerSecondAtCoordinators() {
    return perSecond(coordinators.packetsReceived, coordinators.members);
  }

  /** Bytes on streams that a member sends in a second, without the headers of TCP and IP. */
  public double streamBytesPerSecond() {
    return perSecond(all.streamBytes, all.members);
  }

  /** All datagrams. */
  public long packets() {
    return all.packetsSent;
  }

  /** The largest datagram since the start. */
  public int packetMax() {
    return packetMax;
  }

  /** The largest frame on a stream since the start, before it is compressed. */
  public int frameMax() {
    return frameMax;
  }

  private double perSecond(long sum, int members) {
    return members == 0 || milliseconds == 0 ? 0 : 1000.0 * sum / members / milliseconds;
  }

  private static final class Role {
    private int members;
    private long packetsSent;
    private long bytesSent;
    private long packetsReceived;
    private long bytesReceived;
    private long streamBytes;

    private void add(SimMember member) {
      members++;
      packetsSent += member.packetsSent;
      bytesSent += member.bytesSent;
      packetsReceived += member.packetsReceived;
      bytesReceived += member.bytesReceived;
      streamBytes += member.streamBytes;
    }

    private void between(Role earlier, Role later) {
      members = later.members;
      packetsSent = later.packetsSent - earlier.packetsSent;
      bytesSent = later.bytesSent - earlier.bytesSent;
      packetsReceived = later.packetsReceived - earlier.packetsReceived;
      bytesReceived = later.bytesReceived - earlier.bytesReceived;
      streamBytes = later.streamBytes - earlier.streamBytes;
    }
  }
}
