package io.distric.verticle.admin;

import io.distric.catalog.CatalogItem;
import io.distric.catalog.CatalogOutcome.ChangeType;
import io.distric.catalog.CatalogOutcome.Done;
import io.distric.catalog.CatalogOutcome.ItemChange;
import io.distric.catalog.CatalogVersion;
import io.distric.catalog.ItemKind;
import io.distric.protocol.JsonText;
import io.distric.protocol.ProblemJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The catalog on the wire. */
final class CatalogJson {

  /** Changes that an answer lists; it counts them all. */
  private static final int CHANGES_SHOWN = 1_000;

  private CatalogJson() {}

  /** An item: what the catalog knows about it, then its content. */
  static void item(JsonText out, CatalogItem item) {
    String content = item.content();
    StringBuilder text = new StringBuilder(content.length() + 160);
    JsonText head = new JsonText(160).object();
    head.name(item.key().kind().word() + "_id").text(item.key().id());
    head.name("version").number(item.version());
    head.name("origin").text(item.origin());
    head.name("created_at").time(item.createdAt());
    head.name("updated_at").time(item.updatedAt());
    text.append(head);
    // The content is an object with an id at least: its fields go on where the head ends.
    text.append(',').append(content, content.indexOf('{') + 1, content.length());
    out.raw(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  static JsonText page(long catalogVersion, ItemKind kind, List<CatalogItem> items, int limit) {
    JsonText out = new JsonText(4096).object();
    out.name("catalog_version").number(catalogVersion);
    out.name(kind.word() + "s").list();
    items.stream().limit(limit).forEach(item -> item(out, item));
    out.endList();
    boolean more = items.size() > limit;
    out.name("next").text(more ? CatalogRequest.cursor(items.get(limit - 1).key().id()) : null);
    return out.endObject();
  }

  static JsonText done(Done done, boolean dryRun) {
    JsonText out = new JsonText(512).object();
    out.name("catalog_version").number(done.catalogVersion());
    out.name("dry_run").bool(dryRun);
    counts(out, done.changes());
    out.name("changes").list();
    for (ItemChange change : done.changes().stream().limit(CHANGES_SHOWN).toList()) {
      out.object();
      out.name("kind").text(change.key().kind().word());
      out.name("id").text(change.key().id());
      out.name("change").text(change.type().name().toLowerCase(Locale.ROOT));
      out.name("version").number(change.version());
      out.endObject();
    }
    out.endList();
    diagnostics(out, done);
    return out.endObject();
  }

  private static void counts(JsonText out, List<ItemChange> changes) {
    out.name("counts").object();
    for (ChangeType type : ChangeType.values()) {
      long count = changes.stream().filter(change -> change.type() == type).count();
      out.name(type.name().toLowerCase(Locale.ROOT)).number(count);
    }
    out.endObject();
  }

  static void diagnostics(JsonText out, Done done) {
    if (!done.warnings().isEmpty()) {
      out.name("diagnostics").list();
      done.warnings().forEach(warning -> ProblemJson.write(out, warning));
      out.endList();
    }
  }

  static void version(JsonText out, CatalogVersion version) {
    out.object();
    out.name("catalog_version").number(version.version());
    out.name("created_at").time(version.when());
    out.name("who").text(version.who());
    out.name("what").text(version.what());
    out.name("from").text(version.from());
    out.name("rule_count").number(version.rules());
    out.name("workflow_count").number(version.workflows());
    out.name("root").text(version.root());
    out.name("audit_previous").text(version.previous());
    out.name("audit_hash").text(version.hash());
  }
}
