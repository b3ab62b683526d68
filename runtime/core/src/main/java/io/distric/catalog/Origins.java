package io.distric.catalog;

/** Who owns an item: only from there can it be changed. */
public final class Origins {

  /** Brought by a request. */
  public static final String API = "api";

  private static final String FOLDER = "folder:";

  private Origins() {}

  /** Brought by a watched folder. */
  public static String folder(String name) {
    return FOLDER + name;
  }

  /** The owner for people: {@code the API}, {@code the folder 'rules'}. */
  static String words(String origin) {
    return origin.startsWith(FOLDER)
        ? "the folder '" + origin.substring(FOLDER.length()) + "'"
        : "the API";
  }
}
