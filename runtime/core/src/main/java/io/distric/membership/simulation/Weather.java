package io.distric.membership.simulation;

/**
 * What the network does to every datagram, from the beginning to the end.
 *
 * @param loss share that is lost
 * @param repeated share that arrives twice
 * @param reordered share that takes ten times as long
 * @param delayMin milliseconds from one member to another, at least
 * @param delayMax at most
 */
public record Weather(double loss, double repeated, double reordered, int delayMin, int delayMax) {

  /** Nothing is lost, and a packet takes one to three milliseconds. */
  public static final Weather FAIR = new Weather(0, 0, 0, 1, 3);

  /** Checks the values. */
  public Weather {
    share("loss", loss);
    share("repeated", repeated);
    share("reordered", reordered);
    if (delayMin < 0 || delayMax < delayMin) {
      throw new IllegalArgumentException("%d to %d ms is no delay".formatted(delayMin, delayMax));
    }
  }

  /** The same with this share lost. */
  public static Weather losing(double share) {
    return new Weather(share, 0, 0, 1, 3);
  }

  void over(Network network) {
    network.loss(loss).repeated(repeated).reordered(reordered).delay(delayMin, delayMax);
  }

  private static void share(String name, double value) {
    if (value < 0 || value > 1) {
      throw new IllegalArgumentException("%s must be 0%% to 100%%".formatted(name));
    }
  }
}
