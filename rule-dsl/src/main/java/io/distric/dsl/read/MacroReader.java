package io.distric.dsl.read;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Macro;
import io.distric.dsl.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Maps a node to a macro. */
final class MacroReader {

  private static final Set<String> KEYS = Keys.of("name", "parameters", "expr");

  private final Reading reading;
  private final ParameterReader parameters;

  MacroReader(Reading reading, ParameterReader parameters) {
    this.reading = reading;
    this.parameters = parameters;
  }

  Optional<Macro> macro(Node node) {
    return Section.of(node, "a macro", KEYS, reading).map(this::macro);
  }

  private Macro macro(Section section) {
    Optional<Node> name = section.require("name", "the macro", reading);
    Optional<Node> body = section.require("expr", "the macro", reading);
    return new Macro(
        name.map(n -> reading.text(n, "name")).orElse(""),
        section.get("parameters").map(n -> reading.texts(n, "parameters")).orElse(List.of()),
        body.map(parameters::expression)
            .orElse(new Expr.Literal(Value.Null.NULL, section.node().span())),
        section.node().span());
  }
}
