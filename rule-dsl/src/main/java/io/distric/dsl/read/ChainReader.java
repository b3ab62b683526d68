package io.distric.dsl.read;

import io.distric.dsl.ast.Chain;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Maps a node to a chain of rules. */
final class ChainReader {

  private static final Set<String> KEYS = Keys.of("id", "title", "mode", "edges");
  private static final Set<String> EDGE = Keys.of("from", "to", "if");
  private static final List<String> MODES = List.of("first", "all");
  private static final List<String> WHEN = List.of("matched", "unmatched");

  private final Reading reading;

  ChainReader(Reading reading) {
    this.reading = reading;
  }

  Optional<Chain> chain(Node node) {
    return Section.of(node, "a chain", KEYS, reading).map(this::chain);
  }

  private Chain chain(Section section) {
    return new Chain(
        Ids.id(section, "the chain", reading),
        section.get("title").map(n -> reading.text(n, "title")).orElse(""),
        section
            .get("mode")
            .flatMap(n -> word(n, "mode", MODES))
            .map(w -> Chain.Mode.valueOf(w.toUpperCase(Locale.ROOT)))
            .orElse(Chain.Mode.ALL),
        section.require("edges", "the chain", reading).map(this::edges).orElse(List.of()),
        section.node().span());
  }

  private List<Chain.Edge> edges(Node node) {
    if (!(node instanceof Node.Items items)) {
      reading.wrongShape(node, "edges", "a list of {from: RULE, to: RULE}");
      return List.of();
    }
    List<Chain.Edge> edges = new ArrayList<>();
    for (Node element : items.elements()) {
      Section.of(element, "an edge", EDGE, reading).map(this::edge).ifPresent(edges::add);
    }
    return edges;
  }

  private Chain.Edge edge(Section section) {
    Optional<Node> from = section.require("from", "the edge", reading);
    Optional<Node> to = section.require("to", "the edge", reading);
    return new Chain.Edge(
        from.map(n -> reading.text(n, "from")).orElse(""),
        to.map(n -> reading.text(n, "to")).orElse(""),
        section
            .get("if")
            .flatMap(n -> word(n, "if", WHEN))
            .map(w -> Chain.On.valueOf(w.toUpperCase(Locale.ROOT)))
            .orElse(Chain.On.MATCHED),
        section.node().span());
  }

  private Optional<String> word(Node node, String key, List<String> words) {
    String word = reading.text(node, key);
    if (words.contains(word)) {
      return Optional.of(word);
    }
    if (!word.isEmpty()) {
      reading.error(
          DiagnosticCode.BAD_VALUE,
          node,
          key + " is '" + word + "', due is " + String.join(" or ", words),
          Suggestion.hint(word, words));
    }
    return Optional.empty();
  }
}
