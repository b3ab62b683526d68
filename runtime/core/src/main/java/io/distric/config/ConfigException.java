package io.distric.config;

import java.util.List;

/** A configuration that cannot be used. The message tells all that is wrong with it. */
public final class ConfigException extends Exception {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // never serialized
  private final List<Fault> faults;

  /** Tells the faults in columns. */
  public ConfigException(List<Fault> faults) {
    super(table(faults));
    this.faults = List.copyOf(faults);
  }

  /** What is wrong, in the order of the sources. */
  public List<Fault> faults() {
    return faults;
  }

  private static String table(List<Fault> faults) {
    int left = faults.stream().mapToInt(fault -> fault.subject().length()).max().orElse(0);
    int middle = faults.stream().mapToInt(fault -> fault.sentence().length()).max().orElse(0);
    String row = "%n  %-" + Math.max(1, left) + "s   %-" + Math.max(1, middle) + "s   from: %s";
    StringBuilder text = new StringBuilder("configuration has ");
    text.append(faults.size()).append(faults.size() == 1 ? " problem:" : " problems:");
    for (Fault fault : faults) {
      text.append(row.formatted(fault.subject(), fault.sentence(), fault.origin()));
    }
    return text.toString();
  }

  /**
   * One thing that is wrong.
   *
   * @param subject the key, with its value where it has one: {@code http.port = 99999}
   * @param sentence what it must be, or what was meant
   * @param origin where it stands
   */
  public record Fault(String subject, String sentence, String origin) {}
}
