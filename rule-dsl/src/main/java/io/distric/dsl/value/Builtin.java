package io.distric.dsl.value;

import static io.distric.dsl.value.Value.Missing.MISSING;

import io.distric.dsl.value.Value.Num;
import io.distric.dsl.value.Value.Text;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The functions of the language. Pure, bounded by the size of what they are given; an argument that
 * is missing, null or of another type makes the result missing.
 */
public enum Builtin {
  /** {@code now()}: the message's stamp. */
  NOW(0, 0) {
    @Override
    Value of(Value now, Value[] arguments) {
      return now;
    }
  },
  /** {@code today()}: the beginning of the UTC day of {@code now()}. */
  TODAY(0, 0) {
    @Override
    Value of(Value now, Value[] arguments) {
      return Functions.day(now);
    }
  },
  /** {@code round(x)}, {@code round(x, places)}: half up. */
  ROUND(1, 2) {
    @Override
    Value of(Value now, Value[] arguments) {
      return Functions.round(arguments[0], arguments.length == 1 ? Num.of(0) : arguments[1]);
    }
  },
  /** {@code floor(x)}: the whole number at or below. */
  FLOOR(1, 1) {
    @Override
    Value of(Value now, Value[] arguments) {
      return Functions.whole(arguments[0], RoundingMode.FLOOR);
    }
  },
  /** {@code ceil(x)}: the whole number at or above. */
  CEIL(1, 1) {
    @Override
    Value of(Value now, Value[] arguments) {
      return Functions.whole(arguments[0], RoundingMode.CEILING);
    }
  },
  /** {@code abs(x)}. */
  ABS(1, 1) {
    @Override
    Value of(Value now, Value[] arguments) {
      return arguments[0] instanceof Num(var number) ? new Num(number.abs()) : MISSING;
    }
  },
  /** {@code min(a, b, …)}, {@code min(list)}: the least by the order of the language. */
  MIN(1, 255) {
    @Override
    Value of(Value now, Value[] arguments) {
      return Functions.extreme(arguments, false);
    }
  },
  /** {@code max(a, b, …)}, {@code max(list)}: the greatest by the order of the language. */
  MAX(1, 255) {
    @Override
    Value of(Value now, Value[] arguments) {
      return Functions.extreme(arguments, true);
    }
  },
  /** {@code sum(list)}: of numbers or lengths; 0 if empty. */
  SUM(1, 1) {
    @Override
    Value of(Value now, Value[] arguments) {
      return Functions.sum(arguments[0]);
    }
  },
  /** {@code length(x)}: code points of a text, elements of a list, fields of an object. */
  LENGTH(1, 1) {
    @Override
    Value of(Value now, Value[] arguments) {
      return Functions.size(arguments[0]);
    }
  },
  /** {@code lower(text)}. */
  LOWER(1, 1) {
    @Override
    Value of(Value now, Value[] arguments) {
      return arguments[0] instanceof Text(var text)
          ? new Text(text.toLowerCase(Locale.ROOT))
          : MISSING;
    }
  },
  /** {@code upper(text)}. */
  UPPER(1, 1) {
    @Override
    Value of(Value now, Value[] arguments) {
      return arguments[0] instanceof Text(var text)
          ? new Text(text.toUpperCase(Locale.ROOT))
          : MISSING;
    }
  },
  /** {@code trim(text)}: without white space at both ends. */
  TRIM(1, 1) {
    @Override
    Value of(Value now, Value[] arguments) {
      return arguments[0] instanceof Text(var text) ? new Text(text.strip()) : MISSING;
    }
  },
  /** {@code text(x)}: any value as a text. */
  TEXT(1, 1) {
    @Override
    Value of(Value now, Value[] arguments) {
      return Functions.text(arguments[0]);
    }
  },
  /** {@code number(text)}: a text that spells a number of JSON. */
  NUMBER(1, 1) {
    @Override
    Value of(Value now, Value[] arguments) {
      return Functions.number(arguments[0]);
    }
  },
  /** {@code timestamp(text)}: a text that spells an ISO 8601 instant. */
  TIMESTAMP(1, 1) {
    @Override
    Value of(Value now, Value[] arguments) {
      return Functions.timestamp(arguments[0]);
    }
  },
  /** {@code duration(text)}: a text that spells a length of time. */
  DURATION(1, 1) {
    @Override
    Value of(Value now, Value[] arguments) {
      return Functions.duration(arguments[0]);
    }
  };

  private static final Map<String, Builtin> BY_NAME = new TreeMap<>();

  static {
    for (Builtin builtin : values()) {
      BY_NAME.put(builtin.name().toLowerCase(Locale.ROOT), builtin);
    }
  }

  private final int argumentsMin;
  private final int argumentsMax;

  Builtin(int argumentsMin, int argumentsMax) {
    this.argumentsMin = argumentsMin;
    this.argumentsMax = argumentsMax;
  }

  /** The function of a name. */
  public static Optional<Builtin> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** Fewest arguments. */
  public int argumentsMin() {
    return argumentsMin;
  }

  /** Most arguments. */
  public int argumentsMax() {
    return argumentsMax;
  }

  /** The result; missing where the number of arguments is wrong. */
  public Value apply(Value now, Value[] arguments) {
    boolean right = arguments.length >= argumentsMin && arguments.length <= argumentsMax;
    return right ? of(now, arguments) : MISSING;
  }

  abstract Value of(Value now, Value[] arguments);
}
