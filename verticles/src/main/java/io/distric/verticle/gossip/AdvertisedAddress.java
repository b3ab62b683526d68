package io.distric.verticle.gossip;

import io.distric.config.GossipConfig;
import io.distric.membership.Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import java.util.regex.Pattern;

/** Under which address others reach a member: what it is told, else what it binds. */
public final class AdvertisedAddress {

  private static final Pattern WITH_PORT = Pattern.compile("(\\[.+]|[^:]+):\\d+");

  private AdvertisedAddress() {}

  /**
   * The address.
   *
   * @param port that was bound
   * @throws IllegalArgumentException if what it is told is no address
   */
  public static Address of(GossipConfig config, int port) {
    String told = config.advertise();
    if (WITH_PORT.matcher(told).matches()) {
      return Address.parse(told);
    }
    if (!told.isEmpty()) {
      return new Address(told, port);
    }
    boolean any = config.host().equals("0.0.0.0") || config.host().equals("::");
    return new Address(any ? outside(config.host()) : config.host(), port);
  }

  /** Some address of this machine that is not only for itself. */
  private static String outside(String bound) {
    boolean four = bound.indexOf(':') < 0;
    try {
      for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        if (!card.isUp() || card.isLoopback()) {
          continue;
        }
        for (InetAddress address : Collections.list(card.getInetAddresses())) {
          boolean fits = address instanceof java.net.Inet4Address == four;
          if (fits && !address.isLinkLocalAddress()) {
            return address.getHostAddress();
          }
        }
      }
    } catch (SocketException e) {
      throw new IllegalArgumentException("gossip.advertise is needed: " + e.getMessage(), e);
    }
    return four ? "127.0.0.1" : "::1";
  }
}
