package io.distric.catalog;

import io.distric.dsl.ast.Effect;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Options;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.Workflow;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.match.Matches;
import io.distric.dsl.match.MessageView;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.Severity;
import io.distric.dsl.source.SourceText;
import io.distric.dsl.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A language of lines: {@code rule ID TITLE}, {@code workflow ID TITLE}, {@code run ID WORKFLOW} (a
 * rule that starts a workflow). Anything else is an error.
 */
final class FakeLanguage implements CatalogLanguage {

  final List<Long> compiled = new CopyOnWriteArrayList<>();
  final AtomicInteger readings = new AtomicInteger();
  volatile boolean compiles = true;
  volatile Predicate<FakeMatcher> mergeDue = _ -> false;
  volatile @Nullable Matcher basis;
  volatile UnaryOperator<Matcher> merging = matcher -> matcher;

  @Override
  public Reading read(SourceText source) {
    readings.incrementAndGet();
    List<Rule> rules = new ArrayList<>();
    List<Workflow> workflows = new ArrayList<>();
    List<Diagnostic> diagnostics = new ArrayList<>();
    int number = 0;
    for (String line : source.text().lines().toList()) {
      number++;
      Span span = new Span(number, 1, number, line.length() + 1);
      String[] words = (line + "   ").split(" ", 3);
      switch (words[0]) {
        case "rule" -> rules.add(rule(words[1], words[2].strip(), List.of(), span));
        case "run" ->
            rules.add(
                rule(
                    words[1],
                    "",
                    List.of(new Effect.Run(words[2].strip(), List.of(), Options.NONE, span)),
                    span));
        case "workflow" ->
            workflows.add(
                new Workflow(
                    words[1],
                    words[2].strip(),
                    List.of(),
                    Options.NONE,
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    span));
        case "" -> {}
        default ->
            diagnostics.add(
                new Diagnostic(
                    "R101",
                    Severity.ERROR,
                    "'" + words[0] + "' is no word of the language",
                    source.name(),
                    span,
                    "",
                    "write rule"));
      }
    }
    return new Reading(Model.EMPTY.withRules(rules).withWorkflows(workflows), diagnostics);
  }

  private static Rule rule(String id, String title, List<Effect> effects, Span span) {
    return new Rule(
        id,
        title,
        Optional.empty(),
        0,
        true,
        false,
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        effects,
        span);
  }

  @Override
  public List<Diagnostic> check(Model model, Map<ItemKey, String> files) {
    List<String> known = model.workflows().stream().map(Workflow::id).toList();
    List<Diagnostic> diagnostics = new ArrayList<>();
    for (Rule rule : model.rules()) {
      for (Effect effect : rule.effects()) {
        if (effect instanceof Effect.Run run && !known.contains(run.workflow())) {
          diagnostics.add(
              new Diagnostic(
                  "R301",
                  Severity.ERROR,
                  "there is no workflow '" + run.workflow() + "'",
                  files.getOrDefault(new ItemKey(ItemKind.RULE, rule.id()), "catalog"),
                  run.span(),
                  "",
                  ""));
        }
      }
    }
    return diagnostics;
  }

  @Override
  public Map<ItemKey, String> print(Model model) {
    Map<ItemKey, String> printed = new LinkedHashMap<>();
    for (Rule rule : model.rules()) {
      String line =
          rule.effects().isEmpty()
              ? "rule %s %s".formatted(rule.id(), rule.title())
              : "run %s %s"
                  .formatted(rule.id(), ((Effect.Run) rule.effects().getFirst()).workflow());
      printed.put(new ItemKey(ItemKind.RULE, rule.id()), line);
    }
    for (Workflow workflow : model.workflows()) {
      printed.put(
          new ItemKey(ItemKind.WORKFLOW, workflow.id()),
          "workflow %s %s".formatted(workflow.id(), workflow.title()));
    }
    return printed;
  }

  @Override
  public Matcher compile(Model model, long catalogVersion, Model from, Matcher matcher) {
    basis = matcher;
    FakeMatcher compiled = (FakeMatcher) compile(model, catalogVersion);
    return new FakeMatcher(catalogVersion, compiled.size, ((FakeMatcher) matcher).merged);
  }

  @Override
  public Matcher compile(Model model, long catalogVersion) {
    compiled.add(catalogVersion);
    if (!compiles) {
      throw new IllegalStateException("no room for classes");
    }
    return new FakeMatcher(catalogVersion, model.rules().size(), false);
  }

  @Override
  public boolean isMergeDue(Matcher matcher) {
    return mergeDue.test((FakeMatcher) matcher);
  }

  @Override
  public Matcher merge(Model model, Matcher matcher) {
    return merging.apply(matcher);
  }

  @Override
  public int layers(Matcher matcher) {
    return 0;
  }

  @Override
  public String join(Iterable<CatalogItem> items) {
    StringBuilder text = new StringBuilder();
    items.forEach(item -> text.append(item.content()).append('\n'));
    return text.toString();
  }

  /** Counts its rules and matches nothing. */
  record FakeMatcher(long catalogVersion, int size, boolean merged) implements Matcher {
    @Override
    public MessageView newView() {
      throw new UnsupportedOperationException("matches nothing");
    }

    @Override
    public Matches newMatches() {
      throw new UnsupportedOperationException("matches nothing");
    }

    @Override
    public void match(MessageView message, Matches matches) {
      throw new UnsupportedOperationException("matches nothing");
    }
  }
}
