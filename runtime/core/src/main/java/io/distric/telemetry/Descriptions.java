package io.distric.telemetry;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Gives every meter of {@link Metrics} the sentence that its constant has there, so that whoever
 * scrapes a node reads what a figure means. Immutable.
 */
public final class Descriptions implements MeterFilter {

  private final Properties sentences = new Properties();

  /** Reads the sentences, which the build takes from {@link Metrics}. */
  public Descriptions() {
    try (InputStream in =
        Objects.requireNonNull(Descriptions.class.getResourceAsStream("metrics.properties"))) {
      sentences.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What a meter shows.
   *
   * @param meter its name, as {@link Metrics} has it
   * @return null for a meter of somebody else
   */
  public @Nullable String of(String meter) {
    return sentences.getProperty(meter);
  }

  @Override
  public Meter.Id map(Meter.Id id) {
    String sentence = of(id.getName());
    return sentence == null || id.getDescription() != null
        ? id
        : new Meter.Id(
            id.getName(),
            Tags.of(id.getTagsAsIterable()),
            id.getBaseUnit(),
            sentence,
            id.getType());
  }
}
