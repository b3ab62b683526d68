package io.distric.verticle.launch;

import io.distric.membership.Address;
import io.distric.verticle.gossip.PacketFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bad network as a file says, read anew when it changes: {@code loss 20} (of 100 datagrams that
 * come in), {@code mute HOST:PORT} (nothing goes there), {@code deaf HOST:PORT} (nothing comes from
 * there), {@code seed N}. For tests with real processes. Confined to the gossip thread.
 */
final class FaultFile implements PacketFilter {

  static final long LOOK_MILLIS = 200;

  private static final Logger LOG = LoggerFactory.getLogger(FaultFile.class);
  private static final int PERCENT = 100;

  private final Path file;
  private final Set<Address> mute = new HashSet<>();
  private final Set<Address> deaf = new HashSet<>();
  private SplittableRandom random = new SplittableRandom(1);
  private String text = "";
  private int loss;

  FaultFile(Path file) {
    this.file = file;
    look();
  }

  @Override
  public boolean passes(Way way, Address peer, boolean stream) {
    return switch (way) {
      // A connection needs both ways.
      case OUT -> !mute.contains(peer) && !(stream && deaf.contains(peer));
      case IN -> !deaf.contains(peer) && (stream || random.nextInt(PERCENT) >= loss);
    };
  }

  /** Reads the file; it is small, and this is a test. */
  void look() {
    try {
      String now = Files.exists(file) ? Files.readString(file) : "";
      if (!now.equals(text)) {
        text = now;
        read();
      }
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("faults cannot be read: {}", e.toString());
    }
  }

  private void read() {
    mute.clear();
    deaf.clear();
    loss = 0;
    for (String line : text.lines().toList()) {
      String[] words = line.strip().split(" ", 2);
      switch (words[0]) {
        case "loss" -> loss = Integer.parseInt(words[1]);
        case "seed" -> random = new SplittableRandom(Long.parseLong(words[1]));
        case "mute" -> mute.add(Address.parse(words[1]));
        case "deaf" -> deaf.add(Address.parse(words[1]));
        case "" -> {}
        default -> throw new IllegalArgumentException("'%s' is no fault".formatted(line));
      }
    }
  }
}
