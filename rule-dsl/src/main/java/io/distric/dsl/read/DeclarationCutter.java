package io.distric.dsl.read;

import io.distric.grammar.DistricLexer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a source of the language into its declarations, so that a file of 100 000 rules needs the
 * room of one tree, and a fault in one rule does not hide those of the next.
 */
final class DeclarationCutter {

  private final DistricLexer lexer;
  private final Deque<Token> ahead = new ArrayDeque<>();
  private @Nullable Token previous;

  /** Behind a dot every word is a name. */
  private boolean behindDot;

  DeclarationCutter(String text) {
    lexer = new DistricLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
  }

  /** The tokens of the next declaration, comments included; empty at the end of the source. */
  Optional<List<Token>> next() {
    List<Token> piece = new ArrayList<>();
    int depth = 0;
    boolean words = false;
    while (true) {
      Token token = peek(0);
      if (token.getType() == Token.EOF || (words && isStart(depth))) {
        break;
      }
      ahead.removeFirst();
      if (token.getChannel() != Token.DEFAULT_CHANNEL) {
        piece.add(token);
        continue;
      }
      piece.add(token);
      words = true;
      depth = Math.max(0, depth + Words.nesting(token.getType()));
      behindDot = previous != null && previous.getType() == DistricLexer.DOT;
      previous = token;
    }
    return piece.isEmpty() ? Optional.empty() : Optional.of(piece);
  }

  /** Whether what comes next is another declaration; a comment belongs to the one behind it. */
  private boolean isStart(int depth) {
    int at = 0;
    Token before = previous;
    while (peek(at).getChannel() != Token.DEFAULT_CHANNEL) {
      boolean trailing = before != null && peek(at).getLine() == before.getLine();
      if (trailing) {
        return false;
      }
      at++;
    }
    Token first = peek(at);
    if (first.getType() == Token.EOF || before == null) {
      // Comments behind the last declaration stand at the end of the source.
      return before != null && at > 0;
    }
    int second = peek(visible(at + 1)).getType();
    boolean ownLine = first.getLine() > before.getLine();
    boolean named = Words.isName(second) && (ownLine || !Words.beginsDeclaration(second));
    if (depth > 0) {
      // Only a brace that was forgotten lets a declaration begin here.
      return ownLine
          && first.getCharPositionInLine() == 0
          && Words.beginsDeclaration(first.getType())
          && named
          && Words.followsName(peek(visible(visible(at + 1) + 1)).getType());
    }
    boolean due = behindDot || Words.endsOperand(before.getType());
    boolean word =
        Words.beginsDeclaration(first.getType())
            || (ownLine && first.getType() == DistricLexer.NAME);
    boolean headless = first.getType() == DistricLexer.PACKAGE && second == DistricLexer.VERSION;
    return due && ((word && named) || headless);
  }

  private int visible(int from) {
    int at = from;
    while (peek(at).getChannel() != Token.DEFAULT_CHANNEL) {
      at++;
    }
    return at;
  }

  private Token peek(int index) {
    while (ahead.size() <= index) {
      ahead.addLast(lexer.nextToken());
    }
    return index == 0 ? ahead.getFirst() : elementAt(index);
  }

  private Token elementAt(int index) {
    int at = 0;
    for (Token token : ahead) {
      if (at++ == index) {
        return token;
      }
    }
    throw new IllegalStateException("no token " + index + " of " + ahead.size());
  }
}
