package io.distric.verticle.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.config.ConfigLoader;
import io.distric.membership.Address;
import io.distric.verticle.gossip.ReceiveQueue.Datagram;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is bounded, and what an address becomes. */
final class LimitsTest {

  private static final Address FROM = new Address("h", 1);

  @Test
  void shouldDropTheOldestDatagrams() {
    // given
    ReceiveQueue queue = new ReceiveQueue(2);

    // when
    for (int i = 0; i < 5; i++) {
      queue.add(new Datagram(FROM, Buffer.buffer(new byte[i])));
    }

    // then
    assertEquals(3, queue.dropped());
    assertEquals(new Datagram(FROM, Buffer.buffer(new byte[3])), queue.poll());
    assertEquals(new Datagram(FROM, Buffer.buffer(new byte[4])), queue.poll());
    assertNull(queue.poll());
  }

  @Test
  void shouldTakeSoManyASecond() {
    // given
    PacketRate rate = new PacketRate(2);

    // then
    assertTrue(rate.admits(5_000));
    assertTrue(rate.admits(5_999));
    assertFalse(rate.admits(5_999));
    assertTrue(rate.admits(6_000));
    assertEquals(1, rate.refused());
  }

  @Test
  void shouldAdvertiseWhatItIsToldElseWhatItBinds() {
    assertEquals(new Address("127.0.0.1", 7), advertised(""));
    assertEquals(new Address("node-1.example", 7), advertised("node-1.example"));
    assertEquals(new Address("10.0.0.1", 9), advertised("10.0.0.1:9"));
    assertEquals(new Address("fd00::1", 9), advertised("[fd00::1]:9"));
    assertEquals(new Address("fd00::1", 7), advertised("fd00::1"));
  }

  private static Address advertised(String told) {
    return AdvertisedAddress.of(ConfigLoader.with(Map.of("gossip.advertise", told)).gossip(), 7);
  }
}
