import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { vi } from "vitest";
import { virsh } from "../memory-host.js";
import { type Recorded, recordedAt } from "./corpus.js";
import { dataOf, sameData } from "./data.js";

/** What one recording and its replay have to say. */
export interface Compared {
  readonly name: string;
  readonly same: boolean;
  readonly theirs: { readonly status: number; readonly data: readonly string[]; readonly stderr: string };
  readonly ours: { readonly status: number; readonly data: readonly string[]; readonly stderr: string };
}

/** Environment of every recording. */
const always = { LC_ALL: "C.UTF-8", TZ: "UTC", TERM: "dumb", COLUMNS: "2000" };

/** The moment at which the clock of the recordings stood. */
const recordedWhen = new Date("2026-01-01T00:00:00Z");

/** The working directory of the recordings of a folder. */
const workOf = { node: "wn", test: "w" };

/** Runs what was recorded in this process, below `place`, at the moment of the recording. */
export async function replay(folder: "node" | "test", recorded: Recorded, place: string): Promise<Compared> {
  const here = (text: string): string => text.replaceAll(recordedAt, `${place}/`);
  const there = (text: string): string => text.replaceAll(`${place}/`, recordedAt);
  const work = join(place, workOf[folder]);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(place, "home"), { recursive: true });
  mkdirSync(work);
  for (const [file, text] of Object.entries(recorded.files ?? {}))
    writeFileSync(join(work, file), here(text));
  const { LD_PRELOAD, FAKETIME, FAKETIME_DONT_FAKE_MONOTONIC, ...given } = recorded.env ?? {};
  const env = { ...always, HOME: join(place, "home"), PATH: process.env.PATH ?? "" };
  for (const [name, value] of Object.entries(given)) Object.assign(env, { [name]: here(value) });
  const home = process.cwd();
  const before = { ...process.env };
  process.chdir(work);
  Object.assign(process.env, env);
  const late = setTimeout(() => process.emit("SIGINT"), 10_000);
  vi.useFakeTimers({ toFake: ["Date", "hrtime"], now: recordedWhen });
  try {
    const { stdout, stderr, status } = await virsh(recorded.argv.slice(1).map(here), {
      env,
      classic: false,
      ...(recorded.stdin == null ? {} : { stdin: here(recorded.stdin) }),
    });
    const ours = { status, data: dataOf(there(stdout)), stderr: there(stderr) };
    const theirs = { status: recorded.exit, data: dataOf(recorded.stdout), stderr: recorded.stderr };
    return {
      name: recorded.name,
      same: ours.status === theirs.status && sameData(theirs.data, ours.data),
      theirs,
      ours,
    };
  } finally {
    clearTimeout(late);
    vi.useRealTimers();
    process.chdir(home);
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
    rmSync(work, { recursive: true, force: true });
  }
}
