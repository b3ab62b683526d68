package io.distric.dsl.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is read of YAML the short way is what a reader of all YAML reads, place by place. */
final class UsualYamlTest {

  private static final long SEED = Long.getLong("distric.seed", System.nanoTime());
  private static final int SOURCES = Integer.getInteger("distric.sources", 30_000);

  /**
   * What may be put anywhere into a source: signs, ends of lines, beginnings of other constructs.
   */
  static final List<String> SLIPS =
      List.of(
          " ",
          "  ",
          "\n",
          "\n\n",
          "\t",
          "\r\n",
          "- ",
          "-",
          "---\n",
          "\n...\n",
          ": ",
          ":",
          ",",
          "[",
          "]",
          "{",
          "}",
          "'",
          "\"",
          "''",
          "\\",
          "\\u0041",
          "#",
          " # x",
          "\n# y\n",
          "&a ",
          "*a",
          "!!str ",
          "!x ",
          "|\n",
          ">\n",
          "? ",
          "%",
          "@",
          "`",
          "~",
          "<<",
          "=",
          "é",
          "\u2028",
          "\uD83D\uDE00",
          "\u0000",
          "\u0085",
          "\uFEFF",
          "0x1f",
          "1e3",
          ".inf",
          "null",
          "...",
          "--",
          "a b",
          "key:");

  /** Of empty lines within maps and lists in flow style, if a comment is anywhere in the source. */
  private static final String STUMBLES = "expected the node content, but found '#'";

  private final Random random = new Random(SEED);

  private record Told(List<String> events, String fault) {}

  @Test
  void shouldTellWhatTheReaderOfAllYamlTells() {
    System.out.println("distric.seed = " + SEED);
    int usual = 0;
    int begun = 0;
    for (int i = 0; i < SOURCES; i++) {
      String text = new RandomYaml(random).next();
      boolean sound = random.nextInt(3) == 0;
      SourceText source = new SourceText("a.yaml", sound ? text : slipped(text));

      UsualYaml fast = new UsualYaml(source);
      Told told = told(fast);
      Told due = told(new YamlStructure(source));

      if (due.fault().contains(STUMBLES)) {
        continue;
      }
      assertEquals(due.fault(), told.fault(), () -> "seed " + SEED + "\n" + source.text());
      // The other reader looks ahead, and may meet a fault some events sooner.
      int common = Math.min(due.events().size(), told.events().size());
      assertEquals(
          due.fault().isEmpty() ? due.events() : due.events().subList(0, common),
          due.fault().isEmpty() ? told.events() : told.events().subList(0, common),
          () -> "seed " + SEED + "\n" + source.text());
      usual += fast.isUsual() ? 1 : 0;
      begun += !fast.isUsual() && fast.told() > 0 ? 1 : 0;
    }
    System.out.println("read the short way: " + usual + ", begun so: " + begun);
    assertTrue(usual > SOURCES / 8, usual + " of " + SOURCES + " were read the short way");
    assertTrue(begun > SOURCES / 10, begun + " of " + SOURCES + " went on the long way");
  }

  @Test
  void shouldReadWhatPrintersAndPeopleWriteTheShortWay() throws MalformedSource {
    for (String text :
        List.of(
            """
            ---
            rules:
            - id: a
              when:
                all:
                - field: x
                  operator: equals
                  value: 1
                priority: 5
            version: 2
            """,
            """
            # yaml-language-server: $schema=x
            rules:  # all of them

              # first
              - id: a # here
            """,
            """
            {"rules": [
              {"id": "a"},
              {"id": "b", "when": "x > 1"}
            ]}
            """,
            "rules:\r\n  - {id: a, priority: 5}\r\n",
            """
            a: ''
            b: 'it''s'
            c: "x\\ty"
            d: -0.5
            e: []
            f: {}
            """,
            """
            a: it's 5 o'clock, [really]
            b: http://x/y?z=1#top
            c: a>b
            """)) {
      UsualYaml yaml = new UsualYaml(new SourceText("a.yaml", text));
      while (yaml.next() != StructureReader.Event.END) {
        assertTrue(yaml.isUsual(), text);
      }
    }
  }

  @Test
  void shouldGoOnTheLongWayWhereALineHoldsMore() throws MalformedSource {
    UsualYaml yaml = new UsualYaml(new SourceText("a.yaml", "a: 1\nb: |\n  x\nc: 2\n"));

    for (int i = 0; i < 3; i++) {
      yaml.next();
      assertTrue(yaml.isUsual());
    }
    yaml.next();
    assertFalse(yaml.isUsual());
    assertEquals("b", yaml.text());
  }

  private String slipped(String text) {
    StringBuilder slipped = new StringBuilder(text);
    int slips = 1 + random.nextInt(3);
    for (int i = 0; i < slips; i++) {
      int at = random.nextInt(slipped.length() + 1);
      switch (random.nextInt(3)) {
        case 0 -> slipped.insert(at, SLIPS.get(random.nextInt(SLIPS.size())));
        case 1 -> slipped.delete(at, Math.min(slipped.length(), at + 1 + random.nextInt(3)));
        default -> {
          int end = Math.min(slipped.length(), at + 1);
          slipped.replace(at, end, SLIPS.get(random.nextInt(SLIPS.size())));
        }
      }
    }
    return slipped.toString();
  }

  /** All that a reader is asked for, in the way in which it is asked. */
  private static Told told(StructureReader reader) {
    List<String> events = new ArrayList<>();
    try {
      StructureReader.Event event = reader.next();
      while (event != StructureReader.Event.END) {
        events.add(told(reader, event));
        event = reader.next();
      }
      events.add("END " + reader.comments());
      return new Told(events, "");
    } catch (MalformedSource e) {
      return new Told(events, e.code() + " " + places(e) + " " + e.sentence() + " " + e.hint());
    }
  }

  private static String places(MalformedSource e) {
    return place(e.span());
  }

  private static String place(io.distric.dsl.source.Span span) {
    return span.line() + ":" + span.column() + "-" + span.endLine() + ":" + span.endColumn();
  }

  private static String told(StructureReader reader, StructureReader.Event event) {
    return switch (event) {
      case SCALAR -> {
        Placement placement = reader.placement();
        yield String.join(
            " ",
            place(reader.span()),
            reader.text(),
            reader.value().toString(),
            place(placement.whole()),
            placement.toString(),
            reader.comments().toString());
      }
      case FIELDS, ITEMS -> event + " " + place(reader.span()) + " " + reader.commentsBehind();
      case END_FIELDS, END_ITEMS, END -> event + " " + reader.commentsBehind();
    };
  }
}
