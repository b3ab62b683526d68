package io.distric.protocol;

/** Receipts on the wire. */
public final class ReceiptJson {

  private ReceiptJson() {}

  /** Writes a receipt as an object. */
  public static void write(JsonText out, Receipt receipt) {
    out.object();
    fields(out, receipt);
    out.endObject();
  }

  /** Writes the fields of a receipt into an object that the caller opens and closes. */
  public static void fields(JsonText out, Receipt receipt) {
    out.name("message_id").text(receipt.messageId());
    out.name("status").text(receipt.accepted() ? "accepted" : "unmatched");
    out.name("duplicate").bool(receipt.duplicate());
    out.name("catalog_version").number(receipt.catalogVersion());
    out.name("matched").texts(receipt.matched());
    out.name("instances").ids(receipt.instances());
    out.name("partition").number(receipt.partition());
    out.name("position").text(receipt.position().isEmpty() ? null : receipt.position());
  }

  /**
   * Writes the fields of one result of a batch into an object that the caller opens and closes.
   *
   * @param out takes them
   * @param index of the item in its batch
   * @param reply to the item
   * @param instance path of the request
   */
  public static void itemFields(JsonText out, int index, Reply reply, String instance) {
    out.name("index").number(index);
    switch (reply) {
      case Receipt receipt -> fields(out, receipt);
      case Problem problem -> {
        out.name("status").text("refused");
        out.name("error");
        ProblemJson.write(out, problem, instance);
      }
    }
  }
}
