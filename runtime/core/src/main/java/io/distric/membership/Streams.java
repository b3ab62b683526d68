package io.distric.membership;

import io.distric.membership.GossipMessage.Ping;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The streams that this member opened, by what they are for. */
final class Streams {

  private final Turn turn;
  private final int streamsMax;
  private final int pingsMax;
  private final Map<Long, Use> open = new HashMap<>();
  private int pings;
  private long last;

  Streams(Turn turn, int streamsMax) {
    this.turn = turn;
    this.streamsMax = streamsMax;
    // Where nobody answers, pings hold their places until the time is over: the rest is for those
    // that would find the others again.
    pingsMax = Math.max(1, streamsMax / 2);
  }

  void ping(Address to, Ping ping) {
    open(Use.PING, to, ping);
  }

  /** The number of the stream, or 0 if there are too many. */
  long open(Use use, Address to, GossipMessage first) {
    if (open.size() >= streamsMax || (use == Use.PING && pings >= pingsMax)) {
      return 0;
    }
    open.put(++last, use);
    pings += use == Use.PING ? 1 : 0;
    turn.emit(new Effect.OpenStream(last, to, first));
    return last;
  }

  @Nullable Use use(long stream) {
    return open.get(stream);
  }

  void send(long stream, GossipMessage message) {
    turn.emit(new Effect.SendOnStream(stream, message));
  }

  void close(long stream) {
    ended(stream);
    turn.emit(new Effect.CloseStream(stream));
  }

  int open() {
    return open.size();
  }

  @Nullable Use ended(long stream) {
    Use use = open.remove(stream);
    pings -= use == Use.PING ? 1 : 0;
    return use;
  }

  enum Use {
    PING,
    SYNC,
    JOIN
  }
}
