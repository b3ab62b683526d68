package io.distric.workflow;

import io.distric.dsl.value.Value;
import org.jspecify.annotations.Nullable;

/** Values as plain texts, for keys. */
final class Words {

  private Words() {}

  /** A text for what can be one, or null. */
  static @Nullable String text(Value value) {
    return switch (value) {
      case Value.Text(String text) -> text;
      case Value.Num(var number) -> number.toPlainString();
      case Value.Bool(boolean truth) -> Boolean.toString(truth);
      case Value.Time(var time) -> time.toString();
      case Value.Length(var length) -> length.toString();
      case Value.Missing _, Value.Null _, Value.Items _, Value.Fields _ -> null;
    };
  }
}
