package io.distric.verticle.gossip;

import io.distric.membership.Address;
import java.util.Arrays;
import java.util.List;

/** The members to ask first. */
public final class Seeds {

  private Seeds() {}

  /**
   * Reads {@code host:port}, separated by commas.
   *
   * @throws IllegalArgumentException if one is spelled otherwise
   */
  public static List<Address> parse(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .map(Address::parse)
        .toList();
  }
}
