package io.distric.dsl.read;

import io.distric.dsl.ast.Effect;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.source.DiagnosticCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a rule does: the entries of {@code actions}, and {@code set} and {@code remove} beside. */
final class EffectReader {

  private static final Set<String> RUN = Keys.joined(Keys.of("workflow", "params"), Keys.OPTIONS);
  private static final Set<String> EMIT = Keys.of("emit", "data");
  private static final Set<String> ALL =
      Keys.joined(Keys.joined(RUN, EMIT), Keys.of("set", "remove", "stop"));
  private static final List<String> KINDS = List.of("workflow", "set", "remove", "emit", "stop");

  private final Reading reading;
  private final ParameterReader parameters;
  private final OptionsReader options;

  EffectReader(Reading reading, ParameterReader parameters, OptionsReader options) {
    this.reading = reading;
    this.parameters = parameters;
    this.options = options;
  }

  List<Effect> actions(Node node) {
    if (!(node instanceof Node.Items items)) {
      reading.wrongShape(node, "actions", "a list");
      return List.of();
    }
    List<Effect> effects = new ArrayList<>();
    for (Node element : items.elements()) {
      effects.addAll(action(element));
    }
    return effects;
  }

  List<Effect> set(Node node) {
    if (!(node instanceof Node.Fields fields)) {
      reading.wrongShape(node, "set", "a map of fields and values");
      return List.of();
    }
    List<Effect> effects = new ArrayList<>();
    for (Node.Member member : fields.members()) {
      Expr.Path path = namesOnly(reading.path(member), member.value());
      effects.add(new Effect.SetField(path, parameters.value(member.value()), member.keySpan()));
    }
    return effects;
  }

  List<Effect> remove(Node node) {
    List<Node> fields = node instanceof Node.Items items ? items.elements() : List.of(node);
    List<Effect> effects = new ArrayList<>();
    for (Node field : fields) {
      Expr.Path path = namesOnly(reading.path(field, "remove"), field);
      effects.add(new Effect.RemoveField(path, field.span()));
    }
    return effects;
  }

  private List<Effect> action(Node node) {
    if (!(node instanceof Node.Fields fields)) {
      reading.wrongShape(node, "an action", "a map such as {workflow: NAME} or {stop: true}");
      return List.of();
    }
    Optional<Section> all = Section.open(node, "an action", reading);
    Optional<String> kind = all.flatMap(s -> s.oneOf(KINDS, "the action", reading));
    if (all.isEmpty() || kind.isEmpty()) {
      boolean mistyped =
          fields.members().stream()
              .anyMatch(member -> !reading.isComment(member) && !ALL.contains(member.key()));
      Section.of(node, "an action", ALL, reading);
      if (mistyped) {
        return List.of();
      }
      reading.error(
          DiagnosticCode.MISSING_KEY,
          node,
          "the action does not say what to do",
          "add workflow:, set:, remove:, emit: or stop:");
      return List.of();
    }
    Node value = all.get().get(kind.get()).orElse(node);
    return switch (kind.get()) {
      case "workflow" -> run(fields, value);
      case "set" -> only(fields, "set") ? set(value) : List.of();
      case "remove" -> only(fields, "remove") ? remove(value) : List.of();
      case "emit" -> emit(fields, value);
      default -> only(fields, "stop") ? stop(value) : List.of();
    };
  }

  private List<Effect> run(Node.Fields fields, Node workflow) {
    Optional<Section> section = Section.of(fields, "an action with workflow", RUN, reading);
    if (section.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Effect.Run(
            reading.text(workflow, "workflow"),
            section.get().get("params").map(n -> parameters.entries(n, "params")).orElse(List.of()),
            options.options(section.get()),
            fields.span()));
  }

  private List<Effect> emit(Node.Fields fields, Node topic) {
    Optional<Section> section = Section.of(fields, "an action with emit", EMIT, reading);
    List<Expr.Entry> data =
        section
            .flatMap(s -> s.get("data"))
            .map(n -> parameters.entries(n, "data"))
            .orElse(List.of());
    return List.of(new Effect.Emit(reading.text(topic, "emit"), data, fields.span()));
  }

  private List<Effect> stop(Node value) {
    return reading.bool(value, "stop") ? List.of(new Effect.Stop(value.span())) : List.of();
  }

  private boolean only(Node.Fields fields, String key) {
    return Section.of(fields, "an action with " + key, Keys.of(key), reading).isPresent();
  }

  private Expr.Path namesOnly(Expr.Path path, Node at) {
    boolean names = path.segments().stream().allMatch(s -> s instanceof Expr.Segment.Name);
    if (!names) {
      reading.error(
          DiagnosticCode.BAD_TARGET,
          at,
          "an element of a list cannot be set or removed",
          "name a field, as in user.country");
    } else if (Effect.target(path).isEmpty()) {
      reading.error(
          DiagnosticCode.BAD_TARGET,
          at,
          "msg is the whole message, which cannot be set or removed",
          "name a field, as in msg.country");
    }
    return path;
  }
}
