package io.distric.dsl.match;

import io.distric.dsl.value.JsonScanner;
import io.distric.dsl.value.MalformedJson;

/** Where in a message a decoder was when it found a fault. */
final class OpenPath {

  /** Stands at the depth of a list or object of which nothing was read yet. */
  static final int NOTHING = Integer.MIN_VALUE;

  private OpenPath() {}

  /** The fault as the sender is told. */
  static MalformedMessage refuse(MalformedJson fault, byte[] bytes, int[] open, int depth) {
    return new MalformedMessage(
        kind(fault.kind()),
        String.valueOf(fault.getMessage()),
        fault.position(),
        pointer(bytes, open, depth));
  }

  private static MalformedMessage.Kind kind(MalformedJson.Kind kind) {
    return switch (kind) {
      case SYNTAX -> MalformedMessage.Kind.SYNTAX;
      case ENCODING -> MalformedMessage.Kind.ENCODING;
      case DUPLICATE_KEY -> MalformedMessage.Kind.DUPLICATE_KEY;
      case TOO_DEEP -> MalformedMessage.Kind.TOO_DEEP;
      case NUMBER_RANGE -> MalformedMessage.Kind.NUMBER_RANGE;
      case TOO_LARGE -> MalformedMessage.Kind.TOO_LARGE;
    };
  }

  private static String pointer(byte[] bytes, int[] open, int depth) {
    StringBuilder pointer = new StringBuilder();
    for (int level = 1; level <= depth && open[level] != NOTHING; level++) {
      String step = open[level] < 0 ? Integer.toString(~open[level]) : key(bytes, open[level]);
      pointer.append('/').append(step.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }

  /** The key at a quote; only whole ones are looked at, but for the last, which may be broken. */
  private static String key(byte[] bytes, int quote) {
    int to = quote + 1;
    while (to < bytes.length && bytes[to] != '"') {
      to += bytes[to] == '\\' ? 2 : 1;
    }
    return to < bytes.length ? JsonScanner.resolve(bytes, quote + 1, to) : "";
  }
}
