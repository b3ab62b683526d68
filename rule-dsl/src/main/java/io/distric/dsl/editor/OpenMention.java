package io.distric.dsl.editor;

import java.util.ArrayList;
import java.util.List;

/** A {@link Mention} in the making: a dot and a name may follow. */
final class OpenMention {

  private Mention.Kind kind;
  private final int owner;
  private final List<String> names = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();

  OpenMention(Mention.Kind kind, int owner) {
    this.kind = kind;
    this.owner = owner;
  }

  void add(String name, int start, int end) {
    names.add(name);
    places.add(new Place(start, end));
  }

  void kind(Mention.Kind told) {
    kind = told;
  }

  Mention.Kind kind() {
    return kind;
  }

  List<String> names() {
    return names;
  }

  String dotted() {
    return String.join(".", names);
  }

  Mention mention() {
    return new Mention(kind, names, places, owner);
  }
}
