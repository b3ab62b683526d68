package io.distric.architecture.planted.dsl.check;

/** Planted: rule-dsl looks to the right. */
final class UsesVerticle {
  Object bad() {
    return new io.distric.architecture.planted.verticle.ingest.Room();
  }
}
