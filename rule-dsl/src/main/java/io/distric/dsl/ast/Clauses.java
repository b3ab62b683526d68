package io.distric.dsl.ast;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The places of a declaration before which comments can stand; itself is among them. */
public final class Clauses {

  private Clauses() {}

  /** Those of a schema: its fields. */
  public static SequencedSet<String> of(Schema schema) {
    SequencedSet<String> places = self();
    fields("fields/", schema.fields(), places);
    return places;
  }

  /** Those of a rule. */
  public static SequencedSet<String> of(Rule rule) {
    SequencedSet<String> places = self();
    rule.on().ifPresent(_ -> places.add("on"));
    places.addAll(List.of("priority", "enabled", "shadow"));
    if (!rule.tags().isEmpty()) {
      places.add("tags");
    }
    rule.lets().forEach(let -> places.add("let/" + let.key()));
    rule.when().ifPresent(_ -> places.add("when"));
    each("except/", rule.excepts(), places);
    each("actions/", rule.effects(), places);
    return places;
  }

  /** Those of a chain. */
  public static SequencedSet<String> of(Chain chain) {
    SequencedSet<String> places = self();
    places.add("mode");
    each("edges/", chain.edges(), places);
    return places;
  }

  /** Those of a workflow, its steps and theirs. */
  public static SequencedSet<String> of(Workflow workflow) {
    SequencedSet<String> places = self();
    if (!workflow.inputs().isEmpty()) {
      places.add("input");
      fields("input/", workflow.inputs(), places);
    }
    if (!workflow.defaults().equals(Options.NONE)) {
      places.add("defaults");
    }
    steps("tasks/", workflow.steps(), places);
    workflow
        .onFailure()
        .ifPresent(
            failure -> {
              places.add("on_failure");
              steps("on_failure/tasks/", failure.steps(), places);
            });
    if (!workflow.output().isEmpty()) {
      places.add("output");
    }
    return places;
  }

  /** Those of a test. */
  public static SequencedSet<String> of(Test test) {
    SequencedSet<String> places = self();
    test.at().ifPresent(_ -> places.add("at"));
    each("given/", test.givens(), places);
    each("mocks/", test.mocks(), places);
    each("expect/", test.expectations(), places);
    return places;
  }

  /** Of a declaration without clauses: only itself. */
  public static SequencedSet<String> self() {
    SequencedSet<String> places = new LinkedHashSet<>();
    places.add(Comments.SELF);
    return places;
  }

  /**
   * Comments as they were found, each moved to the nearest place where one can stand: into what it
   * stands before, else up to what it stands in.
   */
  public static Comments place(Map<String, List<String>> found, SequencedSet<String> places) {
    if (found.isEmpty()) {
      return Comments.NONE;
    }
    Map<String, List<String>> placed = new TreeMap<>();
    found.forEach((at, lines) -> placed.merge(nearest(at, places), lines, Clauses::joined));
    return Comments.of(placed);
  }

  /** Lines behind others. */
  public static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static String nearest(String at, SequencedSet<String> places) {
    if (places.contains(at)) {
      return at;
    }
    for (String place : places) {
      if (place.startsWith(at + "/")) {
        return place;
      }
    }
    String up = at;
    while (!places.contains(up)) {
      up = up.substring(0, Math.max(0, up.lastIndexOf('/')));
    }
    return up;
  }

  private static void fields(String place, List<Schema.Field> fields, SequencedSet<String> places) {
    fields.forEach(f -> places.add(place + f.name() + (f.optional() ? "?" : "")));
  }

  private static void each(String place, List<?> elements, SequencedSet<String> places) {
    for (int i = 0; i < elements.size(); i++) {
      places.add(place + i);
    }
  }

  private static void steps(String place, List<Step> steps, SequencedSet<String> places) {
    for (int i = 0; i < steps.size(); i++) {
      String at = place + i;
      places.add(at);
      switch (steps.get(i)) {
        case Step.Switch choice -> {
          for (int j = 0; j < choice.cases().size(); j++) {
            places.add(at + "/cases/" + j);
            steps(at + "/cases/" + j + "/tasks/", choice.cases().get(j).steps(), places);
          }
          steps(at + "/else/tasks/", choice.otherwise(), places);
        }
        case Step.Foreach loop -> steps(at + "/tasks/", loop.steps(), places);
        case Step.Repeat loop -> steps(at + "/tasks/", loop.steps(), places);
        case Step.Task _, Step.Wait _, Step.Child _ -> {}
      }
    }
  }
}
