package io.distric.dsl.compile;

import java.util.List;
import java.util.random.RandomGenerator;

/** Messages over few fields and values, in many spellings. */
final class RandomMessages {

  static final List<String> FIELDS = List.of("a", "b", "c", "d", "né", "message_id", "l0", "p");
  static final List<String> NUMBERS =
      List.of("0", "1", "2", "10", "0.1", "-1", "2.5", "1e400", "-1e-400", "9".repeat(60) + ".5");
  static final List<String> TEXTS =
      List.of("", "a", "ab", "b", "1", "é", "😀", "\uffff", "a\"\\/\n");

  private final RandomGenerator random;

  RandomMessages(RandomGenerator random) {
    this.random = random;
  }

  String next() {
    return object(2);
  }

  private String value(int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 7)) {
      case 0 -> "null";
      case 1 -> random.nextBoolean() ? "true" : "false";
      case 2, 3, 4 -> number();
      case 5, 6 -> text(pick(TEXTS));
      case 7 -> object(depth - 1);
      default -> list(depth - 1);
    };
  }

  private String object(int depth) {
    StringBuilder json = new StringBuilder("{").append(blank());
    String comma = "";
    for (String field : FIELDS) {
      if (random.nextInt(3) > 0) {
        String value = field.equals("message_id") ? text("id" + random.nextInt(9)) : value(depth);
        json.append(comma).append(text(field)).append(blank()).append(':').append(blank());
        json.append(value).append(blank());
        comma = "," + blank();
      }
    }
    return json.append('}').toString();
  }

  private String list(int depth) {
    StringBuilder json = new StringBuilder("[").append(blank());
    String comma = "";
    for (int i = random.nextInt(4); i > 0; i--) {
      json.append(comma).append(value(depth)).append(blank());
      comma = ",";
    }
    return json.append(']').toString();
  }

  /** The same number may be spelled in several ways. */
  private String number() {
    String number = pick(NUMBERS);
    if (number.contains("e")) {
      return number;
    }
    return switch (random.nextInt(5)) {
      case 0 -> number.contains(".") ? number + "00" : number + ".0";
      case 1 -> number + "e0";
      case 2 -> number + "E+0";
      default -> number;
    };
  }

  private String text(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean must = c < ' ' || c == '"' || c == '\\';
      boolean pair = Character.isSurrogate(c);
      if (must || (!pair && random.nextInt(6) == 0)) {
        json.append("\\u")
            .append(String.format("%04" + (random.nextBoolean() ? "x" : "X"), (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  private String blank() {
    return random.nextInt(4) == 0 ? pick(List.of(" ", "\n", "\t", "\r\n  ")) : "";
  }

  private String pick(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }
}
