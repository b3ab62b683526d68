package io.distric.dsl.editor;

import io.distric.dsl.read.Lexeme;
import io.distric.dsl.read.Lexemes;
import java.util.List;
import java.util.Optional;

/**
 * A document of the rule language as an editor sees it: what it declares and refers to, as far as
 * can be told of a text that is being written. Immutable; any thread.
 */
public final class Document {

  private final String text;
  private final TextLines lines;
  private final List<Lexeme> lexemes;
  private final List<Lexeme> words;
  private final List<Symbol> symbols;
  private final List<Mention> mentions;

  /** Looks through a text. */
  public Document(String text) {
    this.text = text;
    this.lines = new TextLines(text);
    this.lexemes = Lexemes.of(text);
    this.words = lexemes.stream().filter(l -> l.kind() != Lexeme.Kind.COMMENT).toList();
    Scan scan = new Scan(text, words);
    scan.to(text.length());
    this.symbols = scan.symbols();
    this.mentions = scan.mentions();
  }

  /** The text. */
  public String text() {
    return text;
  }

  /** Where its lines begin. */
  public TextLines lines() {
    return lines;
  }

  /** Its words, comments included. */
  public List<Lexeme> lexemes() {
    return lexemes;
  }

  /** What it declares, in order. */
  public List<Symbol> symbols() {
    return symbols;
  }

  /** What it refers to, in order. */
  public List<Mention> mentions() {
    return mentions;
  }

  /** The declaration that a mention stands in. */
  public Optional<Symbol> owner(Mention mention) {
    return mention.owner() < 0 ? Optional.empty() : Optional.of(symbols.get(mention.owner()));
  }

  /** The declaration that an offset is in. */
  public Optional<Symbol> declarationAt(int offset) {
    return symbols.stream().filter(s -> s.whole().touches(offset)).reduce((_, last) -> last);
  }

  /** The schema that a declaration says it is on. */
  public Optional<String> schemaOf(Symbol declaration) {
    int index = symbols.indexOf(declaration);
    if (declaration.kind() == Symbol.Kind.SCHEMA) {
      return Optional.of(declaration.name());
    }
    return mentions.stream()
        .filter(m -> m.owner() == index && m.kind() == Mention.Kind.SCHEMA)
        .map(m -> m.names().getFirst())
        .findFirst();
  }

  /** The word that an offset is in or at the end of. */
  public Optional<Lexeme> wordAt(int offset) {
    Optional<Lexeme> name = words.stream().filter(l -> l.isName() && l.touches(offset)).findFirst();
    return name.isPresent()
        ? name
        : lexemes.stream().filter(l -> l.start() <= offset && offset < l.end()).findFirst();
  }

  /** What is open at an offset, and what has been written of the word there. */
  public Context contextAt(int offset) {
    Optional<Lexeme> begun =
        words.stream()
            .filter(l -> isWritten(l) && l.start() < offset && offset <= l.end())
            .findFirst();
    int start = begun.map(Lexeme::start).orElse(offset);
    Scan scan = new Scan(text, words);
    scan.to(start);
    boolean comment =
        lexemes.stream()
            .anyMatch(
                l ->
                    l.kind() == Lexeme.Kind.COMMENT
                        && l.start() < offset
                        && (offset < l.end() || !l.text().startsWith("/*")));
    return Context.of(scan, new Place(start, offset), text.substring(start, offset), comment);
  }

  private static boolean isWritten(Lexeme lexeme) {
    return lexeme.isName() || lexeme.kind() == Lexeme.Kind.QUANTITY;
  }
}
