package io.distric.dsl.compile;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Messages over few fields and values, in many spellings. Bytes are compared eight at a time, so
 * there are keys and texts around the ends of one, two and three words, and beside each such key
 * others that differ from it in one place, whatever the place.
 */
final class RandomMessages {

  static final List<String> FIELDS = List.of("a", "b", "c", "d", "né", "message_id", "l0", "p");
  static final List<String> NUMBERS =
      List.of("0", "1", "2", "10", "0.1", "-1", "2.5", "1e400", "-1e-400", "9".repeat(60) + ".5");
  static final List<String> TEXTS =
      List.of("", "a", "ab", "b", "1", "é", "😀", "\uffff", "a\"\\/\n");

  /** Keys of 9 to 17, 24 and 40 bytes, and some that rules read beside them. */
  private static final List<String> LONG_FIELDS =
      List.of(
          "customer_",
          "customer_i",
          "customer_I",
          "customer_name",
          "customer_namE",
          "customer_segmen",
          "customer_segmeN",
          "customer_segment",
          "customer_sEgment",
          "customer_segmenT",
          "customer_segments",
          "customer_segmentS",
          "customer_segments_of_day",
          "customer_segments_of_Day",
          "größe_der_kundé_",
          "customer_segments_of_day_or_of_all_years",
          "customer_segments_of_day_or_of_all_yearS");

  private static final List<String> LONG_TEXTS =
      List.of(
          "ab\u0000",
          "abcdef",
          "abcdefg",
          "abcdefgh",
          "abcdefgH",
          "abcdefghi",
          "abcdefghI",
          "abcdefghijklmno",
          "abcdefghijklmnop",
          "abcdefghijKlmnop",
          "abcdefghijklmnoP",
          "abcdefghijklmnopq",
          "abcdefghijklmnopQ",
          "größenordnung");

  private static final int WORD = Long.BYTES;

  private final RandomGenerator random;

  RandomMessages(RandomGenerator random) {
    this.random = random;
  }

  String next() {
    return object(2);
  }

  /** A field that rules may read. */
  static String field(RandomGenerator random) {
    return either(FIELDS, LONG_FIELDS, random);
  }

  /** A text that messages and rules have in common. */
  static String text(RandomGenerator random) {
    return either(TEXTS, LONG_TEXTS, random);
  }

  private static String either(List<String> many, List<String> some, RandomGenerator random) {
    List<String> all = random.nextInt(3) > 0 ? many : some;
    return all.get(random.nextInt(all.size()));
  }

  private String value(int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 7)) {
      case 0 -> "null";
      case 1 -> random.nextBoolean() ? "true" : "false";
      case 2, 3, 4 -> number();
      case 5, 6 -> text(text(random));
      case 7 -> object(depth - 1);
      default -> list(depth - 1);
    };
  }

  private String object(int depth) {
    StringBuilder json = new StringBuilder("{").append(blank());
    String comma = "";
    for (String field : fields()) {
      String value = field.equals("message_id") ? text("id" + random.nextInt(9)) : value(depth);
      json.append(comma).append(text(field)).append(blank()).append(':').append(blank());
      json.append(value).append(blank());
      comma = "," + blank();
    }
    return json.append('}').toString();
  }

  private Set<String> fields() {
    Set<String> fields = new LinkedHashSet<>();
    FIELDS.stream().filter(_ -> random.nextInt(3) > 0).forEach(fields::add);
    for (String field : LONG_FIELDS) {
      switch (random.nextInt(8)) {
        case 0, 1 -> fields.add(field);
        case 2 -> fields.add(beside(field));
        default -> {}
      }
    }
    return fields;
  }

  /** A key that differs in one place, mostly behind the first word. */
  private String beside(String field) {
    int at = random.nextInt(random.nextInt(4) == 0 ? 0 : WORD, field.length());
    return field.substring(0, at) + pick(List.of("x", "0", "é")) + field.substring(at + 1);
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
