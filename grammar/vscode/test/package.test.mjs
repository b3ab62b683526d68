// The parts of the extension fit each other.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const top = join(dirname(fileURLToPath(import.meta.url)), "..");
const json = (name) => JSON.parse(readFileSync(join(top, name), "utf8"));

test("every file that package.json names is there", () => {
  const named = JSON.stringify(json("package.json")).matchAll(/"(\.\/[^"]+|images\/[^"]+)"/g);
  for (const [, name] of named) {
    if (name.startsWith("./dist/")) continue;
    assert.ok(existsSync(join(top, name)), `${name} is missing`);
  }
});

test("the patterns of the language configuration compile", () => {
  const configuration = json("language-configuration.json");
  new RegExp(configuration.wordPattern, "u");
  new RegExp(configuration.indentationRules.increaseIndentPattern);
  for (const rule of configuration.onEnterRules) new RegExp(rule.beforeText);
});

test("a line that opens a brace indents the next", () => {
  const { increaseIndentPattern, decreaseIndentPattern } = json("language-configuration.json").indentationRules;
  assert.match("rule a \"t\" {", new RegExp(increaseIndentPattern));
  assert.doesNotMatch("run a { b: 1 }", new RegExp(increaseIndentPattern));
  assert.doesNotMatch("// rule a {", new RegExp(increaseIndentPattern));
  assert.match("  }", new RegExp(decreaseIndentPattern));
});

test("every snippet expands to balanced braces and has a description", () => {
  for (const [name, snippet] of Object.entries(json("snippets/distric.json"))) {
    const body = [snippet.body].flat().join("\n");
    const opened = (body.match(/\{/g) ?? []).length;
    assert.equal(opened, (body.match(/\}/g) ?? []).length, name);
    assert.ok(snippet.description, name);
  }
});

test("the version of every library is exact, and the lock names no host", () => {
  const { dependencies, devDependencies } = json("package.json");
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    assert.match(version, /^\d+\.\d+\.\d+$/, name);
  }
  assert.ok(Object.values(json("package-lock.json").packages).every((one) => !one.resolved));
});
