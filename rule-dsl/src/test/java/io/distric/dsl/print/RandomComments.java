package io.distric.dsl.print;

import io.distric.dsl.ast.Clauses;
import io.distric.dsl.ast.Comments;
import io.distric.dsl.ast.Header;
import io.distric.dsl.ast.Model;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Comments at every place of a model where one can stand. */
final class RandomComments {

  private static final List<List<String>> TEXTS =
      List.of(
          List.of("why"),
          List.of("two", "lines"),
          List.of("apart", "", "# and: \"odd\" {", "  indented"),
          List.of("* * /", "https://x.example"));

  private final RandomGenerator random;

  RandomComments(RandomGenerator random) {
    this.random = random;
  }

  Model on(Model model) {
    return model
        .withHeader(header(model))
        .withSchemas(model.schemas().stream().map(s -> s.withComments(at(Clauses.of(s)))).toList())
        .withTables(model.tables().stream().map(t -> t.withComments(at(Clauses.self()))).toList())
        .withMacros(model.macros().stream().map(m -> m.withComments(at(Clauses.self()))).toList())
        .withRules(model.rules().stream().map(r -> r.withComments(at(Clauses.of(r)))).toList())
        .withChains(model.chains().stream().map(c -> c.withComments(at(Clauses.of(c)))).toList())
        .withWorkflows(
            model.workflows().stream().map(w -> w.withComments(at(Clauses.of(w)))).toList())
        .withSchedules(
            model.schedules().stream().map(s -> s.withComments(at(Clauses.self()))).toList())
        .withTests(model.tests().stream().map(t -> t.withComments(at(Clauses.of(t)))).toList());
  }

  private Header header(Model model) {
    Header header = model.header();
    SequencedSet<String> places = new LinkedHashSet<>(List.of("end"));
    if (header.name().isPresent() || header.version().isPresent()) {
      places.add(header.name().isPresent() ? "package" : "version");
    }
    model.constants().forEach(c -> places.add("constants/" + c.key()));
    model.lists().forEach(l -> places.add("lists/" + l.key()));
    return new Header(header.name(), header.version(), at(places));
  }

  private Comments at(Collection<String> places) {
    Map<String, List<String>> all = new TreeMap<>();
    for (String place : places) {
      if (!place.endsWith("/") && random.nextInt(4) == 0) {
        all.put(place, TEXTS.get(random.nextInt(TEXTS.size())));
      }
    }
    return Comments.of(all);
  }
}
