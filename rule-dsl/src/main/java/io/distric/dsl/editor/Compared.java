package io.distric.dsl.editor;

import io.distric.dsl.read.Lexeme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The field that the value at a place is compared with or given to. */
final class Compared {

  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

  private Compared() {}

  /** The field or parameter whose value is due at a place. */
  static Optional<Symbol> with(
      Library library, String uri, Document document, Context context, boolean inText) {
    if (context.kind() == Frame.Kind.PARAMS) {
      return library
          .find(Symbol.Kind.WORKFLOW, context.subject())
          .flatMap(w -> w.symbol().part(Symbol.Kind.INPUT, context.clause()));
    }
    int before = inText ? textStart(document, context.word().start()) : context.word().start();
    return comparedPath(document, before)
        .flatMap(m -> library.resolve(uri, document, m, m.names().size() - 1))
        .map(Definition::symbol);
  }

  private static int textStart(Document document, int offset) {
    return document.lexemes().stream()
        .filter(l -> l.kind() == Lexeme.Kind.OPEN_TEXT && l.start() < offset)
        .mapToInt(Lexeme::start)
        .max()
        .orElse(offset);
  }

  /** The path on the left of the comparison that ends before an offset. */
  private static Optional<Mention> comparedPath(Document document, int offset) {
    List<Lexeme> before =
        document.lexemes().stream()
            .filter(l -> l.end() <= offset && l.kind() != Lexeme.Kind.COMMENT)
            .toList();
    int at = before.size() - 1;
    while (at >= 0 && isInList(before.get(at))) {
      at--;
    }
    if (at < 1
        || !(before.get(at).is("==") || before.get(at).is("!=") || before.get(at).is("in"))) {
      return Optional.empty();
    }
    int left = before.get(at).is("in") && before.get(at - 1).is("not") ? at - 2 : at - 1;
    if (left < 0) {
      return Optional.empty();
    }
    int end = before.get(left).end();
    return document.mentions().stream()
        .filter(m -> m.kind() == Mention.Kind.PATH && m.places().getLast().end() == end)
        .findFirst();
  }

  /** What stands in a list of texts before the place. */
  private static boolean isInList(Lexeme lexeme) {
    return switch (lexeme.kind()) {
      case OPEN_TEXT, CLOSE_TEXT, CHARACTERS -> true;
      case SIGN -> lexeme.is("[") || lexeme.is(",");
      case WORD, QUOTED_NAME, QUANTITY, RAW_TEXT, OPEN_PART, COMMENT -> false;
    };
  }

  /** The texts that a field may hold, as its type spells them. */
  static List<String> values(Symbol field) {
    List<String> values = new ArrayList<>();
    if (field.detail().startsWith("enum(")) {
      Matcher quoted = QUOTED.matcher(field.detail());
      while (quoted.find()) {
        values.add(quoted.group(1));
      }
    }
    return values;
  }
}
