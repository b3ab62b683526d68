package io.distric.dsl.read;

import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Suggestion;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A map with known keys. What is not known is reported, with the key that was meant. */
final class Section {

  private final Node.Fields node;
  private final Map<String, Node> byKey = new LinkedHashMap<>();

  /** Keys for which an author wrote another word: they are told of once, as that word. */
  private final Set<String> mistyped = new HashSet<>();

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
        section.byKey.put(member.key(), member.value());
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
    fields.members().forEach(m -> section.byKey.put(m.key(), m.value()));
    return Optional.of(section);
  }

  Node.Fields node() {
    return node;
  }

  Optional<Node> get(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  boolean has(String key) {
    return byKey.containsKey(key);
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
    List<String> there = keys.stream().filter(byKey::containsKey).toList();
    if (there.size() > 1) {
      reading.error(
          DiagnosticCode.CONFLICTING_KEYS,
          byKeySpan(there.get(1)),
          what + " has both " + there.get(0) + " and " + there.get(1),
          "keep one of them");
    }
    return there.stream().findFirst();
  }

  private Node byKeySpan(String key) {
    return get(key).orElse(node);
  }
}
