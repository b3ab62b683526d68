package io.distric.dsl.print;

import io.distric.dsl.ast.Chain;
import io.distric.dsl.ast.Schedule;
import io.distric.dsl.print.LanguageLines.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Chains and schedules in the language. */
final class ChainText {

  private ChainText() {}

  static void chain(Chain chain, LanguageLines lines) {
    lines.comments(chain.comments());
    lines.before("");
    lines.body(
        RuleText.head("chain", chain.id(), chain.title()),
        () -> {
          lines.before("mode");
          lines.line("mode " + chain.mode().name().toLowerCase(Locale.ROOT));
          edges(chain.edges(), lines);
        });
  }

  /** Edges in a row that leave one rule in one case stand on one line. */
  private static void edges(List<Chain.Edge> edges, LanguageLines lines) {
    int at = 0;
    while (at < edges.size()) {
      Chain.Edge first = edges.get(at);
      lines.before("edges/" + at);
      StringBuilder line = new StringBuilder(Names.id(first.from())).append(" -> ");
      line.append(Names.id(first.to()));
      at++;
      while (at < edges.size() && joins(first, edges.get(at)) && !lines.hasComment("edges/" + at)) {
        line.append(", ").append(Names.id(edges.get(at).to()));
        at++;
      }
      switch (first.on()) {
        case MATCHED -> {}
        case UNMATCHED -> line.append(" if unmatched");
      }
      lines.line(line.toString());
    }
  }

  private static boolean joins(Chain.Edge first, Chain.Edge next) {
    return first.from().equals(next.from()) && first.on() == next.on();
  }

  static void schedule(Schedule schedule, LanguageLines lines) {
    lines.comments(schedule.comments());
    lines.before("");
    String head =
        "%s %s zone %s run %s"
            .formatted(
                RuleText.head("schedule", schedule.id(), schedule.title()),
                Texts.literal(schedule.cron()),
                Texts.literal(schedule.zone()),
                Names.qualified(schedule.workflow()));
    List<Part> parts = new ArrayList<>();
    MapText.entries(schedule.params()).ifPresent(parts::add);
    MapText.with(schedule.options()).ifPresent(parts::add);
    lines.clause(head, parts);
  }
}
