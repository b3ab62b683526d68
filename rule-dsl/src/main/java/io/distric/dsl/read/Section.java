package io.distric.dsl.read;

import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A map with known keys. What is not known is reported, with the key that was meant. */
final class Section {

  private final Node.Fields node;

  /** What may be asked for. They are few: going through them is faster than a table is made. */
  private final List<Node.Member> known = new ArrayList<>();

  /** Keys for which an author wrote another word: they are told of once, as that word. */
  private final List<String> mistyped = new ArrayList<>();

  private Section(Node.Fields node) {
    this.node = node;
  }

  /** The map with its keys looked at; empty, and reported, if it is no map. */
  static Optional<Section> of(Node node, String what, Set<String> keys, Reading reading) {
    if (!(node instanceof Node.Fields fields)) {
      reading.wrongShape(node, what, "a map with " + some(keys));
      return Optional.empty();
    }
    Section section = new Section(fields);
    for (Node.Member member : fields.members()) {
      if (reading.isComment(member)) {
        continue;
      }
      if (keys.contains(member.key())) {
        section.known.add(member);
      } else {
        Suggestion.nearest(member.key(), keys).ifPresent(section.mistyped::add);
        reading.error(
            DiagnosticCode.UNKNOWN_KEY,
            member.keySpan(),
            member.value().pointer(),
            what + " has no key '" + member.key() + "'",
            Suggestion.hint(member.key(), keys));
      }
    }
    return Optional.of(section);
  }

  private static String some(Set<String> keys) {
    String some = String.join(", ", keys.stream().limit(4).toList());
    return keys.size() <= 4 ? some : some + " …";
  }

  /** The map with whatever keys it has, to tell by them what it is. */
  static Optional<Section> open(Node node, String what, Reading reading) {
    if (!(node instanceof Node.Fields fields)) {
      reading.wrongShape(node, what, "a map");
      return Optional.empty();
    }
    Section section = new Section(fields);
    section.known.addAll(fields.members());
    return Optional.of(section);
  }

  Node.Fields node() {
    return node;
  }

  Optional<Node> get(String key) {
    for (Node.Member member : known) {
      if (member.key().equals(key)) {
        return Optional.of(member.value());
      }
    }
    return Optional.empty();
  }

  boolean has(String key) {
    return get(key).isPresent();
  }

  /** The value of a key that has to be there. */
  Optional<Node> require(String key, String what, Reading reading) {
    Optional<Node> value = get(key);
    if (value.isEmpty() && !mistyped.contains(key)) {
      reading.error(DiagnosticCode.MISSING_KEY, node, what + " has no " + key, "add " + key + ":");
    }
    return value;
  }

  /** The one of some keys that is there; several exclude each other. */
  Optional<String> oneOf(List<String> keys, String what, Reading reading) {
    Optional<String> found = Optional.empty();
    for (String key : keys) {
      if (!has(key)) {
        continue;
      }
      if (found.isPresent()) {
        reading.error(
            DiagnosticCode.CONFLICTING_KEYS,
            byKeySpan(key),
            what + " has both " + found.get() + " and " + key,
            "keep one of them");
        break;
      }
      found = Optional.of(key);
    }
    return found;
  }

  private Node byKeySpan(String key) {
    return get(key).orElse(node);
  }
}
