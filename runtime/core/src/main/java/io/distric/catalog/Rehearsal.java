package io.distric.catalog;

import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An edit that nobody asked for, planned and compiled to be dropped. The first one after a start
 * has to find out what later ones know of all rules, and runs code that never ran: better before
 * somebody waits for it.
 */
final class Rehearsal {

  static final Author AUTHOR = new Author("rehearsal", "this node");

  private static final String ID = "rehearsal-of-an-edit";

  private Rehearsal() {}

  /** One rule more, like one that is there; empty if there is none. */
  static Optional<CatalogChange> of(Model model, CatalogLanguage language) {
    if (model.rules().isEmpty()) {
      return Optional.empty();
    }
    Rule rule = withoutEffects(model.rules().getFirst());
    ItemKey key = new ItemKey(ItemKind.RULE, rule.id());
    return language.print(Model.EMPTY.withRules(List.of(rule))).values().stream()
        .findFirst()
        .map(content -> new CatalogItem(key, 1, Origins.API, 0, 0, content))
        .map(item -> CatalogLoader.source(language, List.of(item)))
        .map(source -> new CatalogChange.Put(key, source, true, OptionalLong.empty()));
  }

  /** A rule that sets a field would concern all that read it, now and when it is gone again. */
  private static Rule withoutEffects(Rule like) {
    return new Rule(
        ID,
        like.title(),
        like.on(),
        like.priority(),
        true,
        like.shadow(),
        like.tags(),
        like.lets(),
        like.when(),
        like.excepts(),
        List.of(),
        like.span());
  }
}
