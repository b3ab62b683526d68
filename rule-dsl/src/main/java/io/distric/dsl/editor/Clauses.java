package io.distric.dsl.editor;

import io.distric.dsl.read.Lexeme;
import org.jspecify.annotations.Nullable;

/**
 * What a name, a text or a sign means in the frame that it stands in. Belongs to one {@link Scan}.
 */
final class Clauses {

  private final Scan scan;

  Clauses(Scan scan) {
    this.scan = scan;
  }

  void name(Lexeme lexeme) {
    Frame frame = scan.frame();
    if (frame.hasKeys() && frame.conditionals == 0 && isKey()) {
      key(frame, lexeme);
      return;
    }
    switch (frame.kind) {
      case FILE -> inFile(frame, lexeme);
      case RULE -> inRule(frame, lexeme);
      case CHAIN -> inChain(frame, lexeme);
      case STEPS -> inSteps(frame, lexeme);
      case SWITCH -> inSwitch(frame, lexeme);
      case TEST -> inTest(frame, lexeme);
      case FIELDS, ANGLES -> {
        if (frame.isType()) {
          frame.fieldOrNode().type(lexeme.text());
        } else {
          operand(lexeme);
        }
      }
      case ENUMERATION -> scan.close();
      case MACRO_PARAMETERS ->
          frame.node.part(Symbol.Kind.PARAMETER, lexeme.name(), lexeme.start(), lexeme.end());
      case OPTIONS, PARAMS, MAP, PARENTHESES, BRACKETS, PART -> operand(lexeme);
    }
  }

  private boolean isKey() {
    Lexeme next = scan.ahead(1);
    return next.is(":") || (next.is("?") && scan.ahead(2).is(":"));
  }

  private void key(Frame frame, Lexeme lexeme) {
    frame.begin(lexeme.name());
    frame.keys.add(lexeme.name());
    if (frame.kind == Frame.Kind.FIELDS) {
      boolean input = frame.subject.equals("input");
      Symbol.Kind kind = input ? Symbol.Kind.INPUT : Symbol.Kind.FIELD;
      frame.fieldNode(kind, lexeme);
    } else if (frame.kind == Frame.Kind.PARAMS && !frame.subject.isEmpty()) {
      OpenMention made = scan.mention(Mention.Kind.PARAMETER, frame.subject, 0, 0);
      made.add(lexeme.name(), lexeme.start(), lexeme.end());
      scan.close();
    }
  }

  private void inFile(Frame frame, Lexeme lexeme) {
    String word = lexeme.text();
    Node node = scan.declaration();
    boolean named = node == null || node.isNamed() || frame.clause.isEmpty();
    boolean keyword = lexeme.kind() == Lexeme.Kind.WORD;
    Symbol.Kind kind = declarationKind(word);
    if (keyword && named && kind != null && startsHere(frame)) {
      frame.begin(word);
      scan.declare(kind, lexeme.start());
    } else if (keyword && word.equals("package")) {
      frame.begin(word);
    } else if (frame.clause.equals("package")) {
      scan.close();
    } else if (node != null && !node.isNamed()) {
      node.name(lexeme.name(), lexeme.start(), lexeme.end());
    } else if (node != null) {
      behindName(frame, node, lexeme);
    }
  }

  /** Not in the middle of an expression, where only a new line could begin a declaration. */
  private boolean startsHere(Frame frame) {
    return switch (frame.clause) {
      case "const", "list", "macro" -> {
        Lexeme before = scan.before();
        yield before == null
            || !(before.is("=") || before.kind() == Lexeme.Kind.SIGN && isInfix(before.text()));
      }
      default -> true;
    };
  }

  private static boolean isInfix(String sign) {
    return !sign.equals(")") && !sign.equals("]") && !sign.equals("}");
  }

  private void behindName(Frame frame, Node node, Lexeme lexeme) {
    switch (node.kind()) {
      case CONSTANT, LIST, MACRO -> operand(lexeme);
      case SCHEMA -> {
        if (lexeme.is("match") || lexeme.is("key")) {
          frame.clause = lexeme.text();
        } else {
          operand(lexeme);
        }
      }
      case SCHEDULE -> {
        if (frame.clause.equals("run")) {
          frame.target = lexeme.name();
          scan.mention(Mention.Kind.WORKFLOW, lexeme);
          frame.clause = "schedule";
        } else {
          frame.clause = lexeme.text();
        }
      }
      case TABLE, RULE, CHAIN, WORKFLOW, TEST, FIELD, PARAMETER, LET, INPUT, STEP, ELEMENT ->
          scan.close();
    }
  }

  private static Symbol.@Nullable Kind declarationKind(String word) {
    return switch (word) {
      case "schema" -> Symbol.Kind.SCHEMA;
      case "const" -> Symbol.Kind.CONSTANT;
      case "list" -> Symbol.Kind.LIST;
      case "table" -> Symbol.Kind.TABLE;
      case "macro" -> Symbol.Kind.MACRO;
      case "rule" -> Symbol.Kind.RULE;
      case "chain" -> Symbol.Kind.CHAIN;
      case "workflow" -> Symbol.Kind.WORKFLOW;
      case "schedule" -> Symbol.Kind.SCHEDULE;
      case "test" -> Symbol.Kind.TEST;
      default -> null;
    };
  }

  private void inRule(Frame frame, Lexeme lexeme) {
    String word = lexeme.text();
    boolean clause = isClause(frame, lexeme) && Vocabulary.has(Vocabulary.RULE, word);
    if (clause && !word.equals("with")) {
      frame.begin(word);
    } else if (clause) {
      frame.clause = word;
    } else if (frame.clause.equals("on")) {
      scan.mention(Mention.Kind.SCHEMA, lexeme);
    } else if (frame.clause.equals("run")) {
      frame.target = lexeme.name();
      scan.mention(Mention.Kind.WORKFLOW, lexeme);
    } else if (frame.clause.equals("let") && frame.target.isEmpty()) {
      frame.target = lexeme.name();
      frame.node.part(Symbol.Kind.LET, lexeme.name(), lexeme.start(), lexeme.end());
    } else {
      operand(lexeme);
    }
  }

  /** A clause's word can be a field's name too, where a value is due on the same line. */
  private boolean isClause(Frame frame, Lexeme lexeme) {
    Lexeme before = scan.before();
    if (lexeme.kind() != Lexeme.Kind.WORD || before == null || scan.isFirstOfLine(lexeme)) {
      return lexeme.kind() == Lexeme.Kind.WORD;
    }
    boolean begun = before.is(frame.clause) && takesValue(frame.clause);
    boolean infix = before.kind() == Lexeme.Kind.SIGN && isInfix(before.text());
    boolean operator = before.kind() == Lexeme.Kind.WORD && Vocabulary.isOperator(before.text());
    return !(begun || operator || infix && !before.is("{") && !before.is(","));
  }

  private static boolean takesValue(String clause) {
    return switch (clause) {
      case "when", "except", "priority", "remove", "set", "expect" -> true;
      default -> false;
    };
  }

  private void inChain(Frame frame, Lexeme lexeme) {
    if (lexeme.is("mode") || lexeme.is("if")) {
      frame.begin(lexeme.text());
    } else if (frame.clause.equals("mode") || frame.clause.equals("if")) {
      frame.begin("");
    } else {
      scan.mention(Mention.Kind.RULE, lexeme);
    }
  }

  private void inSteps(Frame frame, Lexeme lexeme) {
    String word = lexeme.text();
    boolean block = scan.ahead(1).is("{");
    boolean keyword = lexeme.kind() == Lexeme.Kind.WORD && !frame.clause.equals("name");
    boolean child = word.equals("workflow") && scan.ahead(2).is(":");
    if (keyword && (child || Vocabulary.has(Vocabulary.STEPS, word)) && !scan.ahead(1).is(".")) {
      frame.begin("name");
      frame.step = word;
    } else if (keyword && block && isBlock(word)) {
      frame.begin(word);
    } else if (keyword && (word.equals("on") || word.equals("failure"))) {
      frame.begin("on");
    } else if (keyword && word.equals("compensate")) {
      frame.begin("");
    } else if (keyword && isBehindStep(word)) {
      frame.clause = word;
    } else {
      inStep(frame, lexeme);
    }
  }

  private static boolean isBlock(String word) {
    return word.equals("input") || word.equals("defaults") || word.equals("output");
  }

  private static boolean isBehindStep(String word) {
    return word.equals("until") || Vocabulary.has(Vocabulary.BEHIND_STEP, word);
  }

  private void inStep(Frame frame, Lexeme lexeme) {
    switch (frame.clause) {
      case "name" -> {
        frame
            .node
            .part(Symbol.Kind.STEP, lexeme.name(), lexeme.start(), lexeme.end())
            .title(frame.step);
        frame.clause = "named";
      }
      case "type" -> {
        boolean child = frame.step.equals("workflow");
        frame.target = lexeme.name();
        scan.mention(child ? Mention.Kind.WORKFLOW : Mention.Kind.TASK, lexeme);
        frame.clause = "params";
      }
      case "element" -> {
        frame.node.part(Symbol.Kind.ELEMENT, lexeme.name(), lexeme.start(), lexeme.end());
        frame.clause = "in";
      }
      case "after" -> scan.mention(Mention.Kind.STEP, lexeme);
      default -> operand(lexeme);
    }
  }

  private void inSwitch(Frame frame, Lexeme lexeme) {
    if (lexeme.is("case") || lexeme.is("else")) {
      frame.begin(lexeme.text());
    } else {
      operand(lexeme);
    }
  }

  private void inTest(Frame frame, Lexeme lexeme) {
    String word = lexeme.text();
    boolean clause = isClause(frame, lexeme) && Vocabulary.has(Vocabulary.TEST, word);
    if (clause) {
      frame.begin(word);
    } else if (frame.clause.equals("given")) {
      frame.target = lexeme.name();
      scan.mention(Mention.Kind.SCHEMA, lexeme);
    } else if (frame.clause.equals("mock")) {
      frame.clause = "answer";
      scan.mention(Mention.Kind.TASK, lexeme);
    } else if (frame.clause.equals("expect") && isExpected(lexeme)) {
      frame.clause = word;
    } else if (frame.clause.equals("expect") && lexeme.is("no")) {
      scan.close();
    } else if (frame.clause.equals("match")) {
      scan.mention(Mention.Kind.RULE, lexeme);
    } else if (frame.clause.equals("run")) {
      frame.target = lexeme.name();
      scan.mention(Mention.Kind.WORKFLOW, lexeme);
    } else if (frame.clause.equals("workflow")) {
      frame.clause = "ending";
      scan.mention(Mention.Kind.WORKFLOW, lexeme);
    } else if (!frame.clause.equals("ending")) {
      operand(lexeme);
    }
  }

  private static boolean isExpected(Lexeme lexeme) {
    return lexeme.is("match") || lexeme.is("run") || lexeme.is("emit") || lexeme.is("workflow");
  }

  private void operand(Lexeme lexeme) {
    String word = lexeme.text();
    Frame frame = scan.frame();
    boolean argument =
        frame.kind == Frame.Kind.PARENTHESES && frame.conditionals == 0 && scan.ahead(1).is(":");
    boolean keyword =
        lexeme.kind() == Lexeme.Kind.WORD
            && (Vocabulary.isOperator(word) || Vocabulary.isConstant(word));
    if (!keyword && !argument) {
      scan.mention(Mention.Kind.PATH, lexeme);
    }
  }

  void text(String content, int start, int end) {
    Frame frame = scan.frame();
    Node node = scan.declaration();
    if (frame.kind == Frame.Kind.FILE && node != null) {
      if (!node.isNamed()) {
        node.name(content, start, end);
      } else {
        node.title(content);
      }
    } else if (frame.kind == Frame.Kind.CHAIN || isRuleId(frame)) {
      scan.mention(Mention.Kind.RULE, content, start, end);
    } else if (isWorkflow(frame)) {
      frame.target = content;
      scan.mention(Mention.Kind.WORKFLOW, content, start, end);
    } else if (frame.kind == Frame.Kind.STEPS && frame.clause.equals("name")) {
      frame.node.part(Symbol.Kind.STEP, content, start, end).title(frame.step);
      frame.clause = "named";
    } else if (frame.hasKeys() && scan.ahead(1).is(":")) {
      frame.begin(content);
      frame.keys.add(content);
    } else if (frame.kind == Frame.Kind.ENUMERATION) {
      frame.fieldOrNode().type('"' + content + '"');
    }
    scan.close();
  }

  private static boolean isWorkflow(Frame frame) {
    boolean child = frame.clause.equals("type") && frame.step.equals("workflow");
    boolean ruleOrTest = frame.kind == Frame.Kind.RULE || frame.kind == Frame.Kind.TEST;
    return ruleOrTest && frame.clause.equals("run") || frame.kind == Frame.Kind.STEPS && child;
  }

  private static boolean isRuleId(Frame frame) {
    return frame.kind == Frame.Kind.TEST && frame.clause.equals("match");
  }

  void sign(Lexeme sign) {
    Frame frame = scan.frame();
    switch (sign.text()) {
      case "?" ->
          frame.conditionals += frame.kind == Frame.Kind.FIELDS && scan.ahead(1).is(":") ? 0 : 1;
      case ":" -> colon(frame);
      case "," -> {
        if (frame.kind == Frame.Kind.ENUMERATION) {
          frame.node.type(",");
        } else if (frame.hasKeys()) {
          frame.begin("");
        }
      }
      case "=" -> frame.clause = frame.kind == Frame.Kind.FIELDS ? "=" : frame.clause;
      case "<", ">" -> {
        if (frame.isType()) {
          frame.fieldOrNode().type(sign.text());
        }
      }
      default -> {}
    }
  }

  private void colon(Frame frame) {
    if (frame.conditionals > 0) {
      frame.conditionals--;
    } else if (frame.kind == Frame.Kind.STEPS && frame.clause.equals("named")) {
      frame.clause =
          switch (frame.step) {
            case "task", "workflow" -> "type";
            case "foreach" -> "element";
            default -> "value";
          };
    }
  }

  /** Behind what was closed a clause ends, or goes on. */
  void closed(Frame popped, Lexeme sign) {
    Frame frame = scan.frame();
    if (popped.kind == Frame.Kind.FIELDS
        && (frame.kind == Frame.Kind.FIELDS || frame.kind == Frame.Kind.ANGLES)) {
      frame.fieldOrNode().reach(sign.end());
    }
    if (frame.kind == Frame.Kind.FILE && popped.closer().equals("}")) {
      Node node = scan.declaration();
      boolean more =
          node != null
              && (node.kind() == Symbol.Kind.SCHEDULE || node.kind() == Symbol.Kind.SCHEMA);
      frame.clause = more ? frame.clause : "";
    } else if (frame.kind == Frame.Kind.STEPS && popped.closer().equals("}")) {
      frame.clause = popped.kind == Frame.Kind.OPTIONS ? "body" : "done";
    } else if (frame.kind == Frame.Kind.TEST && popped.closer().equals("}")) {
      frame.clause = "";
    }
  }
}
