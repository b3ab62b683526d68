package io.distric.architecture.planted.verticle.evaluate;

import io.distric.architecture.planted.verticle.ingest.Room;

/** Planted: a verticle reaches into the room of another. */
final class UsesIngest {
  final Room bad = new Room();
}
