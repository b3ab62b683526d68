package io.distric.catalog;

import io.distric.dsl.ast.Model;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.SourceText;
import java.util.List;
import java.util.Map;

/** What the catalog needs of the rule language. Any thread. */
interface CatalogLanguage {

  /** Reads a text. */
  Reading read(SourceText source);

  /**
   * Looks over all that a catalog would hold.
   *
   * @param files in which an item stands; those that are missing were there before
   */
  List<Diagnostic> check(Model model, Map<ItemKey, String> files);

  /** The canonical JSON of each item. */
  Map<ItemKey, String> print(Model model);

  /** Compiles all rules. */
  Matcher compile(Model model, long catalogVersion);

  /**
   * Compiles those rules that differ from a catalog in force, and keeps the others as they are.
   *
   * @param from the model in force
   * @param matcher of that model
   */
  Matcher compile(Model model, long catalogVersion, Model from, Matcher matcher);

  /** Whether edits have left so much in a matcher that {@link #merge} is worth its work. */
  boolean isMergeDue(Matcher matcher);

  /**
   * A matcher that matches as another one does, and that edits have left less in. May take seconds.
   *
   * @param model of the matcher
   */
  Matcher merge(Model model, Matcher matcher);

  /** How many layers edits have left in a matcher. */
  int layers(Matcher matcher);

  /** One JSON text that declares some items, given their canonical JSON. */
  String join(Iterable<CatalogItem> items);

  /**
   * What a text declares.
   *
   * @param model to be used only if there is no error
   * @param diagnostics in the order of the text
   */
  record Reading(Model model, List<Diagnostic> diagnostics) {}
}
