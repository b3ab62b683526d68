package io.distric.dsl.check;

import io.distric.dsl.ast.Schedule;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Suggestion;
import java.time.ZoneId;
import java.util.Optional;

/** Checks the time and the zone of a schedule, and what it starts. */
final class ScheduleChecker {

  private ScheduleChecker() {}

  static void check(Schedule schedule, Declared declared, Faults faults) {
    Optional<String> fault = Cron.fault(schedule.cron());
    if (fault.isPresent()) {
      faults.error(
          DiagnosticCode.BAD_SCHEDULE,
          schedule.span(),
          "schedule '%s': '%s' is no time of a calendar: %s"
              .formatted(schedule.id(), schedule.cron(), fault.get()),
          "five fields: minute hour day month weekday, as in \"0 2 * * 1-5\"");
    }
    if (!ZoneId.getAvailableZoneIds().contains(schedule.zone())) {
      faults.error(
          DiagnosticCode.BAD_ZONE,
          schedule.span(),
          "schedule '%s': there is no time zone '%s'".formatted(schedule.id(), schedule.zone()),
          Suggestion.nearest(schedule.zone(), ZoneId.getAvailableZoneIds())
              .map(zone -> "did you mean " + zone + "?")
              .orElse("write it as in Europe/Berlin, or UTC"));
    }
    if (declared.workflow(schedule.workflow()).isEmpty()) {
      faults.warning(
          DiagnosticCode.UNKNOWN_WORKFLOW,
          schedule.span(),
          "schedule '%s' runs '%s', and there is no such workflow"
              .formatted(schedule.id(), schedule.workflow()),
          Suggestion.hint(schedule.workflow(), declared.workflowIds()));
    }
  }
}
