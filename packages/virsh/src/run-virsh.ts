import type { Driver, LazyDriver } from "@libvirt-ts/core";
import { type App, createApp } from "./cli/app.js";
import { ExitStatus, Failure, UsageError } from "./cli/failure.js";
import { type GlobalOptions, parseGlobalOptions } from "./cli/global-options.js";
import type { Host } from "./cli/host.js";
import type { CommandTable } from "./cli/parse.js";
import { type Invocation, parseCommands } from "./cli/parse.js";
import { runInvocations } from "./cli/run.js";
import { parseLine } from "./cli/script.js";
import { shownWords } from "./cli/secrets.js";
import { ownVersion } from "./cli/version.js";
import { classicTable, commandTable } from "./commands/table/table.js";
import { languageOf } from "./i18n/locale.js";
import { createTranslator, msg, type Translator } from "./i18n/message.js";
import { systemReason } from "./values/files.js";

/** Runs virsh as `host` asks for it and resolves to the exit status: 0, or 1 when anything failed. */
export async function runOn(host: Host): Promise<number> {
  const language = languageOf(host.env);
  const translator = createTranslator(language && host.loadCatalog(language));
  const status = await run(host, translator);
  const { failure } = host.stdout;
  if (failure === undefined) return status;
  return refuse(
    host,
    translator,
    new Failure(msg("cannot write the output: {reason}"), { reason: systemReason(failure) }),
  );
}

async function run(host: Host, translator: Translator): Promise<number> {
  let app: App;
  let table: CommandTable;
  try {
    for (const word of host.argv) checkEncoding(word);
    const options = parseGlobalOptions(host.argv, host.env);
    if (options.show !== undefined) return await show(host, options, translator);
    const drivers = [...(host.drivers ?? []), ...(await foreignDrivers(options.drivers))];
    table = options.classic ? await classicTable() : commandTable;
    app = createApp(host, table, options, translator, drivers);
  } catch (error) {
    return refuse(host, translator, error);
  }
  const quiet =
    app.options.debug < 3 ? undefined : (await import("./cli/debug-lines.js")).tellCalls(app.reporter);
  try {
    return await dispatch(app, table);
  } finally {
    app.out.flush();
    await app.session.close();
    quiet?.();
  }
}

async function foreignDrivers(names: readonly string[]): Promise<readonly (Driver | LazyDriver)[]> {
  return names.length === 0 ? [] : (await import("./cli/foreign-drivers.js")).loadDrivers(names);
}

async function dispatch(app: App, table: CommandTable): Promise<number> {
  const { options, host } = app;
  if (options.autostartAll) return (await import("./cli/autostart-all.js")).autostartAll(app);
  if (options.script !== undefined || (options.words.length === 0 && !host.stdin.isTerminal)) {
    host.beforeScript?.();
    const { runScriptFile } = await import("./cli/script-file.js");
    return (await runScriptFile(app, table, options.script ?? "-")) ? 0 : 1;
  }
  if (options.words.length === 0) return (await import("./shell/shell.js")).runShell(app, table);
  return runCommandLine(app, table);
}

/** The commands of the command line: all of them are understood before virsh connects, and it connects before any runs. */
async function runCommandLine(app: App, table: CommandTable): Promise<number> {
  const { options, reporter, session } = app;
  let invocations: Invocation[];
  try {
    reporter.debug(2, `command: "${shownWords(options.words)} "`);
    invocations = parseWords(options.words, table);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    reporter.failure(error);
    return 1;
  }
  if (invocations[0]?.command.connects === true && !invocations[0].help) {
    try {
      await session.ensure();
    } catch (error) {
      if (options.classic) return refuse(app.host, app.translator, error);
      reporter.failure(error);
      return 1;
    }
  }
  const interrupt = new AbortController();
  const stop = (): void => interrupt.abort();
  if (invocations.some(({ command }) => command.waits)) process.once("SIGINT", stop);
  try {
    const { ok, error } = await runInvocations(app, invocations, interrupt.signal);
    if (ok) return 0;
    return error instanceof ExitStatus ? error.status : 1;
  } finally {
    process.off("SIGINT", stop);
  }
}

/** One word is a line as typed in the shell; several are the words of a command, of which a lone `;` begins another. */
function parseWords(words: readonly string[], table: CommandTable): Invocation[] {
  if (words.length === 1) return parseLine(words[0]!, table);
  const lists: { text: string; literal: boolean; start: number; end: number }[][] = [[]];
  for (const text of words) {
    if (text === ";") lists.push([]);
    else lists.at(-1)!.push({ text, literal: false, start: 0, end: 0 });
  }
  return parseCommands(
    lists.filter(({ length }) => length > 0),
    table,
  );
}

/** `--version`, `--help`, `--completion`. */
async function show(host: Host, options: GlobalOptions, translator: Translator): Promise<number> {
  if (options.show === "version") {
    host.stdout.write(`${ownVersion}\n`);
    return 0;
  }
  if (options.show === "version-long") {
    const { longVersion } = await import("./cli/long-version.js");
    host.stdout.write(longVersion(translator));
    return 0;
  }
  if (options.show === "completion") {
    const { completionScript } = await import("./cli/completion-scripts.js");
    host.stdout.write(completionScript(options.shell ?? ""));
    return 0;
  }
  const { formatCommandHelp, formatUsage } = await import("./cli/help.js");
  const [name] = options.words;
  const command = name === undefined ? undefined : commandTable.get(name);
  if (name === undefined) {
    host.stdout.write(formatUsage(host.program, commandTable, translator));
  } else if (command === undefined) {
    const { unknownCommand } = await import("./cli/parse.js");
    const { say, values } = unknownCommand(name, commandTable.values());
    host.stderr.write(`error: ${translator.say(say, values)}\n`);
    return 1;
  } else {
    host.stdout.write(formatCommandHelp(command, translator, `${host.program} `));
  }
  return 0;
}

/** A fatal error: nothing was run. */
function refuse(host: Host, translator: Translator, error: unknown): number {
  if (!(error instanceof Failure)) throw error;
  host.stderr.write(`${host.program}: error: ${error.text(translator, true)}\n`);
  return 1;
}

/** Node puts U+FFFD for bytes that are not UTF-8; what they meant is lost, and guessing could hit another domain. */
function checkEncoding(word: string): void {
  if (word.includes("\ufffd")) throw new Failure(msg("argument '{word}' is not valid UTF-8"), { word });
}
