package io.distric.grammar;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.antlr.v4.runtime.ANTLRErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.dfa.DFA;

/** What ANTLR has to say, in one word each. */
final class ParserReports implements ANTLRErrorListener {

  private final List<String> found = new ArrayList<>();

  List<String> found() {
    return found;
  }

  @Override
  public void syntaxError(
      Recognizer<?, ?> recognizer,
      Object offending,
      int line,
      int column,
      String message,
      RecognitionException cause) {
    found.add("fault");
  }

  @Override
  public void reportAmbiguity(
      Parser recognizer,
      DFA dfa,
      int start,
      int stop,
      boolean exact,
      BitSet alternatives,
      ATNConfigSet configs) {
    found.add("ambiguity");
  }

  @Override
  public void reportAttemptingFullContext(
      Parser recognizer, DFA dfa, int start, int stop, BitSet alternatives, ATNConfigSet configs) {
    found.add("full context");
  }

  @Override
  public void reportContextSensitivity(
      Parser recognizer, DFA dfa, int start, int stop, int prediction, ATNConfigSet configs) {
    found.add("context");
  }
}
