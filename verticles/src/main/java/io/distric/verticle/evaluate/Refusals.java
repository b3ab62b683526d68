package io.distric.verticle.evaluate;

import io.distric.dsl.match.MalformedMessage;
import io.distric.protocol.Problem;
import io.distric.protocol.ProblemCode;

/** What a sender hears about a message that cannot be read. */
final class Refusals {

  private Refusals() {}

  static Problem of(MalformedMessage fault) {
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
