package io.distric.config;

import io.distric.config.LoadedConfig.Setting;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** What has to hold between values of different sections. */
final class SectionPairs {

  private static final Duration LONG = Duration.ofDays(36_500);

  /** Half: an entry holds more than the one thing, and what was told of it besides. */
  private static final List<Pair> PAIRS =
      List.of(
          new Pair("coordinate.entryBytesMax", "replica.entryBytesMax", 1),
          new Pair("catalog.entryBytesMax", "replica.entryBytesMax", 1),
          new Pair("ingest.messageBytesMax", "replica.entryBytesMax", 2),
          new Pair("execute.resultBytesMax", "replica.entryBytesMax", 2),
          new Pair("execute.heartbeat", "coordinate.leaseDuration", 2));

  private SectionPairs() {}

  /**
   * Two values.
   *
   * @param smaller key of the one
   * @param larger key of the other
   * @param times so many of the one have to fit into the other
   */
  private record Pair(String smaller, String larger, int times) {

    String sentence(Setting limit) {
      return "must be at most %s%s, which is %s (%s)"
          .formatted(times == 1 ? "" : "half of ", larger, limit.value(), limit.origin());
    }
  }

  /**
   * Compares.
   *
   * @param settings the setting of a key
   * @param readable whether the value of a key could be read
   * @param fault takes a setting with what it must be
   */
  static void check(
      Function<String, Setting> settings,
      Predicate<String> readable,
      BiConsumer<Setting, String> fault) {
    for (Pair pair : PAIRS) {
      if (readable.test(pair.smaller) && readable.test(pair.larger)) {
        Setting limit = settings.apply(pair.larger);
        Setting setting = settings.apply(pair.smaller);
        if (amount(setting) > amount(limit) / pair.times) {
          fault.accept(setting, pair.sentence(limit));
        }
      }
    }
  }

  private static long amount(Setting setting) {
    ConfigKey key = ConfigKeys.find(setting.key());
    if (key == null) {
      throw new IllegalStateException("there is no key " + setting.key());
    }
    return switch (Spelling.read(key.type(), setting.value())) {
      case Number number -> number.longValue();
      case Duration duration -> duration.compareTo(LONG) > 0 ? Long.MAX_VALUE : duration.toMillis();
      case Object other -> throw new IllegalStateException(key + " is no amount: " + other);
    };
  }
}
