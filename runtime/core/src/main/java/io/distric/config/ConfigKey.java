package io.distric.config;

import java.util.Locale;

/**
 * One configuration key, as a record component declares it.
 *
 * @param section name of its section
 * @param name its name in the section
 * @param type of its value
 * @param fallback its default, spelled as in a file
 */
record ConfigKey(String section, String name, Class<?> type, String fallback) {

  String dotted() {
    return section + "." + name;
  }

  String environmentName() {
    return "DISTRIC_" + upperSnake(section) + "_" + upperSnake(name);
  }

  private static String upperSnake(String camel) {
    return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
  }
}
