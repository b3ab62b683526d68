package io.distric.protocol;

import io.distric.dsl.match.MalformedMessage;

/** What a sender hears about a message that cannot be read. */
public final class Refusals {

  private Refusals() {}

  /** The problem of a fault. */
  public static Problem of(MalformedMessage fault) {
    String detail = fault.getMessage() + ", at byte " + fault.position();
    return code(fault.kind()).at(detail, fault.pointer());
  }

  private static ProblemCode code(MalformedMessage.Kind kind) {
    return switch (kind) {
      case SYNTAX -> ProblemCode.MALFORMED_JSON;
      case ENCODING -> ProblemCode.NOT_UTF8;
      case NOT_AN_OBJECT -> ProblemCode.NOT_AN_OBJECT;
      case DUPLICATE_KEY -> ProblemCode.DUPLICATE_KEY;
      case TOO_DEEP -> ProblemCode.TOO_DEEP;
      case NUMBER_RANGE -> ProblemCode.NUMBER_RANGE;
      case TOO_LARGE -> ProblemCode.MESSAGE_TOO_LARGE;
      case MESSAGE_ID -> ProblemCode.MESSAGE_ID;
    };
  }
}
