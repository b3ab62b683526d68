package io.distric.dsl.check;

import io.distric.dsl.ast.Schema;
import io.distric.dsl.value.Builtin;
import io.distric.dsl.value.Value;

/** Types of values, as far as they are known without a message. */
enum Kind {
  ANY("anything"),
  NULL("null"),
  BOOLEAN("true or false"),
  NUMBER("a number"),
  TEXT("text"),
  TIME("a time"),
  DURATION("a length of time"),
  TEMPORAL("a time or a length of time"),
  LIST("a list"),
  MAP("a map");

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  /** As people say it. */
  String words() {
    return words;
  }

  static Kind of(Value value) {
    return switch (value) {
      case Value.Missing _ -> ANY;
      case Value.Null _ -> NULL;
      case Value.Bool _ -> BOOLEAN;
      case Value.Num _ -> NUMBER;
      case Value.Text _ -> TEXT;
      case Value.Time _ -> TIME;
      case Value.Length _ -> DURATION;
      case Value.Items _ -> LIST;
      case Value.Fields _ -> MAP;
    };
  }

  static Kind of(Schema.Type type) {
    return switch (type) {
      case Schema.Type.Scalar scalar ->
          switch (scalar) {
            case STRING -> TEXT;
            case INT, DECIMAL -> NUMBER;
            case BOOLEAN -> BOOLEAN;
            case TIMESTAMP -> TIME;
            case DURATION -> DURATION;
            case ANY -> ANY;
          };
      case Schema.Type.Enumeration _ -> TEXT;
      case Schema.Type.ListType _ -> LIST;
      case Schema.Type.MapType _, Schema.Type.ObjectType _ -> MAP;
    };
  }

  static Kind of(Builtin function) {
    return switch (function) {
      case NOW, TODAY, TIMESTAMP -> TIME;
      case DURATION -> DURATION;
      case LOWER, UPPER, TRIM, TEXT -> TEXT;
      case ROUND, FLOOR, CEIL, ABS, LENGTH, NUMBER -> NUMBER;
      case MIN, MAX, SUM -> ANY;
    };
  }

  /** What all arguments of a function have to be. */
  static Kind argumentOf(Builtin function) {
    return switch (function) {
      case LOWER, UPPER, TRIM -> TEXT;
      case ROUND, FLOOR, CEIL, ABS -> NUMBER;
      case NOW, TODAY, TIMESTAMP, DURATION, TEXT, LENGTH, NUMBER, MIN, MAX, SUM -> ANY;
    };
  }

  /** Whether values of the two can be equal. A text beside a time is read as one. */
  boolean canEqual(Kind other) {
    return this == ANY
        || other == ANY
        || this == other
        || isTimeInText(other)
        || isTemporal() && other.isTemporal() && (this == TEMPORAL || other == TEMPORAL);
  }

  /** Whether values of the two can be in order. */
  boolean canOrder(Kind other) {
    return isOrdered() && other.isOrdered() && canEqual(other);
  }

  boolean isOneOf(Kind... kinds) {
    for (Kind kind : kinds) {
      if (this == kind) {
        return true;
      }
    }
    return false;
  }

  private boolean isOrdered() {
    return isOneOf(ANY, NUMBER, TEXT, TIME, DURATION, TEMPORAL);
  }

  private boolean isTimeInText(Kind other) {
    return (this == TEXT && other.isTemporal()) || (other == TEXT && isTemporal());
  }

  boolean isTemporal() {
    return isOneOf(TIME, DURATION, TEMPORAL);
  }
}
