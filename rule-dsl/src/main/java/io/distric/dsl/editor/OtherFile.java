package io.distric.dsl.editor;

import io.distric.dsl.ast.Model;
import io.distric.dsl.read.NamedIds;
import io.distric.dsl.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a file of YAML or JSON declares, and where it names rules and workflows.
 *
 * @param symbols what it declares
 * @param mentions of rules and workflows by their ids
 */
public record OtherFile(List<Symbol> symbols, List<Mention> mentions) {

  /** Words that are a text in YAML without quotes, and cannot be taken for anything else. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

  private static final Pattern TAKEN = Pattern.compile("(?i)true|false|null");

  /** Copies the lists. */
  public OtherFile {
    symbols = List.copyOf(symbols);
    mentions = List.copyOf(mentions);
  }

  /** A file and the model that was read from it. */
  public static OtherFile of(SourceText source, Model model) {
    TextLines lines = new TextLines(source.text());
    List<Mention> mentions = new ArrayList<>();
    for (NamedIds.Named named : NamedIds.in(source)) {
      Place place = lines.place(named.span());
      if (isWritten(source.text(), place, named.id())) {
        Mention.Kind kind = named.workflow() ? Mention.Kind.WORKFLOW : Mention.Kind.RULE;
        mentions.add(new Mention(kind, List.of(named.id()), List.of(place), -1));
      }
    }
    return new OtherFile(ModelSymbols.of(model, lines), mentions);
  }

  /** Whether a name is written as it is, or between quotes: not over several lines. */
  private static boolean isWritten(String text, Place place, String id) {
    String written = text.substring(place.start(), place.end());
    return written.equals(id)
        || written.length() > 1
            && "\"'".indexOf(written.charAt(0)) >= 0
            && written.charAt(0) == written.charAt(written.length() - 1);
  }

  /**
   * A new id in place of one that was written somewhere: in quotes where that was or it has to be.
   */
  static String written(String id, Place before, String idBefore) {
    boolean quoted = before.end() - before.start() != idBefore.length();
    return quoted || !PLAIN.matcher(id).matches() || TAKEN.matcher(id).matches()
        ? '"' + id.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
        : id;
  }
}
