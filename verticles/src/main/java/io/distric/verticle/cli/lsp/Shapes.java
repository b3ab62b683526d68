package io.distric.verticle.cli.lsp;

import io.distric.dsl.editor.Folds;
import io.distric.dsl.editor.Place;
import io.distric.dsl.editor.Proposal;
import io.distric.dsl.editor.Symbol;
import io.distric.dsl.editor.TextLines;
import io.distric.dsl.source.Severity;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeKind;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Our records in the protocol's shapes. */
final class Shapes {

  private Shapes() {}

  static int offset(TextLines lines, Position position) {
    return lines.offset(position.getLine(), position.getCharacter());
  }

  static Range range(TextLines lines, Place place) {
    return new Range(position(lines, place.start()), position(lines, place.end()));
  }

  private static Position position(TextLines lines, int offset) {
    return new Position(lines.line(offset), lines.character(offset));
  }

  static Diagnostic diagnostic(io.distric.dsl.source.Diagnostic found, TextLines lines) {
    String hint = found.hint().isEmpty() ? "" : "\n" + found.hint();
    Diagnostic shown =
        new Diagnostic(range(lines, lines.shown(found.span())), found.message() + hint);
    shown.setSeverity(severity(found.severity()));
    shown.setSource("distric");
    shown.setCode(found.code());
    return shown;
  }

  private static DiagnosticSeverity severity(Severity severity) {
    return switch (severity) {
      case ERROR -> DiagnosticSeverity.Error;
      case WARNING -> DiagnosticSeverity.Warning;
      case HINT -> DiagnosticSeverity.Hint;
    };
  }

  static CompletionItem completion(Proposal proposal, TextLines lines, Place replaced) {
    CompletionItem item = new CompletionItem(proposal.label());
    item.setKind(kind(proposal.kind()));
    item.setDetail(proposal.detail());
    if (!proposal.doc().isEmpty()) {
      item.setDocumentation(new MarkupContent(MarkupKind.MARKDOWN, proposal.doc()));
    }
    boolean stops = proposal.insert().contains("$");
    item.setInsertTextFormat(stops ? InsertTextFormat.Snippet : InsertTextFormat.PlainText);
    item.setTextEdit(Either.forLeft(new TextEdit(range(lines, replaced), proposal.insert())));
    item.setFilterText(proposal.label());
    item.setSortText(proposal.rank() + proposal.label());
    return item;
  }

  private static CompletionItemKind kind(Proposal.Kind kind) {
    return switch (kind) {
      case KEYWORD -> CompletionItemKind.Keyword;
      case SNIPPET -> CompletionItemKind.Snippet;
      case OPERATOR -> CompletionItemKind.Operator;
      case FIELD -> CompletionItemKind.Field;
      case VARIABLE -> CompletionItemKind.Variable;
      case FUNCTION -> CompletionItemKind.Function;
      case CONSTANT -> CompletionItemKind.Constant;
      case VALUE -> CompletionItemKind.EnumMember;
      case TYPE -> CompletionItemKind.TypeParameter;
      case SCHEMA -> CompletionItemKind.Struct;
      case RULE -> CompletionItemKind.Event;
      case WORKFLOW -> CompletionItemKind.Module;
      case TASK -> CompletionItemKind.Method;
      case KEY -> CompletionItemKind.Property;
      case UNIT -> CompletionItemKind.Unit;
    };
  }

  static DocumentSymbol symbol(Symbol symbol, TextLines lines) {
    Range whole = range(lines, symbol.whole());
    String name = symbol.name().isEmpty() ? "(" + symbol.kind().word() + ")" : symbol.name();
    DocumentSymbol shown =
        new DocumentSymbol(name, kind(symbol.kind()), whole, range(lines, symbol.nameplate()));
    shown.setDetail(symbol.detail());
    shown.setChildren(symbol.parts().stream().map(part -> symbol(part, lines)).toList());
    return shown;
  }

  static SymbolKind kind(Symbol.Kind kind) {
    return switch (kind) {
      case SCHEMA -> SymbolKind.Struct;
      case FIELD -> SymbolKind.Field;
      case CONSTANT -> SymbolKind.Constant;
      case LIST -> SymbolKind.Array;
      case TABLE -> SymbolKind.Object;
      case MACRO -> SymbolKind.Function;
      case PARAMETER, INPUT, ELEMENT -> SymbolKind.TypeParameter;
      case RULE -> SymbolKind.Event;
      case LET -> SymbolKind.Variable;
      case CHAIN -> SymbolKind.Interface;
      case WORKFLOW -> SymbolKind.Module;
      case STEP -> SymbolKind.Method;
      case SCHEDULE -> SymbolKind.Key;
      case TEST -> SymbolKind.Class;
    };
  }

  static FoldingRange fold(Folds.Fold fold) {
    FoldingRange range = new FoldingRange(fold.first(), fold.last());
    range.setKind(fold.comment() ? FoldingRangeKind.Comment : FoldingRangeKind.Region);
    return range;
  }
}
