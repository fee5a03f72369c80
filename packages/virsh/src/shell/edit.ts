import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { type Domain, DomainXMLFlags, ErrorNumber, LibvirtError } from "@libvirt-ts/core";
import type { Context } from "../cli/context.js";
import { AlreadyTold, Failure } from "../cli/failure.js";
import { msg } from "../i18n/message.js";
import { findDomain } from "../values/domain.js";
import { readTextFile, systemReason } from "../values/files.js";

/**
 * Lets the user edit a domain's definition and defines the result. What cannot be defined can be edited again; what is
 * given up stays in its file, whose name is told, so that no work is lost.
 */
export async function editDomain(context: Context, word: string): Promise<void> {
  const { reporter } = context.app;
  const domain = await findDomain(context, word);
  const original = await definitionOf(context, domain, word);
  const file = await temporaryFile(original);
  let defined = false;
  try {
    for (let known = original; ; ) {
      await context.app.withTerminal(() => runEditor(context, file));
      const edited = await readEdited(context, file);
      if (edited === original) {
        context.tell(msg("Domain {domain} XML configuration not changed."), { domain: word });
        return;
      }
      const current = await definitionOf(context, domain, word);
      if (current !== known) {
        reporter.error(
          context.say(msg("domain '{domain}' was changed by somebody else meanwhile"), { domain: word }),
        );
        known = current;
      } else if (edited !== undefined && (await define(context, edited))) {
        defined = true;
        context.tell(msg("Domain {domain} XML configuration edited."), { domain: word });
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

/** What the domain starts with next time; where a driver knows an active domain as it runs only, that. */
function definitionOf(context: Context, domain: Domain, word: string): Promise<string> {
  const { SECURE, INACTIVE } = DomainXMLFlags;
  return context.attempt(msg("failed to get the XML of domain '{domain}'"), { domain: word }, (call) =>
    context.app.reporter
      .quietly(() => domain.XMLDesc(SECURE | INACTIVE, call))
      .catch((error) => {
        if (!(error instanceof LibvirtError) || error.code !== ErrorNumber.ARGUMENT_UNSUPPORTED) throw error;
        return domain.XMLDesc(SECURE, call);
      }),
  );
}

/** A new file in a folder of its own, since editors leave files beside it. */
async function temporaryFile(text: string): Promise<string> {
  const prefix = join(tmpdir(), "virsh-");
  try {
    const file = join(await mkdtemp(prefix), "domain.xml");
    await writeFile(file, text, { mode: 0o600 });
    return file;
  } catch (error) {
    throw new Failure(msg("cannot write '{file}': {reason}"), { file: prefix, reason: systemReason(error) });
  }
}

/** What the editor left; undefined, and told why, where it is no text. */
async function readEdited(context: Context, file: string): Promise<string | undefined> {
  try {
    return await readTextFile(context, file);
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

async function define(context: Context, xml: string): Promise<boolean> {
  try {
    await context.connection.defineXML(xml, context.call);
    return true;
  } catch (error) {
    if (!(error instanceof LibvirtError)) throw error;
    context.app.reporter.library(error);
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

/** Runs the editor as the shell would, since EDITOR may carry options. Signals of the terminal are the editor's while it runs. */
async function runEditor(context: Context, file: string): Promise<void> {
  const { env } = context.app.host;
  const editor = env.VISUAL || env.EDITOR || "vi";
  const ignore = (): void => {};
  process.on("SIGINT", ignore);
  process.on("SIGQUIT", ignore);
  context.app.out.flush();
  try {
    const status = await new Promise<number | string>((resolve, reject) => {
      const child = spawn("/bin/sh", ["-c", `${editor} "$1"`, "sh", file], { stdio: "inherit" });
      child.on("error", reject);
      child.on("close", (code, signal) => resolve(code ?? signal ?? "?"));
    });
    if (status !== 0)
      throw new Failure(msg("the editor '{editor}' failed with status {status}"), { editor, status });
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(msg("cannot run the editor '{editor}': {reason}"), {
      editor,
      reason: systemReason(error),
    });
  } finally {
    process.off("SIGINT", ignore);
    process.off("SIGQUIT", ignore);
  }
}
