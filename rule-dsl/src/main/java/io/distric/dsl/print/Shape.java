package io.distric.dsl.print;

import io.distric.dsl.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** A map under construction, with its keys in the order in which they are put. */
final class Shape {

  private final SequencedMap<String, Value> fields = new LinkedHashMap<>();

  static Value.Fields single(String key, Value value) {
    return new Shape().put(key, value).done();
  }

  static Value.Fields single(String key, String text) {
    return single(key, new Value.Text(text));
  }

  Shape put(String key, Value value) {
    fields.put(key, value);
    return this;
  }

  Shape put(String key, String text) {
    return put(key, new Value.Text(text));
  }

  Shape put(String key, long number) {
    return put(key, Value.Num.of(number));
  }

  /** Only if there is something to say. */
  Shape putUnlessEmpty(String key, String text) {
    return text.isEmpty() ? this : put(key, text);
  }

  Shape putUnlessEmpty(String key, List<Value> elements) {
    return elements.isEmpty() ? this : put(key, new Value.Items(elements));
  }

  Shape putUnlessEmpty(String key, Value.Fields map) {
    return map.fields().isEmpty() ? this : put(key, map);
  }

  Shape putIfPresent(String key, Optional<? extends Value> value) {
    value.ifPresent(v -> put(key, v));
    return this;
  }

  Shape putAll(Value.Fields map) {
    fields.putAll(map.fields());
    return this;
  }

  Value.Fields done() {
    return new Value.Fields(fields);
  }

  static List<Value> texts(List<String> texts) {
    return texts.stream().<Value>map(Value.Text::new).toList();
  }
}
