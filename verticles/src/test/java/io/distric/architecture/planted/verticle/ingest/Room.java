package io.distric.architecture.planted.verticle.ingest;

/** A room that others may not enter. */
public final class Room {}
