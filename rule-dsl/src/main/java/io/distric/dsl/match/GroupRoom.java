package io.distric.dsl.match;

/**
 * How much room looking through any of some groups takes.
 *
 * @param rows of the largest group
 * @param partWords words for the parts of a text, a bit for each
 */
record GroupRoom(int rows, int partWords) {

  static final GroupRoom LEAST = new GroupRoom(Long.SIZE, 0);

  /** Room for one more group. */
  GroupRoom with(int size, Column[] columns) {
    int words = partWords;
    for (Column column : columns) {
      words = Math.max(words, column.partWords());
    }
    return new GroupRoom(Math.max(rows, size), words);
  }
}
