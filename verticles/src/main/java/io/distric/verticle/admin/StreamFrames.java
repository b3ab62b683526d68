package io.distric.verticle.admin;

import io.distric.protocol.Event;
import io.distric.protocol.EventJson;
import io.distric.protocol.JsonText;
import io.distric.protocol.LiveEvent;
import io.distric.protocol.Problem;
import io.distric.protocol.ProblemJson;
import org.jspecify.annotations.Nullable;

/** Frames that go out. */
final class StreamFrames {

  private static final String PATH = "/api/v1/stream";

  private StreamFrames() {}

  /** What every event frame of a subscription begins with; its cursor follows. */
  static String eventHead(String id) {
    String quoted = new JsonText(32).text(id).toString();
    return "{\"op\":\"event\",\"id\":" + quoted + ",\"cursor\":\"";
  }

  /** What follows the cursor; the same for every subscription. */
  static String eventTail(Event event) {
    JsonText out = new JsonText(512);
    out.name("type").text(EventJson.type(event)).name("time").time(event.time()).name("data");
    EventJson.data(out, event);
    return "\"," + out.endObject();
  }

  static String live(String id, LiveEvent event) {
    JsonText out = new JsonText(256);
    out.object().name("op").text("event").name("id").text(id);
    out.name("type").text(event.type()).name("time").time(event.time());
    return out.name("data").raw(event.data()).endObject().toString();
  }

  static String subscribed(String id, String cursor) {
    JsonText out = new JsonText(96);
    out.object().name("op").text("subscribed").name("id").text(id);
    return out.name("cursor").text(cursor).endObject().toString();
  }

  static String gap(String id, String from, String to) {
    JsonText out = new JsonText(128);
    out.object().name("op").text("gap").name("id").text(id);
    return out.name("from").text(from).name("to").text(to).endObject().toString();
  }

  static String error(@Nullable String id, Problem problem) {
    JsonText out = new JsonText(256);
    out.object().name("op").text("error").name("id").text(id).name("error");
    ProblemJson.write(out, problem, PATH);
    return out.endObject().toString();
  }
}
