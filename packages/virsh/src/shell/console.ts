import { closeSync, constants, openSync } from "node:fs";
import { isatty, ReadStream, WriteStream } from "node:tty";
import type { Domain, DuplexStream } from "@libvirt-ts/core";
import { parseDomainXML } from "@libvirt-ts/core";
import type { Context } from "../cli/context.js";
import { Failure } from "../cli/failure.js";
import { msg } from "../i18n/message.js";
import { ttyOf } from "../values/description.js";
import { systemReason } from "../values/files.js";

/** Which console of a domain, and how it is taken. */
export interface ConsoleChoice {
  readonly devname?: string | undefined;
  /** `DomainConsoleFlags` */
  readonly flags?: number;
}

/**
 * Connects the terminal with the console of a domain until the escape character is typed, or the console goes away. A driver
 * that passes a console on is asked for it; where none does, the console's device on this host is opened.
 */
export async function attachConsole(
  context: Context,
  domain: Domain,
  { devname, flags = 0 }: ConsoleChoice = {},
): Promise<void> {
  const { app, signal } = context;
  const name = domain.name();
  if (context.connection.supports("domainOpenConsole")) {
    if (!process.stdin.isTTY) throw new Failure(msg("the console needs a terminal"));
    const stream = await context.attempt(
      msg("failed to open the console of domain '{domain}'"),
      { domain: name },
      (call) => domain.openConsole(devname, flags, call),
    );
    greet(context, name);
    try {
      await app.withTerminal(() => joinStream(stream, app.options.escape, signal));
    } finally {
      context.print("\n");
    }
    return;
  }
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
  greet(context, name);
  try {
    await app.withTerminal(() => joinTerminals(fd, leaving, signal));
  } finally {
    context.print("\n");
  }
}

function greet(context: Context, domain: string): void {
  const { escape: leaving } = context.app.options;
  context.tell(msg("Connected to domain '{domain}'\nEscape character is {escape}"), {
    domain,
    escape: shown(leaving),
  });
  context.app.out.flush();
}

/** Passes on what either side of a console that a driver opened says. Whatever happens, the terminal is as it was. */
async function joinStream(console: DuplexStream, leaving: string, signal: AbortSignal): Promise<void> {
  const { stdin, stdout } = process;
  const writer = console.writable.getWriter();
  const reader = console.readable.getReader();
  let typed: (bytes: Buffer) => void = () => {};
  try {
    stdin.setRawMode(true);
    await new Promise<void>((resolve) => {
      const end = (): void => resolve();
      typed = (bytes) => {
        const at = bytes.indexOf(leaving);
        const rest = at < 0 ? bytes : bytes.subarray(0, at);
        if (rest.length > 0) writer.write(rest).catch(end);
        if (at >= 0) resolve();
      };
      const pass = async (): Promise<void> => {
        for (;;) {
          const { done, value } = await reader.read();
          if (done) return;
          stdout.write(value);
        }
      };
      pass().then(end, end);
      stdin.on("end", end);
      signal.addEventListener("abort", end);
      stdin.on("data", typed);
      stdin.resume();
    });
  } finally {
    stdin.off("data", typed);
    stdin.setRawMode(false);
    stdin.pause();
    await Promise.allSettled([writer.close(), reader.cancel()]);
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
