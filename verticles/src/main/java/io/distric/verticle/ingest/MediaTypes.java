package io.distric.verticle.ingest;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The bodies that the door reads. */
enum MediaTypes {
  /** An object is one message, an array several. */
  JSON("application/json"),
  /** A message a line. */
  NDJSON("application/x-ndjson"),
  /** One message with its envelope. */
  ENVELOPE("application/vnd.distric.message+json");

  static final String ACCEPTED =
      "application/json, application/x-ndjson, application/vnd.distric.message+json";

  private final String name;

  MediaTypes(String name) {
    this.name = name;
  }

  /** The type that a Content-Type names, JSON where there is none; null if it is not read here. */
  static @Nullable MediaTypes of(@Nullable String contentType) {
    if (contentType == null || contentType.equals(JSON.name)) {
      return JSON;
    }
    String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].replace("\"", "").replace(" ", "");
      if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
        return null;
      }
    }
    for (MediaTypes type : values()) {
      if (type.name.equals(parts[0].trim())) {
        return type;
      }
    }
    return null;
  }
}
