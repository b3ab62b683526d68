package io.distric.dsl.read;

import io.distric.dsl.read.YamlEvents.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of YAML that catalogs are made of, a line at a time: maps and lists in block and flow
 * style, plain and quoted scalars on one line, comments. A line that holds anything else, or is
 * wrong, is for a reader that knows all of YAML: it is told as a whole or not at all. A map or list
 * in flow style may go over several lines, which are told as one. One thread.
 */
final class YamlLines {

  /**
   * A comment.
   *
   * @param line from 0
   * @param column from 0
   * @param text behind its sign
   * @param behind it stands behind something, on its line
   */
  record Remark(int line, int column, String text, boolean behind) {}

  /** Where a line in flow style stands between two events. */
  private enum Due {
    FIRST,
    NEXT,
    VALUE,
    COMMA
  }

  private static final int EVENTS_MAX = 1 << 16;
  private static final int DEPTH_MAX = 256;

  /** YAML has no longer keys. */
  private static final int KEY_MAX = 1_000;

  private final YamlCursor cursor;
  private final YamlEvents events = new YamlEvents();
  private final List<Remark> remarks = new ArrayList<>();

  /** What is said at the end of the line, and told before the next. */
  private @Nullable Remark behind;

  /** The blocks that are open: their columns, and which of them are maps. */
  private final int[] columns = new int[DEPTH_MAX];

  private final boolean[] maps = new boolean[DEPTH_MAX];
  private final boolean[] flowMaps = new boolean[DEPTH_MAX];
  private int depth;

  /** What the last entry of the innermost block is stands in a line below. */
  private boolean due = true;

  private boolean ended;

  YamlLines(String source) {
    this.cursor = new YamlCursor(source);
  }

  /** The text that the places of events count in. */
  String text() {
    return cursor.text();
  }

  /** What the line holds. */
  YamlEvents events() {
    return events;
  }

  /** What is said before the line, and behind the one before. */
  List<Remark> remarks() {
    return remarks;
  }

  boolean ended() {
    return ended;
  }

  /**
   * Goes on to the next line that says something, or to the end.
   *
   * @return false if it holds what is not known here; nothing of it counts, and this reader is done
   */
  boolean next() {
    events.clear();
    remarks.clear();
    while (events.size() == 0 && !cursor.isAtEnd()) {
      noteBehind();
      int column = cursor.skipSpaces();
      if (cursor.isEndOfLine()) {
        cursor.nextLine();
      } else if (!(cursor.is('#') ? note(column) : block(column))) {
        return false;
      }
    }
    if (events.size() > 0) {
      return events.size() <= EVENTS_MAX;
    }
    noteBehind();
    ended = true;
    close(-1);
    return !due;
  }

  private void noteBehind() {
    if (behind != null) {
      remarks.add(behind);
      behind = null;
    }
  }

  private boolean note(int column) {
    // Below a comment behind something, and right below it, one goes on with that.
    boolean more =
        !remarks.isEmpty() && remarks.getLast().behind() && remarks.getLast().column() == column;
    Remark remark = more ? null : remark(false);
    if (remark != null) {
      remarks.add(remark);
    }
    return remark != null;
  }

  private @Nullable Remark remark(boolean behind) {
    int line = cursor.line();
    int column = cursor.at() - cursor.lineStart();
    String text = cursor.comment();
    return text == null ? null : new Remark(line, column, text, behind);
  }

  /** A line that is not within a map or list in flow style. */
  private boolean block(int column) {
    int around = around();
    boolean value = due;
    due = false;
    if (value && column > around) {
      return entry(true);
    }
    if (value) {
      // A list may stand as far left as the key that it belongs to.
      boolean list = depth > 0 && maps[depth - 1] && column == around && cursor.isDash();
      return list && begin(false, column, 1) && entry(false);
    }
    close(column);
    if (depth > 1 && isListOfKey() && !cursor.isDash()) {
      end();
    }
    return depth > 0 && columns[depth - 1] == column && entry(false);
  }

  /** The column of the innermost block. */
  private int around() {
    return depth == 0 ? -1 : columns[depth - 1];
  }

  private boolean isListOfKey() {
    return !maps[depth - 1] && maps[depth - 2] && columns[depth - 2] == columns[depth - 1];
  }

  /**
   * An entry of a block, with the blocks that begin on its line.
   *
   * @param value whether it begins a block, or is what an entry above it is
   */
  private boolean entry(boolean value) {
    boolean begins = value;
    while (cursor.isDash()) {
      if (begins ? !begin(false, cursor.at() - cursor.lineStart(), 0) : maps[depth - 1]) {
        return false;
      }
      cursor.step();
      begins = true;
      // Behind a dash a comment is about what follows.
      if (endOfLine(false)) {
        due = true;
        return true;
      }
    }
    if (begins && cursor.isFlow()) {
      return flow() && endOfLine(true);
    }
    int from = cursor.at();
    Kind kind = cursor.isAtEnd() ? null : cursor.scalar(false);
    if (kind == null) {
      return false;
    }
    if (!cursor.isColon(true)) {
      return begins && depth > 0 && last(kind, from);
    }
    if (begins ? !begin(true, from - cursor.lineStart(), 0) : !maps[depth - 1]) {
      return false;
    }
    return key(kind, from) && value();
  }

  /** Behind a key. */
  private boolean value() {
    if (endOfLine(true)) {
      due = true;
      return true;
    }
    if (cursor.isFlow()) {
      return flow() && endOfLine(true);
    }
    int from = cursor.at();
    Kind kind = cursor.isAtEnd() ? null : cursor.scalar(false);
    return kind != null && last(kind, from);
  }

  /** A scalar behind which nothing more stands. */
  private boolean last(Kind kind, int from) {
    add(kind, from, cursor.at() - from);
    if (!endOfLine(true)) {
      return false;
    }
    return kind != Kind.PLAIN || behind != null || !cursor.goesOn(columns[depth - 1]);
  }

  /** Goes to the next line if nothing but a comment stands behind what was read. */
  private boolean endOfLine(boolean said) {
    int from = cursor.at();
    cursor.skipSpaces();
    if (cursor.isEndOfLine()) {
      cursor.nextLine();
      return true;
    }
    behind = cursor.at() > from && cursor.is('#') ? remark(said) : null;
    return behind != null;
  }

  private boolean flow() {
    int flows = 0;
    Due next = Due.VALUE;
    do {
      if (!skipFlowSpace() || events.size() > EVENTS_MAX) {
        return false;
      }
      boolean inMap = flows > 0 && flowMaps[flows - 1];
      boolean keyed = inMap && next != Due.VALUE;
      switch (cursor.here()) {
        case '{', '[' -> {
          if (next == Due.COMMA || keyed || flows == DEPTH_MAX) {
            return false;
          }
          boolean map = cursor.is('{');
          flowMaps[flows++] = map;
          sign(map ? Kind.FIELDS : Kind.ITEMS);
          next = Due.FIRST;
        }
        case '}', ']' -> {
          if (next == Due.VALUE || inMap != cursor.is('}')) {
            return false;
          }
          flows--;
          sign(inMap ? Kind.END_FIELDS : Kind.END_ITEMS);
          next = Due.COMMA;
        }
        case ',' -> {
          if (next != Due.COMMA) {
            return false;
          }
          cursor.step();
          next = Due.NEXT;
        }
        default -> {
          int from = cursor.at();
          Kind kind = next == Due.COMMA ? null : cursor.scalar(true);
          if (kind == null || (keyed && !key(kind, from))) {
            return false;
          }
          if (!keyed) {
            add(kind, from, cursor.at() - from);
          }
          next = keyed ? Due.VALUE : Due.COMMA;
        }
      }
    } while (flows > 0);
    return true;
  }

  private void sign(Kind kind) {
    add(kind, cursor.at(), 1);
    cursor.step();
  }

  /** Between the parts of a map or list in flow style, whose lines stand right of the block. */
  private boolean skipFlowSpace() {
    cursor.skipSpaces();
    while (cursor.is('\n')) {
      cursor.nextLine();
      int column = cursor.skipSpaces();
      if (!cursor.isEndOfLine() && column <= around()) {
        return false;
      }
    }
    return !cursor.isAtEnd();
  }

  /** The key that was just read, and its colon. */
  private boolean key(Kind kind, int from) {
    int length = cursor.at() - from;
    if (length > KEY_MAX || !cursor.isColon(kind == Kind.PLAIN)) {
      return false;
    }
    add(kind, from, length);
    cursor.step();
    return true;
  }

  private boolean begin(boolean map, int column, int length) {
    if (depth == DEPTH_MAX) {
      return false;
    }
    columns[depth] = column;
    maps[depth++] = map;
    add(map ? Kind.FIELDS : Kind.ITEMS, cursor.lineStart() + column, length);
    return true;
  }

  /** Ends all blocks that stand further right. */
  private void close(int column) {
    while (depth > 0 && columns[depth - 1] > column) {
      end();
    }
  }

  private void end() {
    depth--;
    add(maps[depth] ? Kind.END_FIELDS : Kind.END_ITEMS, cursor.at(), 0);
  }

  private void add(Kind kind, int start, int length) {
    events.add(kind, start, length, cursor.line(), start - cursor.lineStart());
  }
}
