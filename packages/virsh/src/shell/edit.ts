import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { LibvirtError } from "@libvirt-ts/core";
import type { Context } from "../cli/context.js";
import { AlreadyTold, Failure } from "../cli/failure.js";
import { type Message, msg, type Values } from "../i18n/message.js";
import { readTextFile, systemReason } from "../values/files.js";
import { runOnTerminal } from "./on-terminal.js";

/** A text that the user edits, and what becomes of it. */
export interface Editing {
  /** Without its folder; editors choose their colours by it. */
  readonly file?: string;
  /** Said when it was left as it was, and when it was changed. */
  readonly unchanged: Message;
  readonly changed: Message;
  /** Said when somebody else changed it meanwhile. */
  readonly raced: Message;
  readonly values: Values;
  read(): Promise<string>;
  define(text: string): Promise<unknown>;
}

/**
 * Lets the user edit a text and defines the result. What cannot be defined can be edited again; what is given up stays in
 * its file, whose name is told, so that no work is lost.
 */
export async function editText(
  context: Context,
  { file: name = "document.xml", unchanged, changed, raced, values, read, define }: Editing,
): Promise<void> {
  const { reporter } = context.app;
  const original = await read();
  const file = await temporaryFile(name, original);
  let defined = false;
  try {
    for (let known = original; ; ) {
      await runEditor(context, file);
      const edited = await readEdited(context, file);
      if (edited === original) {
        context.tell(unchanged, values);
        return;
      }
      const current = await read();
      if (current !== known) {
        reporter.error(context.say(raced, values));
        known = current;
      } else if (edited !== undefined && (await isDefined(context, () => define(edited)))) {
        defined = true;
        context.tell(changed, values);
        return;
      }
      if (!(await askAgain(context))) throw new AlreadyTold();
    }
  } finally {
    if (!defined && (await holdsWork(file, original)))
      reporter.error(context.say(msg("what you edited is kept in {file}"), { file }));
    else await rm(dirname(file), { recursive: true, force: true });
  }
}

/** A new file in a folder of its own, since editors leave files beside it. */
async function temporaryFile(name: string, text: string): Promise<string> {
  const prefix = join(tmpdir(), "virsh-");
  try {
    const file = join(await mkdtemp(prefix), name);
    await writeFile(file, text, { mode: 0o600 });
    return file;
  } catch (error) {
    throw new Failure(msg("cannot write '{file}': {reason}"), { file: prefix, reason: systemReason(error) });
  }
}

/** What the editor left; undefined, and told why, where it is no text. */
async function readEdited(context: Context, file: string): Promise<string | undefined> {
  try {
    // Reading tells what is wrong with one that is not there any more.
    const isEmpty = await stat(file)
      .then(({ size }) => size === 0)
      .catch(() => false);
    return isEmpty ? "" : await readTextFile(context, file);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    context.app.reporter.failure(error);
    return undefined;
  }
}

async function holdsWork(file: string, original: string): Promise<boolean> {
  const bytes = await readFile(file).catch(() => Buffer.alloc(0));
  return bytes.length > 0 && !bytes.equals(Buffer.from(original));
}

async function isDefined(context: Context, define: () => Promise<unknown>): Promise<boolean> {
  try {
    await define();
    return true;
  } catch (error) {
    if (!(error instanceof LibvirtError)) throw error;
    context.app.reporter.failure(error);
    return false;
  }
}

async function askAgain(context: Context): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const { app } = context;
  app.out.flush();
  return app.withTerminal(
    () =>
      new Promise((resolve) => {
        const readline = createInterface({ input: process.stdin, output: process.stdout });
        readline.on("close", () => resolve(false));
        readline.question(context.say(msg("Failed. Edit again? [Y/n] ")), (answer) => {
          resolve(!/^\s*n/i.test(answer));
          readline.close();
        });
      }),
  );
}

/** Runs the editor as the shell would, since EDITOR may carry options. */
async function runEditor({ app }: Context, file: string): Promise<void> {
  const { env } = app.host;
  const editor = env.VISUAL || env.EDITOR || "vi";
  let status: number | string;
  try {
    status = await runOnTerminal(app, "/bin/sh", ["-c", `${editor} "$1"`, "sh", file]);
  } catch (error) {
    throw new Failure(msg("cannot run the editor '{editor}': {reason}"), {
      editor,
      reason: systemReason(error),
    });
  }
  if (status !== 0)
    throw new Failure(msg("the editor '{editor}' failed with status {status}"), { editor, status });
}
