package io.distric.catalog;

import io.distric.dsl.ast.Model;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.SourceText;
import io.distric.dsl.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** What some texts declare together: each item once. */
final class DeclaredItems {

  private final SequencedMap<ItemKey, Declaration> declarations = new TreeMap<>();
  private final Map<ItemKey, String> files = new HashMap<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private Map<ItemKey, String> kept = Map.of();

  static DeclaredItems read(List<SourceText> sources, CatalogLanguage language) {
    return read(sources, Map.of(), language);
  }

  /**
   * Reads texts.
   *
   * @param kept items that stand in other files already
   */
  static DeclaredItems read(
      List<SourceText> sources, Map<ItemKey, String> kept, CatalogLanguage language) {
    DeclaredItems declared = new DeclaredItems();
    declared.kept = kept;
    for (SourceText source : sources) {
      CatalogLanguage.Reading reading = language.read(source);
      declared.diagnostics.addAll(reading.diagnostics());
      Declaration.each(
          reading.model(), (key, declaration) -> declared.add(key, declaration, source.name()));
    }
    return declared;
  }

  private void add(ItemKey key, Declaration declaration, String file) {
    String elsewhere = kept.get(key);
    if (elsewhere == null && declarations.putIfAbsent(key, declaration) == null) {
      files.put(key, file);
      return;
    }
    String first = elsewhere == null ? files.getOrDefault(key, file) : elsewhere;
    Declaration other = declarations.get(key);
    String line = other == null ? "" : ":" + span(other).line();
    String message = "%s stands in %s%s already".formatted(key, first, line);
    diagnostics.add(
        CatalogFault.DECLARED_TWICE.at(
            file, span(declaration), message, "give one of them another id"));
  }

  static Span span(Declaration declaration) {
    return switch (declaration) {
      case Declaration.OfSchema it -> it.schema().span();
      case Declaration.OfConstant it -> it.constant().value().span();
      case Declaration.OfList it -> it.list().value().span();
      case Declaration.OfRule it -> it.rule().span();
      case Declaration.OfWorkflow it -> it.workflow().span();
      case Declaration.OfTable it -> it.table().span();
      case Declaration.OfMacro it -> it.macro().span();
      case Declaration.OfChain it -> it.chain().span();
    };
  }

  SequencedMap<ItemKey, Declaration> declarations() {
    return declarations;
  }

  Map<ItemKey, String> files() {
    return files;
  }

  String file(ItemKey key) {
    return files.getOrDefault(key, "catalog");
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  Model model() {
    return Declaration.model(declarations.values());
  }
}
