import { type Channel, channel, subscribe } from "node:diagnostics_channel";
import { debuglog } from "node:util";
import type { LibvirtError } from "@libvirt-ts/driver";
import { addCaller, callSite } from "../errors/call-site.js";
import { asLibvirtError } from "../errors/error-handlers.js";
import { resultSummary } from "./summary.js";

/** What was asked of the library, or of one of its drivers. Texts are shortened, and no secret is among them. */
export interface Asked {
  /** The C function, `virDomainSuspend` for instance, or the driver's operation, `domainSuspend`. */
  readonly name: string;
  /** The driver that was asked, on the channel `libvirt:driver`. */
  readonly driver?: string;
  /** The connection's URI without passwords, on the channel `libvirt:call`. */
  readonly uri?: string;
  /** The name of the domain, network or other object that it was asked of, on the channel `libvirt:call`. */
  readonly subject?: string;
  /** The arguments as short text, on the channel `libvirt:driver`. */
  readonly args?: readonly string[];
}

/** What the channels `libvirt:call` and `libvirt:driver` tell: twice of each call, when it begins and when it ends. */
export interface DiagnosticMessage extends Asked {
  readonly phase: "start" | "end";
  /** Milliseconds that it took, at its end. */
  readonly milliseconds?: number;
  /** What came back as short text, at its end. */
  readonly result?: string;
  /** What it failed with, at its end. */
  readonly error?: LibvirtError;
}

/** Tells of every call of the library's own functions. */
export const calls: Channel = channel("libvirt:call");
/** Tells of everything that a driver is asked. */
export const driverCalls: Channel = channel("libvirt:driver");

/**
 * Does `work`, and tells the channel's subscribers what is asked, how long it takes and what comes back. Where there are
 * none, it costs one look.
 */
export function observe<T>(to: Channel, asked: () => Asked, work: () => Promise<T>): Promise<T> {
  return to.hasSubscribers ? observed(to, asked(), work) : work();
}

async function observed<T>(to: Channel, asked: Asked, work: () => Promise<T>): Promise<T> {
  const site = callSite(observe);
  const start = performance.now();
  const end = (outcome: Pick<DiagnosticMessage, "error" | "result">) =>
    to.publish({ ...asked, phase: "end", milliseconds: performance.now() - start, ...outcome });
  to.publish({ ...asked, phase: "start" });
  try {
    const value = await work();
    end({ result: resultSummary(asked.name, value) });
    return value;
  } catch (thrown) {
    const error = asLibvirtError(thrown, asked.name);
    if (!Object.isFrozen(error)) addCaller(error, site);
    end({ error });
    throw thrown;
  }
}

/**
 * A message as a line for people, `XenDaemon: domainSuspend('web') took 3.1 ms` for instance. Whoever runs a process with
 * `NODE_DEBUG=libvirt` reads both channels so, on stderr.
 */
export function formatDiagnostic({ phase, name, driver, subject, args, ...end }: DiagnosticMessage): string {
  const asked = `${driver === undefined ? "" : `${driver}: `}${name}(${args?.join(", ") ?? subject ?? ""})`;
  if (phase === "start") return asked;
  const { milliseconds = 0, result, error } = end;
  const outcome = error === undefined ? (result ?? "") : `${error.codeName}: ${error.message}`;
  return `${asked} took ${milliseconds.toFixed(1)} ms: ${outcome}`;
}

const log = debuglog("libvirt");
if (log.enabled) {
  for (const name of ["libvirt:call", "libvirt:driver"]) {
    subscribe(name, (message) => log("%s", formatDiagnostic(message as DiagnosticMessage)));
  }
}
