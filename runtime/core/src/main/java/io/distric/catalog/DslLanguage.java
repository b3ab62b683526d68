package io.distric.catalog;

import io.distric.dsl.ast.Model;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.SourceText;
import java.util.List;
import java.util.Map;

/** The rule language itself. */
final class DslLanguage implements CatalogLanguage {

  @Override
  public Reading read(SourceText source) {
    throw new UnsupportedOperationException("no reader yet");
  }

  @Override
  public List<Diagnostic> check(Model model, Map<ItemKey, String> files) {
    throw new UnsupportedOperationException("no checker yet");
  }

  @Override
  public Map<ItemKey, String> print(Model model) {
    throw new UnsupportedOperationException("no printer yet");
  }

  @Override
  public Matcher compile(Model model, long catalogVersion) {
    throw new UnsupportedOperationException("no compiler yet");
  }

  @Override
  public String join(Iterable<CatalogItem> items) {
    return BundleText.join(items);
  }
}
