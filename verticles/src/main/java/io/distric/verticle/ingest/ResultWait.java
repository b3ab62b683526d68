package io.distric.verticle.ingest;

import io.distric.protocol.Event;
import io.distric.protocol.InstanceRecord;
import io.distric.protocol.JsonText;
import io.distric.protocol.Receipt;
import io.distric.protocol.Status;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A client that waits for the results of one message. Confined to the door's context. */
final class ResultWait {

  private final HttpServerRequest request;
  private final Receipt receipt;
  private final Results results;

  ResultWait(HttpServerRequest request, Receipt receipt) {
    this.request = request;
    this.receipt = receipt;
    this.results = new Results(receipt);
  }

  HttpServerRequest request() {
    return request;
  }

  Receipt receipt() {
    return receipt;
  }

  Results results() {
    return results;
  }

  /** What the instances of a message came to, in the order of the receipt. */
  static final class Results {

    private final Map<UUID, @Nullable Result> byInstance = new LinkedHashMap<>();
    private int missing;

    Results(Receipt receipt) {
      receipt.instances().forEach(instance -> byInstance.put(instance, null));
      missing = byInstance.size();
    }

    boolean complete() {
      return missing == 0;
    }

    void add(Event.InstanceChanged event) {
      add(
          event.instance(),
          new Result(event.workflow(), event.status(), event.output(), event.error()));
    }

    void add(InstanceRecord instance) {
      if (instance.status().terminal()) {
        add(
            instance.id(),
            new Result(
                instance.workflow(), instance.status(), instance.output(), instance.error()));
      }
    }

    void writeTo(JsonText text) {
      byInstance.forEach(
          (instance, result) -> {
            if (result != null) {
              result.writeTo(text, instance);
            }
          });
    }

    private void add(UUID instance, Result result) {
      if (byInstance.containsKey(instance) && byInstance.put(instance, result) == null) {
        missing--;
      }
    }
  }

  private record Result(
      String workflow, Status status, byte @Nullable [] output, Event.@Nullable Failure error) {

    void writeTo(JsonText text, UUID instance) {
      text.object();
      text.name("workflow_instance_id").id(instance);
      text.name("workflow_id").text(workflow);
      text.name("status").text(status.word());
      text.name("output").raw(output);
      text.name("error");
      if (error == null) {
        text.nothing();
      } else {
        text.object();
        text.name("code").text(error.code()).name("message").text(error.message());
        text.endObject();
      }
      text.endObject();
    }
  }
}
