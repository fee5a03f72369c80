import { closeSync, constants, openSync } from "node:fs";
import { isatty, ReadStream, WriteStream } from "node:tty";
import type { Domain } from "@libvirt-ts/core";
import { parseDomainXML } from "@libvirt-ts/core";
import type { Context } from "../cli/context.js";
import { Failure } from "../cli/failure.js";
import { msg } from "../i18n/message.js";
import { ttyOf } from "../values/description.js";
import { systemReason } from "../values/files.js";

/** Connects the terminal with the console of a domain until the escape character is typed, or the console goes away. */
export async function attachConsole(context: Context, domain: Domain): Promise<void> {
  const { app, signal } = context;
  const name = domain.name();
  const xml = await context.attempt(
    msg("failed to get the XML of domain '{domain}'"),
    { domain: name },
    (call) => domain.XMLDesc(0, call),
  );
  const path = ttyOf(await parseDomainXML(xml));
  if (path === undefined)
    throw new Failure(msg("domain '{domain}' has no console with a tty"), { domain: name });
  if (!process.stdin.isTTY) throw new Failure(msg("the console needs a terminal"));
  const fd = openTerminal(path);
  const { escape: leaving } = app.options;
  context.tell(msg("Connected to domain '{domain}'\nEscape character is {escape}"), {
    domain: name,
    escape: shown(leaving),
  });
  app.out.flush();
  try {
    await app.withTerminal(() => joinTerminals(fd, leaving, signal));
  } finally {
    context.print("\n");
  }
}

function openTerminal(path: string): number {
  let fd: number;
  try {
    fd = openSync(path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
  } catch (error) {
    throw new Failure(msg("cannot open the console '{file}': {reason}"), {
      file: path,
      reason: systemReason(error),
    });
  }
  if (isatty(fd)) return fd;
  closeSync(fd);
  throw new Failure(msg("the console '{file}' is not a terminal"), { file: path });
}

/** Passes on what either side says. Our side is raw, so that even Ctrl-C goes to the guest. */
async function joinTerminals(fd: number, leaving: string, signal: AbortSignal): Promise<void> {
  const guestOut = new ReadStream(fd);
  const guestIn = new WriteStream(fd);
  const { stdin, stdout } = process;
  let typed: (bytes: Buffer) => void = () => {};
  try {
    guestOut.setRawMode(true);
    stdin.setRawMode(true);
    await new Promise<void>((resolve) => {
      typed = (bytes) => {
        const at = bytes.indexOf(leaving);
        const rest = at < 0 ? bytes : bytes.subarray(0, at);
        if (rest.length > 0) guestIn.write(rest);
        if (at >= 0) resolve();
      };
      guestOut.on("data", (bytes: Buffer) => stdout.write(bytes));
      for (const stream of [guestOut, guestIn]) stream.on("error", () => resolve());
      guestOut.on("close", () => resolve());
      stdin.on("end", () => resolve());
      signal.addEventListener("abort", () => resolve());
      stdin.on("data", typed);
      stdin.resume();
    });
  } finally {
    stdin.off("data", typed);
    stdin.setRawMode(false);
    stdin.pause();
    guestOut.destroy();
    guestIn.destroy();
  }
}

/** `^]` for the character that Ctrl-] sends. */
const shown = (character: string): string => {
  const code = character.charCodeAt(0);
  return code < 0x20 || code === 0x7f ? `^${String.fromCharCode(code ^ 0x40)}` : character;
};
