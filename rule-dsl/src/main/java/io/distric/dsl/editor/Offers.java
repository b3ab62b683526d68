package io.distric.dsl.editor;

import io.distric.dsl.editor.Proposal.Kind;
import io.distric.dsl.editor.Vocabulary.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Collects {@link Proposal}s for one place; the first of a label stays. Confined to one thread. */
final class Offers {

  private final Library library;
  private final Document document;
  private final Context context;
  private final Set<String> taskTypes;
  private final Map<String, Proposal> found = new LinkedHashMap<>();

  Offers(Library library, Document document, Context context, Set<String> taskTypes) {
    this.library = library;
    this.document = document;
    this.context = context;
    this.taskTypes = taskTypes;
  }

  List<Proposal> found() {
    return new ArrayList<>(found.values());
  }

  void units() {
    String digits = context.prefix().replaceAll("[^0-9].*", "");
    if (Vocabulary.DURATIONS.contains(context.clause()) || context.kind() != Frame.Kind.OPTIONS) {
      for (String unit : List.of("ms", "s", "m", "h", "d")) {
        add(digits + unit, Kind.UNIT, "duration", "", digits + unit, 0);
      }
    }
    if (context.clause().equals("memory")) {
      for (String unit : List.of("Ki", "Mi", "Gi")) {
        add(digits + unit, Kind.UNIT, "size", "", digits + unit, 0);
      }
    }
    if (context.clause().equals("jitter")) {
      add(digits + "%", Kind.UNIT, "share", "", digits + "%", 0);
    }
  }

  void taskTypes() {
    Set<String> types = new TreeSet<>(taskTypes);
    for (Document each : library.documents().values()) {
      for (Mention mention : each.mentions()) {
        boolean whole =
            each != document || !mention.places().getLast().touches(context.word().end());
        if (mention.kind() == Mention.Kind.TASK && whole) {
          types.add(String.join(".", mention.names()));
        }
      }
    }
    String before = context.path().isEmpty() ? "" : String.join(".", context.path()) + ".";
    for (String type : types) {
      if (type.startsWith(before)) {
        String rest = type.substring(before.length());
        add(rest, Kind.TASK, type, "", rest, 0);
      }
    }
  }

  void workflows() {
    for (Definition workflow : library.declared(Set.of(Symbol.Kind.WORKFLOW))) {
      Symbol symbol = workflow.symbol();
      StringBuilder insert = new StringBuilder(symbol.name());
      int stop = 1;
      for (Symbol input : symbol.parts()) {
        if (input.kind() == Symbol.Kind.INPUT) {
          insert.append(stop == 1 ? " { " : ", ").append(input.name());
          insert.append(": ${").append(stop++).append(":").append(input.name()).append('}');
        }
      }
      insert.append(stop == 1 ? "" : " }");
      add(symbol.name(), Kind.WORKFLOW, symbol.detail(), "", insert.toString(), 0);
    }
  }

  void definitions(Set<Symbol.Kind> kinds, Kind kind, int rank) {
    for (Definition definition : library.declared(kinds)) {
      Symbol symbol = definition.symbol();
      String insert = kind == Kind.RULE ? Names.id(symbol.name()) : Names.name(symbol.name());
      add(symbol.name(), kind, symbol.detail(), "", insert, rank);
    }
  }

  void parts(Symbol owner, Symbol.Kind wanted, Kind kind, int rank) {
    for (Symbol part : owner.parts()) {
      if (part.kind() == wanted) {
        String insert = kind == Kind.FIELD ? Names.name(part.name()) : part.name();
        add(part.name(), kind, part.detail(), "", insert, rank);
      }
    }
  }

  void words(List<Word> words, Kind kind, int rank) {
    words.forEach(word -> add(word.text(), kind, "", word.doc(), word.text(), rank));
  }

  void keywords(int rank, String... words) {
    for (String word : words) {
      String doc = Vocabulary.word(word).map(Word::doc).orElse("");
      add(word, Kind.KEYWORD, "", doc, word, rank);
    }
  }

  void texts(String... values) {
    for (String value : values) {
      add(value, Kind.VALUE, "", "", '"' + value + '"', 0);
    }
  }

  void function(String name, String insert, String doc) {
    add(name, Kind.FUNCTION, "", doc, insert, 0);
  }

  void add(String label, Kind kind, String detail, String doc, String insert, int rank) {
    found.putIfAbsent(label, new Proposal(label, kind, detail, doc, insert, rank));
  }

  void keysOf(Symbol owner, Symbol.Kind kind) {
    for (Symbol part : owner.parts()) {
      if (part.kind() == kind && !context.keys().contains(part.name())) {
        add(part.name(), Kind.KEY, part.detail(), "", part.name() + ": ", 0);
      }
    }
  }
}
