package io.distric.dsl.editor;

import io.distric.dsl.read.Lexeme;
import io.distric.dsl.value.Builtin;
import java.util.Optional;

/** What a word of a document means, in Markdown. */
public final class Hovers {

  private static final int SHOWN_MAX = 600;

  private Hovers() {}

  /**
   * A text about a place.
   *
   * @param place the word that it is about
   * @param markdown the text
   */
  public record Hover(Place place, String markdown) {}

  /** What stands at an offset; empty where there is nothing to tell. */
  public static Optional<Hover> at(Library library, String uri, int offset) {
    Document document = library.documents().get(uri);
    if (document == null) {
      return Optional.empty();
    }
    Optional<Definition> definition = library.at(uri, offset);
    if (definition.isPresent()) {
      Place place = place(document, offset);
      return Optional.of(new Hover(place, about(library, definition.get())));
    }
    return document.wordAt(offset).flatMap(word -> ofWord(document, word));
  }

  private static Place place(Document document, int offset) {
    return document
        .wordAt(offset)
        .map(word -> new Place(word.start(), word.end()))
        .orElse(new Place(offset, offset));
  }

  private static Optional<Hover> ofWord(Document document, Lexeme word) {
    Place place = new Place(word.start(), word.end());
    Optional<Builtin> builtin =
        isCalled(document, word) ? Builtin.named(word.text()) : Optional.empty();
    if (builtin.isPresent()) {
      String text =
          code(FunctionDocs.signature(builtin.get())) + FunctionDocs.sentence(builtin.get());
      return Optional.of(new Hover(place, text));
    }
    Optional<Mention> task =
        document.mentions().stream()
            .filter(m -> m.kind() == Mention.Kind.TASK && m.part(word.start()) >= 0)
            .findFirst();
    if (task.isPresent()) {
      String type = String.join(".", task.get().names());
      return Optional.of(new Hover(place, "task type `" + type + "`: a plugin of the workers"));
    }
    boolean named = document.mentions().stream().anyMatch(m -> m.part(word.start()) >= 0);
    return named || word.kind() != Lexeme.Kind.WORD
        ? Optional.empty()
        : keyword(word.text()).map(text -> new Hover(place, text));
  }

  private static boolean isCalled(Document document, Lexeme word) {
    int at = document.lexemes().indexOf(word) + 1;
    return at < document.lexemes().size() && document.lexemes().get(at).is("(");
  }

  private static Optional<String> keyword(String word) {
    Optional<Vocabulary.Word> option =
        java.util.stream.Stream.of(
                Vocabulary.OPTIONS, Vocabulary.RETRY, Vocabulary.LIMITS, Vocabulary.TYPES)
            .flatMap(java.util.List::stream)
            .filter(w -> w.text().equals(word))
            .findFirst();
    return Vocabulary.word(word).or(() -> option).map(w -> "**" + word + "** — " + w.doc());
  }

  private static String about(Library library, Definition definition) {
    Symbol symbol = definition.symbol();
    return switch (symbol.kind()) {
      case FIELD, INPUT -> {
        String of =
            definition.owner().map(o -> "of " + o.kind().word() + " `" + o.name() + "`").orElse("");
        yield code(symbol.name() + ": " + symbol.detail()) + symbol.kind().word() + " " + of;
      }
      case WORKFLOW -> code(workflow(symbol)) + symbol.detail();
      case SCHEMA -> code("schema " + symbol.name() + fields(symbol));
      case MACRO, CONSTANT, LIST, TABLE, LET, SCHEDULE, CHAIN, TEST, RULE ->
          title(symbol) + code(source(library, definition));
      case STEP -> symbol.detail() + " `" + symbol.name() + "`" + code(source(library, definition));
      case PARAMETER -> "parameter `" + symbol.name() + "` of the macro";
      case ELEMENT -> "`" + symbol.name() + "`: the element that the `foreach` is at";
    };
  }

  private static String title(Symbol symbol) {
    boolean titled = !symbol.detail().isEmpty() && symbol.kind() != Symbol.Kind.TABLE;
    return symbol.kind().word()
        + " **"
        + symbol.name()
        + "**"
        + (titled ? " — " + symbol.detail() : "");
  }

  private static String workflow(Symbol symbol) {
    StringBuilder text = new StringBuilder("workflow " + symbol.name() + " { ");
    String inputs =
        symbol.parts().stream()
            .filter(p -> p.kind() == Symbol.Kind.INPUT)
            .map(p -> p.name() + ": " + p.detail())
            .collect(java.util.stream.Collectors.joining(", "));
    return text.append(inputs).append(inputs.isEmpty() ? "}" : " }").toString();
  }

  private static String fields(Symbol schema) {
    StringBuilder text = new StringBuilder(" {");
    for (Symbol field : schema.parts()) {
      text.append("\n  ").append(field.name()).append(": ").append(field.detail());
    }
    return text.append("\n}").toString();
  }

  /** The text of a declaration; of a part the line where it stands. */
  private static String source(Library library, Definition definition) {
    Document document = library.documents().get(definition.uri());
    if (document == null) {
      return "";
    }
    Symbol symbol = definition.symbol();
    Place shown = symbol.whole();
    if (definition.owner().isPresent()) {
      int line = document.lines().line(symbol.nameplate().start());
      shown = new Place(document.lines().offset(line, 0), document.lines().offset(line, 10_000));
    }
    String text =
        document.text().substring(shown.start(), Math.min(shown.end(), document.text().length()));
    return text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + "\n…" : text.strip();
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "\n```distric\n" + text + "\n```\n";
  }
}
