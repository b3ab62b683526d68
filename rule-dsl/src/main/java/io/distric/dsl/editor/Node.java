package io.distric.dsl.editor;

import java.util.ArrayList;
import java.util.List;

/** A {@link Symbol} in the making. Confined to the {@link Scan} that made it. */
final class Node {

  private final Symbol.Kind kind;
  private final int start;
  private final List<Node> parts = new ArrayList<>();
  private final StringBuilder detail = new StringBuilder();
  private String name = "";
  private Place nameplate = Place.NONE;
  private boolean named;
  private int end;

  Node(Symbol.Kind kind, int start) {
    this.kind = kind;
    this.start = start;
    this.end = start;
  }

  Symbol.Kind kind() {
    return kind;
  }

  String name() {
    return name;
  }

  boolean isNamed() {
    return named;
  }

  void name(String given, int from, int to) {
    name = given;
    named = true;
    nameplate = new Place(from, to);
    reach(to);
  }

  void title(String title) {
    if (detail.isEmpty()) {
      detail.append(title);
    }
  }

  void type(String word) {
    boolean tight = detail.isEmpty() || ",>)}".contains(word) || "<({".contains(last());
    detail.append(tight || "<(".contains(word) ? "" : " ").append(word);
  }

  private String last() {
    return detail.substring(detail.length() - 1);
  }

  Node part(Symbol.Kind partKind, String partName, int from, int to) {
    Node part = new Node(partKind, from);
    part.name(partName, from, to);
    parts.add(part);
    return part;
  }

  void reach(int offset) {
    end = Math.max(end, offset);
  }

  void endAt(int offset) {
    end = offset;
  }

  Symbol symbol() {
    List<Symbol> made = new ArrayList<>();
    for (Node part : parts) {
      Symbol symbol = part.symbol();
      end = Math.max(end, symbol.whole().end());
      made.add(symbol);
    }
    Place shown = isNamed() ? nameplate : new Place(start, start);
    return new Symbol(kind, name, detail.toString(), shown, new Place(start, end), made);
  }
}
