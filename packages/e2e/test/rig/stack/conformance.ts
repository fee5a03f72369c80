/**
 * Runs in dom0, `conformance.mjs SCOPE [PATTERN]`: the contract's conformance suite over core, on guests that the
 * referee's xl makes. Prints one JSON line for each case as it ends.
 */
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { open } from "@libvirt-ts/core";
import { connectAsDriver } from "../../connect-as-driver.js";
import { domainXML } from "../../without-toolstack.js";
import { registerCases, type Scope, unsuitable } from "./conformance-cases.js";

/** What came of one case. */
export interface CaseReport {
  readonly name: string;
  readonly seconds: number;
  /** Why it failed. */
  readonly error?: string;
}

const caseMs = 60_000;
const rebootMs = 30_000;

const xl = async (...args: string[]) => (await promisify(execFile)("/opt/referee/xl", args)).stdout;
const [scope, pattern = ""] = process.argv.slice(2);
const wanted = new RegExp(pattern);
const folder = mkdtempSync(join(tmpdir(), "conformance-"));
process.env.LIBVIRT_XM_CONFIG_DIR = folder;

const cases: { readonly name: string; readonly run: () => Promise<void> }[] = [];
let guests = 0;
/** The guest of the case that runs; it has but one. */
let guest: { readonly name: string; readonly id: number } | undefined;
let isRebooting = false;

registerCases(scope as Scope, {
  test: (name, run) => {
    if (wanted.test(name) && unsuitable(name) === undefined) cases.push({ name, run });
  },
  async open() {
    const connection = connectAsDriver(await open());
    return {
      ...connection,
      domainReboot: async (...args) => {
        const ref = await connection.domainReboot!(...args);
        isRebooting = true;
        return ref;
      },
    };
  },
  fixtures: {
    async active() {
      const [name, uuid] = [`guest-${guests++}`, randomUUID()];
      await xl("create", "-q", "/guests/idle.cfg", `name="${name}"`, `uuid="${uuid}"`);
      guest = { name, id: Number(await xl("domid", name)) };
      return { ...guest, uuid };
    },
    inactive: (connection) => connection.domainDefineXML!(domainXML("inactive", randomUUID())),
    settle: () => (isRebooting ? rebooted() : Promise.resolve()),
  },
});

/** Until the toolstack that started the guest has started it again. */
async function rebooted(): Promise<void> {
  const { name, id } = guest!;
  const giveUp = AbortSignal.timeout(rebootMs);
  for (;;) {
    // The last row: name, id, memory, vcpus, state; a guest is made paused.
    const [, now, , , state] = (await xl("list", name).catch(() => ""))
      .trim()
      .split("\n")
      .at(-1)!
      .split(/\s+/);
    if (Number(now) > id && state?.includes("p") === false) return;
    if (giveUp.aborted) throw new Error(`${name} did not come back within ${rebootMs} ms`);
    await delay(50);
  }
}

async function cleanUp(): Promise<void> {
  if (guest !== undefined) await xl("destroy", guest.name).catch(() => undefined);
  guest = undefined;
  isRebooting = false;
  for (const file of readdirSync(folder)) rmSync(join(folder, file), { recursive: true });
}

async function bounded(run: () => Promise<void>): Promise<void> {
  const stop = new AbortController();
  const late = delay(caseMs, undefined, { signal: stop.signal }).then(() => {
    throw new Error(`it did not end within ${caseMs} ms`);
  });
  await Promise.race([run(), late]).finally(() => stop.abort());
}

for (const { name, run } of cases) {
  const began = performance.now();
  const error = await bounded(run).then(
    () => undefined,
    (reason: unknown) => (reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)),
  );
  await cleanUp();
  const seconds = Math.round(performance.now() - began) / 1000;
  const report: CaseReport = error === undefined ? { name, seconds } : { name, seconds, error };
  console.log(JSON.stringify(report));
}
rmSync(folder, { recursive: true });
// A case that hung is told of; what it waits for need not be waited for.
process.exit();
