// What the grammar makes of texts, with the engine that VS Code itself uses.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const oniguruma = require("vscode-oniguruma");
const textmate = require("vscode-textmate");
const here = dirname(fileURLToPath(import.meta.url));
const root = process.env.DISTRIC_ROOT ?? join(here, "../../..");

await oniguruma.loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")));
const path = join(here, "../syntaxes/distric.tmLanguage.json");
const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: async () => textmate.parseRawGrammar(readFileSync(path, "utf8"), path),
});
const grammar = await registry.loadGrammar("source.distric");

/** The tokens of a text: what stands there, on which line, with which scopes. */
function tokens(text) {
  const found = [];
  let stack = textmate.INITIAL;
  text.split(/\r?\n/).forEach((line, index) => {
    const result = grammar.tokenizeLine(line, stack);
    stack = result.ruleStack;
    for (const token of result.tokens) {
      found.push({ line: index + 1, text: line.slice(token.startIndex, token.endIndex), scopes: token.scopes });
    }
  });
  return { found, depth: stack.depth };
}

/** The narrowest scope of the nth token that reads so. */
function scope(text, word, nth = 0) {
  const all = tokens(text).found.filter((token) => token.text.trim() === word);
  assert.ok(all.length > nth, `'${word}' is no token of: ${text}`);
  return all[nth].scopes.at(-1);
}

function sources(folder) {
  return readdirSync(folder).flatMap((name) => {
    const file = join(folder, name);
    if (["node_modules", "target", ".git", "invalid"].includes(name)) return [];
    if (statSync(file).isDirectory()) return sources(file);
    return name.endsWith(".distric") ? [file] : [];
  });
}

const KEYWORD = "keyword.control.clause.distric";
const expectations = [
  ["package a.b version 3", { package: "keyword.declaration.distric", "a.b": "entity.name.namespace.distric", 3: "constant.numeric.decimal.distric" }],
  ["rule high \"Large\" {", { rule: "keyword.declaration.distric", high: "entity.name.type.distric", Large: "string.quoted.double.distric" }],
  ["rule \"rule-001\" \"title\" {", { '"rule-001"': "entity.name.type.quoted.distric" }],
  ["macro m(u) = now()", { m: "entity.name.function.macro.distric", now: "support.function.builtin.distric" }],
  ["const HIGH = 1_000.00", { HIGH: "entity.name.constant.distric", "1_000.00": "constant.numeric.decimal.distric" }],
  ["table fx from \"fx.csv\" key currency", { fx: "entity.name.constant.distric", from: KEYWORD, key: KEYWORD }],
  ["list RISKY = [\"KP\"]", { list: "keyword.declaration.distric", RISKY: "entity.name.constant.distric" }],
  ["schema P { note?: string, items: list<{ sku: string }>, c: enum(\"A\") }", { note: "support.type.property-name.distric", "?": "keyword.operator.optional.distric", string: "support.type.distric", list: "support.type.distric", enum: "support.type.distric" }],
  ["schema P { timeout: string }", { timeout: "support.type.property-name.distric" }],
  ["rule r { when a == 1 and not (b in 1..2) }", { when: KEYWORD, "==": "keyword.operator.comparison.distric", and: "keyword.operator.word.distric", in: "keyword.operator.word.distric", "..": "keyword.operator.range.distric" }],
  ["rule r { when a is missing or b ?? 1 > 2 }", { missing: "constant.language.distric", "??": "keyword.operator.coalesce.distric" }],
  ["rule r { when card.when == msg.rule and `on` == 1 }", { "`on`": "variable.other.quoted.distric", rule: "keyword.declaration.distric" }],
  ["rule r { when a matches '^x\\d+$' }", { "^x\\d+$": "string.regexp.distric" }],
  ["x = 250ms + 1h30m", { "250ms": "constant.numeric.duration.distric", "1h30m": "constant.numeric.duration.distric" }],
  ["x = 64Ki + 20% + @2026-01-15T12:00:00Z", { "64Ki": "constant.numeric.size.distric", "20%": "constant.numeric.percent.distric", "@2026-01-15T12:00:00Z": "constant.other.date.distric" }],
  ["x = \"a ${b.c[\"d\"]} \\n e\"", { "${": "punctuation.section.interpolation.begin.distric", b: "variable.other.distric", c: "variable.other.member.distric", "\\n": "constant.character.escape.distric", e: "string.quoted.double.distric" }],
  ["// when a\n# rule b\n/* on c\n */", { "when a": "comment.line.double-slash.distric", "rule b": "comment.line.number-sign.distric", "on c": "comment.block.distric" }],
  ["rule r { run w { run: 1, when: 2 } with { timeout: 30s } }", { w: "entity.name.function.run.distric", timeout: "support.type.property-name.option.distric", with: KEYWORD, when: "support.type.property-name.distric" }],
  ["workflow w { task list: core.noop  foreach each: item in input.items { } }", { task: KEYWORD, foreach: KEYWORD, item: "variable.parameter.distric", each: "entity.name.label.step.distric", list: "entity.name.label.step.distric" }],
  ["workflow w { on failure { compensate } }", { failure: KEYWORD, compensate: KEYWORD }],
  ["chain c { mode first  a -> b if unmatched }", { first: "constant.language.mode.distric", "->": "keyword.operator.edge.distric", unmatched: "constant.language.edge.distric" }],
  ["test \"t\" { expect workflow pay.out failed with { error: \"timeout\" } }", { workflow: KEYWORD, "pay.out": "entity.name.function.run.distric", failed: "constant.language.ending.distric" }],
  ["test \"t\" { mock ml.score => { value: 1 } expect no match }", { "\"t\"": "entity.name.section.test.distric", "ml.score": "entity.name.function.run.distric", "=>": "keyword.operator.mock.distric", match: KEYWORD }],
  ["rule r { set x = a ? b : c }", { "?": "keyword.operator.conditional.distric", ":": "keyword.operator.conditional.distric", b: "variable.other.distric" }],
  ["rule größe { when straße == 1 }", { größe: "entity.name.type.distric", straße: "variable.other.distric" }],
];
for (const [text, scopes] of expectations) {
  test(`scopes of: ${text.slice(0, 60)}`, () => {
    for (const [word, expected] of Object.entries(scopes)) {
      if (word === "rule" && text.includes("msg.rule")) {
        assert.equal(scope(text, word, 0), expected);
        assert.equal(scope(text, word, 1), "variable.other.member.distric");
        continue;
      }
      assert.equal(scope(text, word), expected, `'${word}' in: ${text}`);
    }
  });
}

test("a text that is not closed ends with its line", () => {
  assert.equal(scope("rule r { when a == \"open\n  stop }", "stop"), KEYWORD);
});

const examples = [...new Set([join(here, "example.distric"), ...sources(root)])];
for (const file of examples) {
  test(`every word of ${relative(root, file)} has a scope`, () => {
    const { found, depth } = tokens(readFileSync(file, "utf8"));
    assert.equal(depth, 1, "something that was opened is not closed");
    for (const token of found.filter((one) => one.text.trim() !== "")) {
      const narrow = token.scopes.at(-1);
      assert.ok(!["source.distric", "meta.block.distric", "source.distric.embedded"].includes(narrow), `line ${token.line}: '${token.text}' has no scope`);
    }
  });
}

test("keywords of the example are told from names", () => {
  const text = readFileSync(join(here, "example.distric"), "utf8");
  const lines = text.split("\n").map((line, index) => [line.replace(/\/\/.*/, ""), index + 1]);
  const first = new Map(lines.map(([line, number]) => [number, line.match(/^ *([a-z]+)(?= )/)?.[1]]).filter(([, word]) => word));
  const soft = new Set(["event", "user", "id", "high", "normalise", "and", "note"]);
  const { found } = tokens(text);
  for (const [line, word] of first) {
    if (soft.has(word) || lines[line - 1][0].includes(": " ) && /^ *[a-z_]+:/.test(lines[line - 1][0])) continue;
    const token = found.find((one) => one.line === line && one.text.trim() === word);
    assert.ok(token, `line ${line}: '${word}' is no token`);
    assert.match(token.scopes.at(-1), /^keyword\./, `line ${line}: '${word}'`);
  }
});
