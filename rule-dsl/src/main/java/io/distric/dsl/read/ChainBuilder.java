package io.distric.dsl.read;

import io.distric.dsl.ast.Chain;
import io.distric.dsl.ast.Schedule;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Suggestion;
import io.distric.grammar.DistricParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Turns the trees of chains and schedules into these. */
final class ChainBuilder {

  private static final List<String> MODES = List.of("first", "all");
  private static final List<String> WHEN = List.of("matched", "unmatched");

  private final LanguageParts parts;

  ChainBuilder(LanguageParts parts) {
    this.parts = parts;
  }

  Chain chain(DistricParser.ChainContext tree, CommentPlaces places) {
    Optional<Chain.Mode> mode = Optional.empty();
    List<Chain.Edge> edges = new ArrayList<>();
    for (DistricParser.ChainClauseContext clause : tree.chainClause()) {
      parts.faults().next();
      switch (clause) {
        case DistricParser.ChainModeContext it -> {
          places.clause("mode", it);
          mode = Optional.of(mode(it, mode.isPresent()));
        }
        case DistricParser.ChainEdgeContext it -> {
          places.clause("edges/" + edges.size(), it);
          edges(it, edges);
        }
        default -> throw new IllegalStateException("no such clause: " + clause.getText());
      }
    }
    parts.faults().next();
    return new Chain(
        parts.id(tree.id(), "a chain"),
        parts.title(tree.plainText()),
        mode.orElse(Chain.Mode.ALL),
        edges,
        places.comments(),
        parts.span(tree));
  }

  private Chain.Mode mode(DistricParser.ChainModeContext tree, boolean twice) {
    if (twice) {
      parts
          .faults()
          .report(
              DiagnosticCode.DUPLICATE_KEY,
              tree.getStart(),
              "the chain has a mode already",
              "keep one of them");
    }
    return word(tree.NAME(), MODES)
        .map(w -> Chain.Mode.valueOf(w.toUpperCase(Locale.ROOT)))
        .orElse(Chain.Mode.ALL);
  }

  private void edges(DistricParser.ChainEdgeContext tree, List<Chain.Edge> edges) {
    Chain.On on =
        Optional.ofNullable(tree.NAME())
            .flatMap(n -> word(n, WHEN))
            .map(w -> Chain.On.valueOf(w.toUpperCase(Locale.ROOT)))
            .orElse(Chain.On.MATCHED);
    List<DistricParser.IdContext> ids = tree.id();
    String from = parts.name(ids.getFirst());
    for (DistricParser.IdContext to : ids.subList(1, ids.size())) {
      edges.add(new Chain.Edge(from, parts.name(to), on, parts.span(to)));
    }
  }

  private Optional<String> word(TerminalNode node, List<String> words) {
    if (words.contains(node.getText())) {
      return Optional.of(node.getText());
    }
    parts
        .faults()
        .report(
            DiagnosticCode.BAD_VALUE,
            node.getSymbol(),
            "'" + node.getText() + "' cannot stand here, due is " + String.join(" or ", words),
            Suggestion.hint(node.getText(), words));
    return Optional.empty();
  }

  Schedule schedule(DistricParser.ScheduleContext tree, CommentPlaces places) {
    int texts = tree.ZONE() == null ? tree.plainText().size() : tree.plainText().size() - 1;
    return new Schedule(
        parts.id(tree.id(), "a schedule"),
        texts == 2 ? parts.text(tree.plainText(0)) : "",
        parts.text(tree.plainText(texts - 1)),
        tree.ZONE() == null ? Schedule.UTC : parts.text(tree.plainText(texts)),
        parts.name(tree.qualified()),
        parts.entries(tree.map()),
        parts.options(tree.with(), "a schedule", Keys.SCHEDULE_OPTIONS),
        places.comments(),
        parts.span(tree));
  }
}
