package io.distric.verticle.ingest;

import io.distric.protocol.Event;
import io.distric.protocol.InstanceRecord;
import io.distric.protocol.JsonText;
import io.distric.protocol.Receipt;
import io.distric.protocol.Status;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the instances of one message come to, for somebody who waits for all of them. */
final class ResultWait {

  private final Receipt receipt;
  private final Runnable complete;
  private final Results results;
  private boolean told;

  /**
   * Waits for the instances of a receipt.
   *
   * @param complete is run once, when all have ended
   */
  ResultWait(Receipt receipt, Runnable complete) {
    this.receipt = receipt;
    this.complete = complete;
    this.results = new Results(receipt);
  }

  Receipt receipt() {
    return receipt;
  }

  Results results() {
    return results;
  }

  /** True the first time that it is asked. */
  boolean completeOnce() {
    boolean first = !told;
    told = true;
    return first;
  }

  void completed() {
    complete.run();
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
