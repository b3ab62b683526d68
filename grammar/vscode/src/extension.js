// Starts `distric lsp --stdio` and hands it to the editor. All that is known of the language is there.
const { workspace, commands, window } = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

let client;

function serverOptions() {
  const settings = workspace.getConfiguration("distric");
  const path = settings.get("path", "distric");
  const run = path.endsWith(".jar")
    ? { command: settings.get("java", "java"), args: ["-XX:TieredStopAtLevel=1", "-jar", path, "lsp", "--stdio"] }
    : { command: path, args: ["lsp", "--stdio"] };
  // "shell" lets Windows find distric.cmd.
  const options = { shell: process.platform === "win32" && !path.endsWith(".jar") };
  return { ...run, options, transport: TransportKind.stdio };
}

function documents() {
  const selector = [{ scheme: "file", language: "distric" }, { scheme: "untitled", language: "distric" }];
  if (workspace.getConfiguration("distric").get("yaml", true)) {
    selector.push({ scheme: "file", pattern: "**/{rules,workflows}/**/*.{yaml,yml,json}" });
  }
  return selector;
}

async function start() {
  client = new LanguageClient("distric", "DistriC", serverOptions(), {
    documentSelector: documents(),
    synchronize: { fileEvents: workspace.createFileSystemWatcher("**/*.{distric,yaml,yml,json,csv}") },
  });
  try {
    await client.start();
  } catch (failed) {
    const answer = await window.showErrorMessage(
      `The language server of DistriC did not start (${failed.message}). Highlighting and snippets work without it.`,
      "Open the setting distric.path",
    );
    if (answer) {
      await commands.executeCommand("workbench.action.openSettings", "distric.path");
    }
  }
}

async function stop() {
  const running = client;
  client = undefined;
  if (running?.isRunning()) {
    await running.stop();
  }
}

async function activate(context) {
  const restart = async () => {
    await stop();
    await start();
  };
  context.subscriptions.push(
    commands.registerCommand("distric.restart", restart),
    workspace.onDidChangeConfiguration((event) => {
      if (["distric.path", "distric.java", "distric.yaml"].some((key) => event.affectsConfiguration(key))) {
        return restart();
      }
      return undefined;
    }),
  );
  await start();
}

module.exports = { activate, deactivate: stop };
