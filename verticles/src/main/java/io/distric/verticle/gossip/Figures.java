package io.distric.verticle.gossip;

import io.distric.membership.MemberCounters;
import io.distric.membership.MemberStatus;
import io.distric.membership.MemberView;
import io.distric.membership.PacketOpener;
import java.util.EnumMap;
import java.util.Map;

/** All {@link Figure}s at one moment. */
public final class Figures {

  private final Map<Figure, Long> values = new EnumMap<>(Figure.class);

  Figures() {}

  /** One of them. */
  public long get(Figure figure) {
    return values.getOrDefault(figure, 0L);
  }

  Figures put(Figure figure, long value) {
    values.put(figure, value);
    return this;
  }

  void add(MemberCounters counters) {
    put(Figure.PROBES, counters.probes());
    put(Figure.PROBES_MISSED, counters.probesMissed());
    put(Figure.SUSPICIONS, counters.suspicions());
    put(Figure.REFUTATIONS, counters.refutations());
    put(Figure.VERDICTS, counters.verdicts());
    put(Figure.VERDICTS_REFUTED, counters.verdictsRefuted());
    put(Figure.MEMBERS_REFUSED, counters.refused());
    put(Figure.PAUSES, counters.pauses());
    put(Figure.SYNCS, counters.syncs());
    put(Figure.NEWS_HEARD, counters.newsHeard());
    put(Figure.NEWS_AGE_SUM, counters.newsAgeSum());
    put(Figure.NEWS_AGE_MAX, counters.newsAgeMax());
  }

  void add(MemberView view) {
    Map<MemberStatus, Long> count = new EnumMap<>(MemberStatus.class);
    view.rows().forEach(row -> count.merge(row.status(), 1L, Long::sum));
    put(Figure.ACTIVE, count.getOrDefault(MemberStatus.ALIVE, 0L));
    put(Figure.SUSPECTED, count.getOrDefault(MemberStatus.SUSPECTED, 0L));
    put(Figure.FAILED, count.getOrDefault(MemberStatus.FAILED, 0L));
    put(Figure.LEFT, count.getOrDefault(MemberStatus.LEFT, 0L));
    put(Figure.NEWS, view.newsWaiting());
    put(Figure.DOUBT, view.doubt());
  }

  void add(DatagramPort udp) {
    put(Figure.PACKETS_IN, udp.packetsIn());
    put(Figure.PACKETS_OUT, udp.packetsOut());
    put(Figure.BYTES_IN, udp.bytesIn());
    put(Figure.BYTES_OUT, udp.bytesOut());
    put(Figure.OVER_RATE, udp.overRate());
    put(Figure.OVER_QUEUE, udp.overQueue());
    put(Figure.UNSENT, udp.unsent());
    put(Figure.QUEUE, udp.waiting());
  }

  void add(StreamPort tcp) {
    put(Figure.STREAM_BYTES_IN, tcp.bytesIn());
    put(Figure.STREAM_BYTES_OUT, tcp.bytesOut());
    put(Figure.OVER_STREAMS, tcp.refused());
  }

  void add(PacketOpener opener, long strangers) {
    put(Figure.FOREIGN, opener.foreign() + strangers);
    put(Figure.FORGED, opener.forged());
    put(Figure.REPLAYED, opener.replayed());
    long told = opener.foreign() + opener.forged() + opener.replayed();
    put(Figure.MALFORMED, opener.dropped() - told);
  }
}
