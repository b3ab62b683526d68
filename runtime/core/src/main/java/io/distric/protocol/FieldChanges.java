package io.distric.protocol;

import io.distric.dsl.match.Edits;
import io.distric.dsl.match.Matches;
import io.distric.dsl.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What rules changed about a message before it was kept: enough to tell how it was sent, except for
 * values that rules overwrote or removed. Those are not kept, because that may have been the point.
 *
 * @param added JSON pointers of fields that were not there; without them it is as it was sent
 * @param lost JSON pointers of fields whose value as sent is not known any more
 */
public record FieldChanges(List<String> added, List<String> lost) {

  /** The message is as it was sent. */
  public static final FieldChanges NONE = new FieldChanges(List.of(), List.of());

  /** Copies the lists. */
  public FieldChanges {
    added = List.copyOf(added);
    lost = List.copyOf(lost);
  }

  /**
   * What edits change.
   *
   * @param sent the message before them
   * @param edits in their order
   */
  public static FieldChanges of(Value.Fields sent, List<Matches.Edit> edits) {
    Set<String> added = new LinkedHashSet<>();
    Set<String> lost = new LinkedHashSet<>();
    edits.forEach(edit -> note(sent, edit, added, lost));
    return new FieldChanges(List.copyOf(added), List.copyOf(lost));
  }

  private static void note(
      Value.Fields sent, Matches.Edit edit, Set<String> added, Set<String> lost) {
    boolean removed = edit.value() instanceof Value.Missing;
    List<String> path = edit.path();
    Value.Fields around = sent;
    for (int depth = 1; depth <= path.size(); depth++) {
      Value found = around.fields().get(path.get(depth - 1));
      if (found == null) {
        if (!removed) {
          added.add(pointer(path.subList(0, depth)));
        }
        return;
      }
      if (found instanceof Value.Fields inner && depth < path.size()) {
        around = inner;
        continue;
      }
      // What is no object and stands in the way is replaced by one; nothing is removed from it.
      if (depth == path.size() || !removed) {
        lost.add(pointer(path.subList(0, depth)));
      }
      return;
    }
  }

  /** Whether rules changed nothing. */
  public boolean isNone() {
    return added.isEmpty() && lost.isEmpty();
  }

  /** The message without what rules added to it. */
  public Value.Fields undo(Value.Fields kept) {
    Value.Fields message = kept;
    for (String pointer : added) {
      message = Edits.applied(message, names(pointer), Value.Missing.MISSING);
    }
    return message;
  }

  private static String pointer(List<String> path) {
    StringBuilder pointer = new StringBuilder();
    path.forEach(name -> pointer.append('/').append(name.replace("~", "~0").replace("/", "~1")));
    return pointer.toString();
  }

  private static List<String> names(String pointer) {
    List<String> names = new ArrayList<>();
    for (String part : pointer.substring(1).split("/", -1)) {
      names.add(part.replace("~1", "/").replace("~0", "~"));
    }
    return names;
  }
}
