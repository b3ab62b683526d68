package io.distric.dsl.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of a calendar in five fields: minute, hour, day of the month, month, day of the week. */
final class Cron {

  private static final Pattern PART =
      Pattern.compile("(\\*|[0-9A-Za-z]{1,3}(?:-[0-9A-Za-z]{1,3})?)(?:/([0-9]{1,3}))?");
  private static final int LENGTH_MAX = 256;

  private static final List<Field> FIELDS =
      List.of(
          new Field("minute", 0, 59, List.of()),
          new Field("hour", 0, 23, List.of()),
          new Field("day of the month", 1, 31, List.of()),
          new Field(
              "month",
              1,
              12,
              List.of(
                  "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                  "dec")),
          new Field(
              "day of the week", 0, 7, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat")));

  /** The longest that each month is. */
  private static final List<Integer> DAYS = List.of(31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);

  private record Field(String name, int low, int high, List<String> words) {}

  private Cron() {}

  /** Why a text is no such time; empty if it is one. */
  static Optional<String> fault(String text) {
    String[] parts = text.strip().split("\\s+", -1);
    if (text.length() > LENGTH_MAX || parts.length != FIELDS.size()) {
      return Optional.of("it has " + parts.length + " fields, due are 5");
    }
    for (int i = 0; i < parts.length; i++) {
      for (String part : parts[i].split(",", -1)) {
        Optional<String> fault = fault(part, FIELDS.get(i));
        if (fault.isPresent()) {
          return fault;
        }
      }
    }
    return never(parts[2], parts[3], parts[4]);
  }

  private static Optional<String> fault(String part, Field field) {
    Matcher matcher = PART.matcher(part);
    if (!matcher.matches()) {
      return Optional.of("the %s '%s' cannot be read".formatted(field.name(), part));
    }
    String step = matcher.group(2);
    if (step != null && Integer.parseInt(step) == 0) {
      return Optional.of("the step of the %s is 0".formatted(field.name()));
    }
    if (matcher.group(1).equals("*")) {
      return Optional.empty();
    }
    String[] ends = matcher.group(1).split("-", -1);
    int low = number(ends[0], field);
    int high = number(ends[ends.length - 1], field);
    if (low < field.low() || high < field.low() || low > field.high() || high > field.high()) {
      return Optional.of(
          "the %s is '%s', and has to lie in %d to %d"
              .formatted(field.name(), part, field.low(), field.high()));
    }
    return low > high
        ? Optional.of(
            "the range '%s' of the %s ends before it begins".formatted(part, field.name()))
        : Optional.empty();
  }

  private static int number(String text, Field field) {
    int word = field.words().indexOf(text.toLowerCase(Locale.ROOT));
    if (word >= 0) {
      return word + field.low();
    }
    return text.chars().allMatch(Character::isDigit) ? Integer.parseInt(text) : -1;
  }

  /** The 31st of a month that has none, and no weekday beside it. */
  private static Optional<String> never(String day, String month, String weekday) {
    boolean plain =
        day.chars().allMatch(Character::isDigit) && month.chars().allMatch(Character::isDigit);
    if (!plain || !weekday.equals("*")) {
      return Optional.empty();
    }
    return Integer.parseInt(day) > DAYS.get(Integer.parseInt(month) - 1)
        ? Optional.of("month %s has no day %s".formatted(month, day))
        : Optional.empty();
  }
}
