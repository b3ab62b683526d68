package io.distric.examples.payments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Writes {@code examples/payments/messages.ndjson}: messages of many kinds, the same for the same
 * seed.
 */
public final class PaymentMessages {

  private static final int COUNT = 1200;
  private static final long SEED = 20260101;
  private static final String[] COUNTRIES = {"DE", "FR", "US", "GB", "ES", "KP", "IR"};
  private static final String[] CATEGORIES = {
    "electronics", "groceries", "transport", "travel", "gambling"
  };
  private static final String[] CURRENCIES = {"EUR", "EUR", "EUR", "USD", "GBP"};
  private static final String[] NOTES = {"thanks", "invoice 17", "urgent, please", "rent"};

  private final SplittableRandom random;

  /** Writes with a seed of its own. */
  PaymentMessages(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Writes the file that is the first argument. */
  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), text());
  }

  /** The whole file. */
  static String text() {
    PaymentMessages messages = new PaymentMessages(SEED);
    StringBuilder out = new StringBuilder();
    for (int i = 1; i <= COUNT; i++) {
      out.append(messages.line(i)).append('\n');
    }
    return out.toString();
  }

  private String line(int number) {
    StringBuilder out = new StringBuilder("{\"message_id\":\"pay-");
    out.append(String.format(Locale.ROOT, "%05d", number)).append("\",\"event_type\":\"");
    int kind = random.nextInt(100);
    if (kind < 50) {
      payment(out.append("payment_received\""));
    } else if (kind < 60) {
      refund(out.append("payment_refunded\""));
    } else if (kind < 68) {
      chargeback(out.append("chargeback\""));
    } else if (kind < 76) {
      account(out.append("account_created\""));
    } else if (kind < 84) {
      out.append("login_failed\"").append(user()).append(",\"attempts\":").append(upTo(25));
    } else if (kind < 90) {
      payout(out.append("payout_requested\""));
    } else {
      out.append("heartbeat\",\"load\":0.").append(upTo(99)).append(",\"note\":\"urgent\"");
    }
    return out.append('}').toString();
  }

  private void payment(StringBuilder out) {
    out.append(user()).append(amount(2000));
    if (oneIn(3)) {
      out.append(",\"card\":{\"pan\":\"4111111111111111\",\"brand\":\"visa\"}");
    }
    String id = oneIn(15) ? "null" : "\"m-" + upTo(50) + "\"";
    out.append(",\"merchant\":{\"id\":").append(id).append(",\"category\":\"");
    out.append(any(CATEGORIES)).append("\"}");
    out.append(",\"user\":{\"country\":\"").append(any(COUNTRIES)).append("\",\"age_days\":");
    out.append(upTo(40)).append('}');
    out.append(",\"items\":[{\"sku\":\"").append(oneIn(6) ? "gift-card" : "sku-" + upTo(90));
    out.append("\",\"qty\":").append(upTo(4)).append("}]");
    if (oneIn(4)) {
      out.append(",\"note\":\"").append(any(NOTES)).append('"');
    }
  }

  private void refund(StringBuilder out) {
    out.append(user()).append(amount(1000)).append(",\"payment_id\":\"p-").append(upTo(9999));
    out.append('"');
  }

  private void chargeback(StringBuilder out) {
    out.append(user()).append(amount(1400)).append(",\"payment_id\":\"");
    out.append(oneIn(10) ? "lost" : "p-" + upTo(9999)).append('"');
  }

  private void account(StringBuilder out) {
    int number = upTo(99_999);
    String mail =
        oneIn(3) ? "a" + number + "@mail.example" : "customer." + number + "@mail.example";
    if (oneIn(5)) {
      mail = "x@throwaway.example";
    }
    out.append(user()).append(",\"user\":{\"email\":\"").append(mail).append("\",\"tier\":\"");
    out.append(oneIn(4) ? "vip" : "basic").append("\"}");
  }

  private void payout(StringBuilder out) {
    String iban = oneIn(5) ? "XX00" : "DE" + (10 + upTo(80)) + "500105175407324931";
    out.append(amount(12_000)).append(",\"merchant\":{\"iban\":\"").append(iban);
    out.append("\",\"category\":\"").append(any(CATEGORIES)).append("\"}");
  }

  private String user() {
    String prefix = oneIn(25) ? "test-" : "";
    return ",\"user_id\":\"" + prefix + (10_000 + upTo(500)) + '"';
  }

  private String amount(int max) {
    String cents = String.format(Locale.ROOT, "%02d", random.nextInt(100));
    String amount = (1 + upTo(max)) + (oneIn(2) ? "." + cents : "");
    return ",\"amount\":" + amount + ",\"currency\":\"" + any(CURRENCIES) + '"';
  }

  private String any(String[] words) {
    return words[random.nextInt(words.length)];
  }

  private int upTo(int max) {
    return 1 + random.nextInt(max);
  }

  private boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }
}
