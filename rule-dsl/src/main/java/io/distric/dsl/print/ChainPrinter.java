package io.distric.dsl.print;

import io.distric.dsl.ast.Chain;
import io.distric.dsl.ast.Schedule;
import io.distric.dsl.value.Value;
import java.util.Locale;

/** Chains and schedules as keys. */
final class ChainPrinter {

  private ChainPrinter() {}

  static Value.Fields chain(Chain chain) {
    return new Shape()
        .put("id", chain.id())
        .putUnlessEmpty("title", chain.title())
        .put("mode", chain.mode().name().toLowerCase(Locale.ROOT))
        .put("edges", new Value.Items(chain.edges().stream().map(ChainPrinter::edge).toList()))
        .done();
  }

  private static Value edge(Chain.Edge edge) {
    Shape shape = new Shape().put("from", edge.from()).put("to", edge.to());
    return switch (edge.on()) {
      case MATCHED -> shape.done();
      case UNMATCHED -> shape.put("if", "unmatched").done();
    };
  }

  static Value.Fields schedule(Schedule schedule) {
    return new Shape()
        .put("id", schedule.id())
        .putUnlessEmpty("title", schedule.title())
        .put("cron", schedule.cron())
        .put("zone", schedule.zone())
        .put("workflow", schedule.workflow())
        .putUnlessEmpty("params", Parameters.entries(schedule.params()))
        .putAll(OptionsPrinter.options(schedule.options()))
        .done();
  }
}
