package io.distric.dsl.editor;

import io.distric.dsl.read.Lexeme;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks the words of a document that need not be right, and keeps what is open, what is declared
 * and what is referred to. Where the parser of the language sees one fault, this goes on: a
 * declaration at the beginning of a line ends whatever was left open above it. Confined to one
 * thread.
 */
final class Scan {

  private static final int DEPTH_MAX = 256;

  private final String text;
  private final List<Lexeme> lexemes;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private final List<Node> roots = new ArrayList<>();
  private final List<OpenMention> mentions = new ArrayList<>();
  private final Clauses clauses = new Clauses(this);
  private final StringBuilder quoted = new StringBuilder();
  private int quoteStart = -1;
  private int at;
  private @Nullable OpenMention open;
  private @Nullable Lexeme before;

  /** A scan of all words of a text, none of them a comment. */
  Scan(String text, List<Lexeme> lexemes) {
    this.text = text;
    this.lexemes = lexemes;
    frames.push(new Frame(Frame.Kind.FILE, "", new Node(Symbol.Kind.TEST, 0), null));
  }

  /** Walks the words that end at or before an offset. */
  void to(int offset) {
    for (at = 0; at < lexemes.size() && lexemes.get(at).end() <= offset; at++) {
      Lexeme lexeme = lexemes.get(at);
      step(lexeme);
      before = lexeme;
    }
  }

  List<Symbol> symbols() {
    return roots.stream().map(Node::symbol).toList();
  }

  List<Mention> mentions() {
    return mentions.stream().map(OpenMention::mention).toList();
  }

  /** What is open, innermost first. */
  Deque<Frame> frames() {
    return frames;
  }

  Frame frame() {
    return frames.element();
  }

  /** The path that a dot would go on with. */
  @Nullable OpenMention open() {
    return open;
  }

  @Nullable Lexeme before() {
    return before;
  }

  /** Whether the last word is inside a text in double quotes. */
  boolean inText() {
    return quoteStart >= 0;
  }

  /** The word that many places further on; an empty sign where there is none. */
  Lexeme ahead(int places) {
    int wanted = at + places;
    return wanted < lexemes.size() && wanted >= 0
        ? lexemes.get(wanted)
        : new Lexeme(Lexeme.Kind.SIGN, " ", text.length(), text.length());
  }

  int owner() {
    return roots.size() - 1;
  }

  Node declare(Symbol.Kind kind, int start) {
    Node last = declaration();
    if (last != null && before != null) {
      // It has reached the word that begins this one.
      last.endAt(before.end());
    }
    Node node = new Node(kind, start);
    roots.add(node);
    return node;
  }

  /** The declaration that the scan is in. */
  @Nullable Node declaration() {
    return roots.isEmpty() ? null : roots.getLast();
  }

  OpenMention mention(Mention.Kind kind, Lexeme lexeme) {
    return mention(kind, lexeme.name(), lexeme.start(), lexeme.end());
  }

  OpenMention mention(Mention.Kind kind, String name, int start, int end) {
    OpenMention made = new OpenMention(kind, owner());
    made.add(name, start, end);
    mentions.add(made);
    open = made;
    return made;
  }

  /** The dotted name of the last mention of a kind, if it is the last mention of all. */
  String lastOf(Mention.Kind kind, String otherwise) {
    for (OpenMention mention : mentions.reversed()) {
      if (mention.kind() == kind) {
        return mention.dotted();
      }
    }
    return otherwise;
  }

  void close() {
    open = null;
  }

  private void step(Lexeme lexeme) {
    reach(lexeme.end());
    switch (lexeme.kind()) {
      case WORD, QUOTED_NAME -> name(lexeme);
      case QUANTITY, COMMENT -> close();
      case RAW_TEXT -> {
        close();
        clauses.text(unquoted(lexeme.text()), lexeme.start(), lexeme.end());
      }
      case OPEN_TEXT -> {
        close();
        quoteStart = lexeme.start();
        quoted.setLength(0);
      }
      case CHARACTERS -> quoted.append(lexeme.text());
      case CLOSE_TEXT -> closeText(lexeme);
      case OPEN_PART -> {
        push(new Frame(Frame.Kind.PART, "", frame().node, null));
        quoteStart = -1;
      }
      case SIGN -> sign(lexeme);
    }
  }

  private void closeText(Lexeme lexeme) {
    if (quoteStart >= 0) {
      clauses.text(quoted.toString(), quoteStart, lexeme.end());
    }
    quoteStart = -1;
    close();
  }

  private static String unquoted(String raw) {
    boolean closed = raw.length() > 1 && raw.endsWith("'");
    return raw.substring(1, closed ? raw.length() - 1 : raw.length());
  }

  private void name(Lexeme lexeme) {
    boolean declaration = beginsDeclaration(lexeme);
    if (!declaration && before != null && before.is(".") && open != null) {
      open.add(lexeme.name(), lexeme.start(), lexeme.end());
      return;
    }
    close();
    if (declaration) {
      while (frames.size() > 1) {
        frames.pop();
      }
      frame().begin("");
    }
    clauses.name(lexeme);
  }

  /** Whether nothing but white space stands before it on its line. */
  boolean isFirstOfLine(Lexeme lexeme) {
    int at = lexeme.start() - 1;
    while (at >= 0 && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at--;
    }
    return at < 0 || text.charAt(at) == '\n';
  }

  /** A declaration's word in the first column, with something behind it that can be its name. */
  private boolean beginsDeclaration(Lexeme lexeme) {
    boolean first = lexeme.start() == 0 || text.charAt(lexeme.start() - 1) == '\n';
    Lexeme next = ahead(1);
    return first
        && lexeme.kind() == Lexeme.Kind.WORD
        && Vocabulary.has(Vocabulary.DECLARATIONS, lexeme.text())
        && (next.isName() || next.kind() == Lexeme.Kind.OPEN_TEXT);
  }

  private void sign(Lexeme lexeme) {
    switch (lexeme.text()) {
      case "{" -> {
        close();
        push(new Braces(this).opened());
      }
      case "(" -> parenthesis();
      case "[" -> push(new Frame(Frame.Kind.BRACKETS, "", frame().node, open));
      case "}", ")", "]" -> pop(lexeme);
      case "<" -> {
        close();
        if (frame().isType()) {
          clauses.sign(lexeme);
          push(new Frame(Frame.Kind.ANGLES, "", frame().fieldOrNode(), null));
        }
      }
      case ">" -> {
        close();
        if (frame().kind == Frame.Kind.ANGLES) {
          frames.pop();
        }
        clauses.sign(lexeme);
      }
      case "." -> {}
      default -> {
        close();
        clauses.sign(lexeme);
      }
    }
  }

  private void parenthesis() {
    OpenMention called = open;
    Frame frame = frame();
    boolean macro = frame.kind == Frame.Kind.FILE && frame.clause.equals("macro");
    String subject = "";
    if (called != null && called.kind() == Mention.Kind.PATH && called.names().size() == 1) {
      called.kind(Mention.Kind.FUNCTION);
      subject = called.dotted();
    }
    close();
    if (frame.isType()) {
      frame.fieldOrNode().type("(");
      push(new Frame(Frame.Kind.ENUMERATION, "", frame.fieldOrNode(), null));
      return;
    }
    Frame.Kind kind = macro ? Frame.Kind.MACRO_PARAMETERS : Frame.Kind.PARENTHESES;
    Node node = declaration();
    push(new Frame(kind, subject, macro && node != null ? node : frame.node, null));
  }

  private void push(Frame frame) {
    open = null;
    if (frames.size() < DEPTH_MAX) {
      frames.push(frame);
    }
  }

  /**
   * Closes what the sign closes, with what was left open inside; a sign that closes nothing is
   * left.
   */
  private void pop(Lexeme sign) {
    boolean closes = frames.stream().anyMatch(frame -> frame.closer().equals(sign.text()));
    open = null;
    while (closes && frames.size() > 1) {
      Frame popped = frames.pop();
      if (popped.closer().equals(sign.text())) {
        open = popped.before;
        if (popped.kind == Frame.Kind.PART) {
          // Behind a part the text goes on.
          quoteStart = sign.start();
        } else if (popped.kind == Frame.Kind.ENUMERATION) {
          popped.node.type(")");
        } else {
          clauses.closed(popped, sign);
        }
        return;
      }
    }
  }

  private void reach(int offset) {
    Node declaration = declaration();
    if (declaration != null) {
      declaration.reach(offset);
    }
    frame().node.reach(offset);
  }
}
