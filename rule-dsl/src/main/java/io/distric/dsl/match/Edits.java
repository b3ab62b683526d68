package io.distric.dsl.match;

import io.distric.dsl.value.Functions;
import io.distric.dsl.value.Json;
import io.distric.dsl.value.Value;
import io.distric.dsl.value.Value.Fields;
import io.distric.dsl.value.Value.Items;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rules have set and removed in one message. The message itself is read into a tree only when
 * a deep field is changed or the result is asked for. Confined to one thread.
 */
public final class Edits {

  private final List<Matches.Edit> all = new ArrayList<>();

  /** How many of them the tree has. */
  private int applied;

  private byte[] bytes = {};
  private int offset;
  private int length;
  private @Nullable Fields tree;

  Edits() {}

  void begin(byte[] source, int from, int count) {
    bytes = source;
    offset = from;
    length = count;
    tree = null;
    all.clear();
    applied = 0;
  }

  boolean any() {
    return !all.isEmpty();
  }

  List<Matches.Edit> all() {
    return Collections.unmodifiableList(all);
  }

  /** Sets a field, or removes it if the value is missing. */
  void add(List<String> path, Value value) {
    all.add(new Matches.Edit(path, value));
  }

  /** The message as it is now. */
  Fields tree() {
    Fields root = tree == null ? (Fields) Json.trusted(bytes, offset, length) : tree;
    for (; applied < all.size(); applied++) {
      root = with(root, all.get(applied).path(), all.get(applied).value());
    }
    tree = root;
    return root;
  }

  /** What a value is once it stands in a message: JSON has no instants and lengths of time. */
  static Value asJson(Value value) {
    return switch (value) {
      case Value.Time _, Value.Length _ -> Functions.text(value);
      case Items(var elements) -> new Items(elements.stream().map(Edits::asJson).toList());
      case Fields(var fields) -> {
        LinkedHashMap<String, Value> copy = new LinkedHashMap<>();
        fields.forEach((name, field) -> copy.put(name, asJson(field)));
        yield new Fields(copy);
      }
      case Value.Missing _, Value.Null _, Value.Bool _, Value.Num _, Value.Text _ -> value;
    };
  }

  /**
   * A message with one field changed, as a rule changes it.
   *
   * @param message as it is
   * @param path names only
   * @param value the new value; missing removes the field
   */
  public static Fields applied(Fields message, List<String> path, Value value) {
    return with(message, path, asJson(value));
  }

  /**
   * An object with one field changed. On the way to it, what is no object is replaced by one; to
   * remove what is not there changes nothing.
   */
  private static Fields with(Fields target, List<String> path, Value value) {
    String name = path.getFirst();
    Value old = target.fields().get(name);
    LinkedHashMap<String, Value> changed = new LinkedHashMap<>(target.fields());
    if (path.size() > 1) {
      if (!(old instanceof Fields) && value instanceof Value.Missing) {
        return target;
      }
      Fields inner = old instanceof Fields fields ? fields : new Fields(new LinkedHashMap<>());
      changed.put(name, with(inner, path.subList(1, path.size()), value));
    } else if (value instanceof Value.Missing) {
      changed.remove(name);
    } else {
      changed.put(name, value);
    }
    return new Fields(changed);
  }
}
