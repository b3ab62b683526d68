package io.distric.dsl.editor;

import java.util.List;

/**
 * A place that refers to something declared elsewhere, or to a field.
 *
 * @param kind what it can refer to
 * @param names a dotted name in parts: of a path all but positions
 * @param places where each part stands
 * @param owner the declaration around it, as an index into the document's symbols; -1 if none
 */
public record Mention(Kind kind, List<String> names, List<Place> places, int owner) {

  /** Copies the lists. */
  public Mention {
    names = List.copyOf(names);
    places = List.copyOf(places);
  }

  /** What a mention can refer to. */
  public enum Kind {
    /** A schema, behind {@code on} and {@code given}. */
    SCHEMA,
    /** A rule, in a chain or behind {@code expect match}. */
    RULE,
    /** A workflow, behind {@code run}. */
    WORKFLOW,
    /** A type of task. */
    TASK,
    /** A step, behind {@code after}. */
    STEP,
    /** A function or macro. */
    FUNCTION,
    /** A name in an expression, with the names behind its dots. */
    PATH,
    /** A key of the parameters of a workflow; the first name is the workflow. */
    PARAMETER
  }

  /** The part that an offset is in; -1 if none. */
  public int part(int offset) {
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i).touches(offset)) {
        return i;
      }
    }
    return -1;
  }
}
