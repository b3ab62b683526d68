package io.distric.dsl.read;

import io.distric.dsl.ast.Options;
import io.distric.dsl.ast.Workflow;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Maps a node to a workflow. */
final class WorkflowReader {

  static final Set<String> KEYS =
      Keys.of(
          "id",
          "workflow_id",
          "title",
          "input",
          "inputs",
          "defaults",
          "tasks",
          "on_failure",
          "output",
          "version",
          "created_at",
          "updated_at",
          "origin");

  private static final Set<String> ON_FAILURE = Keys.of("compensate", "tasks");

  private final Reading reading;
  private final ParameterReader parameters;
  private final FieldReader fields;
  private final OptionsReader options;
  private final StepReader steps;

  WorkflowReader(
      Reading reading,
      ParameterReader parameters,
      FieldReader fields,
      OptionsReader options,
      StepReader steps) {
    this.reading = reading;
    this.parameters = parameters;
    this.fields = fields;
    this.options = options;
    this.steps = steps;
  }

  Optional<Workflow> workflow(Node node) {
    return Section.of(node, "a workflow", KEYS, reading).map(this::workflow);
  }

  private Workflow workflow(Section section) {
    Optional<String> input = section.oneOf(List.of("input", "inputs"), "the workflow", reading);
    return new Workflow(
        Ids.id(section, "workflow_id", "the workflow", reading),
        section.get("title").map(n -> reading.text(n, "title")).orElse(""),
        input.flatMap(section::get).map(n -> fields.fields(n, "input")).orElse(List.of()),
        section
            .get("defaults")
            .flatMap(n -> Section.of(n, "defaults", Keys.OPTIONS, reading))
            .map(options::options)
            .orElse(Options.NONE),
        section.require("tasks", "the workflow", reading).map(steps::steps).orElse(List.of()),
        section.get("on_failure").flatMap(this::onFailure),
        section.get("output").map(n -> parameters.entries(n, "output")).orElse(List.of()),
        section.node().span());
  }

  private Optional<Workflow.OnFailure> onFailure(Node node) {
    return Section.of(node, "on_failure", ON_FAILURE, reading)
        .map(
            section ->
                new Workflow.OnFailure(
                    section.get("compensate").map(n -> reading.bool(n, "compensate")).orElse(false),
                    section.get("tasks").map(steps::steps).orElse(List.of()),
                    section.node().span()));
  }
}
