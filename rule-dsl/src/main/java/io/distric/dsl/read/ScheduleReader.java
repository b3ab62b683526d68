package io.distric.dsl.read;

import io.distric.dsl.ast.Schedule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Maps a node to a schedule. */
final class ScheduleReader {

  private static final Set<String> KEYS =
      Keys.joined(
          Keys.of("id", "title", "cron", "zone", "workflow", "params"), Keys.SCHEDULE_OPTIONS);

  private final Reading reading;
  private final ParameterReader parameters;
  private final OptionsReader options;

  ScheduleReader(Reading reading, ParameterReader parameters, OptionsReader options) {
    this.reading = reading;
    this.parameters = parameters;
    this.options = options;
  }

  Optional<Schedule> schedule(Node node) {
    return Section.of(node, "a schedule", KEYS, reading).map(this::schedule);
  }

  private Schedule schedule(Section section) {
    return new Schedule(
        Ids.id(section, "the schedule", reading),
        section.get("title").map(n -> reading.text(n, "title")).orElse(""),
        required(section, "cron"),
        section.get("zone").map(n -> reading.text(n, "zone")).orElse(Schedule.UTC),
        required(section, "workflow"),
        section.get("params").map(n -> parameters.entries(n, "params")).orElse(List.of()),
        options.options(section),
        section.node().span());
  }

  private String required(Section section, String key) {
    return section.require(key, "the schedule", reading).map(n -> reading.text(n, key)).orElse("");
  }
}
