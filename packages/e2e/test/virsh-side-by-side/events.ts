import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Driver } from "@libvirt-ts/driver";
import { createRemoteDriver } from "@libvirt-ts/driver-remote";
import { vi } from "vitest";
import { virsh } from "../../../virsh/test/memory-host.js";
import { type Left, type Place, steady } from "./run.js";

/** A recorded run that waits for events while others act. */
export interface RecordedEvents {
  readonly name: string;
  readonly argv: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly note?: string;
}

const shared =
  process.env.LIBVIRT_TS_SHARED ?? fileURLToPath(new URL("../../../../../shared", import.meta.url));
const corpus = `${shared}/corpus/virsh-today`;

/** Why no events are replayed. */
export const missing = existsSync(corpus) ? undefined : "../shared/corpus/virsh-today is not there";

/** The recorded runs of a folder that waited for events. */
export function readEvents(folder: "events" | "qemu"): RecordedEvents[] {
  if (missing !== undefined) return [];
  return readdirSync(`${corpus}/${folder}`)
    .sort()
    .map((file) => JSON.parse(readFileSync(`${corpus}/${folder}/${file}`, "utf8")) as RecordedEvents)
    .filter(({ note }) => note?.startsWith(acting));
}

const acting = "while it waits, other processes run:";

/** What the others did, a command each. */
export const actionsOf = ({ note = "" }: RecordedEvents): string[] =>
  note
    .slice(acting.length)
    .split(";")
    .map((text) => text.trim())
    .filter((text) => text !== "");

const streams = [
  "domainEvents",
  "domainQemuMonitorEvents",
  "networkEvents",
  "nodeDeviceEvents",
  "secretEvents",
  "storagePoolEvents",
] as const;

const telling = "telling-";

/** Our driver of daemons, which calls `onReady` once the daemon tells events. */
function tellingDriver(onReady: () => void): Driver {
  const driver = createRemoteDriver();
  return {
    name: `Telling-${driver.name}`,
    version: driver.version,
    // By a scheme of its own, since a connection has every driver that accepts its URI.
    accepts: (uri) => uri?.startsWith(telling) ?? false,
    async open(request) {
      const conn = await driver.open({ ...request, uri: request.uri?.slice(telling.length) });
      for (const name of streams) {
        const listen = conn[name] as ((...given: unknown[]) => { readonly ready: Promise<void> }) | undefined;
        if (listen === undefined) continue;
        Object.assign(conn, {
          [name]: (...given: unknown[]) => {
            const stream = listen.apply(conn, given);
            stream.ready.then(onReady, onReady);
            return stream;
          },
        });
      }
      return conn;
    },
  };
}

/**
 * Runs ours as it was recorded: the others act once the daemon tells events, and the time of `--timeout` is up when they
 * have done so and what was recorded has come. So nothing depends on how fast the machine is.
 */
export async function replayEvents(
  { uri, folder, work }: Place,
  recorded: RecordedEvents,
  words: readonly string[],
): Promise<Left> {
  const env = { LC_ALL: "C.UTF-8", TZ: "UTC", HOME: folder, TERM: "dumb", PATH: process.env.PATH ?? "" };
  const run = (argv: readonly string[], more: Partial<Parameters<typeof virsh>[1]> = {}) =>
    virsh(["-c", more.drivers === undefined ? uri : telling + uri, ...argv], {
      env,
      classic: false,
      ...more,
    });
  const isUp = new AbortController();
  const seconds = Number(words[words.indexOf("--timeout") + 1]);
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  const clock = vi
    .spyOn(AbortSignal, "timeout")
    .mockImplementation((ms) => (ms === seconds * 1000 ? isUp.signal : timeout(ms)));
  const home = process.cwd();
  process.chdir(work);
  try {
    const lines = recorded.stdout
      .split("\n")
      .filter((line) => /event '?\S+/.test(line) && !/^event loop/.test(line));
    let seen = 0;
    let arrived: () => void = () => {};
    const all = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    let listening: () => void = () => {};
    const ready = new Promise<void>((resolve) => {
      listening = resolve;
    });
    const waiting = run(words, {
      drivers: [tellingDriver(listening)],
      onOutput: (stdout) => {
        seen = stdout.split("\n").filter((line) => /^(?:\S+ \S+: )?event (?!loop)/.test(line)).length;
        if (seen >= lines.length) arrived();
      },
    });
    await Promise.race([ready, waiting]);
    for (const action of actionsOf(recorded)) await run([action]);
    await Promise.race([lines.length === 0 ? ready : all, waiting]);
    isUp.abort(new DOMException("the time is up", "TimeoutError"));
    const { stdout, stderr, status } = await waiting;
    return { stdout: steady(stdout.replaceAll(folder, "<FOLDER>")), stderr, status };
  } finally {
    clock.mockRestore();
    process.chdir(home);
  }
}
