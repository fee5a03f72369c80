import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DomainXMLFlags, LibvirtError } from "@libvirt-ts/core";
import type { Context } from "../cli/context.js";
import { AlreadyTold, Failure } from "../cli/failure.js";
import { msg } from "../i18n/message.js";
import { findDomain } from "../values/domain.js";
import { systemReason } from "../values/files.js";

/**
 * Lets the user edit a domain's description and defines the result. What cannot be defined can be edited again; what is
 * given up stays in its file, whose name is told, so that no work is lost.
 */
export async function editDomain(context: Context, word: string): Promise<void> {
  const domain = await findDomain(context, word);
  const describe = (): Promise<string> =>
    context.attempt(msg("failed to get the XML of domain '{domain}'"), { domain: word }, (call) =>
      domain.XMLDesc(DomainXMLFlags.SECURE, call),
    );
  const original = await describe();
  const folder = await mkdtemp(join(process.env.TMPDIR || tmpdir(), "virsh-"));
  const file = join(folder, "domain.xml");
  await writeFile(file, original, { mode: 0o600 });
  let keep = false;
  try {
    for (let known = original; ; ) {
      await context.app.withTerminal(() => runEditor(context, file));
      const edited = await readFile(file, "utf8");
      if (edited === original) {
        context.tell(msg("Domain {domain} XML configuration not changed."), { domain: word });
        return;
      }
      const current = await describe();
      if (current !== known) {
        context.app.reporter.error(
          context.say(msg("domain '{domain}' was changed by somebody else meanwhile"), { domain: word }),
        );
        known = current;
      } else if (await define(context, edited)) {
        context.tell(msg("Domain {domain} XML configuration edited."), { domain: word });
        return;
      }
      if (!(await askAgain(context))) {
        keep = true;
        throw new AlreadyTold();
      }
    }
  } finally {
    if (keep) context.app.reporter.error(context.say(msg("what you edited is kept in {file}"), { file }));
    else await rm(folder, { recursive: true, force: true });
  }
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
