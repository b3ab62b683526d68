package io.distric.dsl.editor;

/** What a brace opens, by the clause that it stands in. Belongs to one {@link Scan}. */
final class Braces {

  private final Scan scan;

  Braces(Scan scan) {
    this.scan = scan;
  }

  /** What a brace opens here. */
  Frame opened() {
    Frame frame = scan.frame();
    Node node = frame.node;
    return switch (frame.kind) {
      case FILE -> declarationBody(frame);
      case RULE ->
          switch (frame.clause) {
            case "run" -> new Frame(Frame.Kind.PARAMS, dotted(frame), node, null);
            case "with" -> new Frame(Frame.Kind.OPTIONS, "options", node, null);
            default -> new Frame(Frame.Kind.MAP, "", node, null);
          };
      case STEPS -> stepBody(frame);
      case SWITCH -> new Frame(Frame.Kind.STEPS, "", node, null);
      case TEST ->
          switch (frame.clause) {
            case "run" -> new Frame(Frame.Kind.PARAMS, dotted(frame), node, null);
            case "given" -> new Frame(Frame.Kind.MAP, "given " + frame.target, node, null);
            default -> new Frame(Frame.Kind.MAP, "", node, null);
          };
      case FIELDS, ANGLES -> {
        frame.fieldOrNode().type("{…}");
        yield new Frame(Frame.Kind.FIELDS, "", frame.fieldOrNode(), null);
      }
      case OPTIONS -> new Frame(Frame.Kind.OPTIONS, frame.clause, node, null);
      case MAP ->
          new Frame(
              Frame.Kind.MAP,
              frame.subject.isEmpty() ? "" : frame.subject + "." + frame.clause,
              node,
              null);
      case CHAIN, PARAMS, PARENTHESES, MACRO_PARAMETERS, ENUMERATION, BRACKETS, PART ->
          new Frame(Frame.Kind.MAP, "", node, null);
    };
  }

  private Frame declarationBody(Frame frame) {
    Node node = scan.declaration();
    if (node == null) {
      return new Frame(Frame.Kind.MAP, "", frame.node, null);
    }
    return switch (node.kind()) {
      case SCHEMA -> new Frame(Frame.Kind.FIELDS, "schema", node, null);
      case RULE -> new Frame(Frame.Kind.RULE, "", node, null);
      case CHAIN -> new Frame(Frame.Kind.CHAIN, "", node, null);
      case WORKFLOW -> new Frame(Frame.Kind.STEPS, "workflow", node, null);
      case TEST -> new Frame(Frame.Kind.TEST, "", node, null);
      case SCHEDULE ->
          frame.clause.equals("with")
              ? new Frame(Frame.Kind.OPTIONS, "options", node, null)
              : new Frame(Frame.Kind.PARAMS, dotted(frame), node, null);
      case CONSTANT, LIST, TABLE, MACRO, FIELD, PARAMETER, LET, INPUT, STEP, ELEMENT ->
          new Frame(Frame.Kind.MAP, "", node, null);
    };
  }

  private Frame stepBody(Frame frame) {
    Node node = frame.node;
    return switch (frame.clause) {
      case "input" -> new Frame(Frame.Kind.FIELDS, "input", node, null);
      case "defaults", "with" -> new Frame(Frame.Kind.OPTIONS, "options", node, null);
      case "undo", "on" -> new Frame(Frame.Kind.STEPS, "", node, null);
      case "params" ->
          frame.step.equals("workflow")
              ? new Frame(Frame.Kind.PARAMS, dotted(frame), node, null)
              : new Frame(Frame.Kind.MAP, "", node, null);
      case "output" -> new Frame(Frame.Kind.MAP, "", node, null);
      default ->
          frame.step.equals("switch")
              ? new Frame(Frame.Kind.SWITCH, "", node, null)
              : new Frame(Frame.Kind.STEPS, "", node, null);
    };
  }

  /** Names of workflows may have dots in them. */
  private String dotted(Frame frame) {
    return scan.lastOf(Mention.Kind.WORKFLOW, frame.target);
  }
}
