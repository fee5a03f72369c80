/** Runs in dom0, `conformance.mjs SCOPE [PATTERN]`: the contract's conformance suite over core and driver-xl, on guests of their own. */
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { libvirt } from "@libvirt-ts/core";
import { type Case, runCases } from "../conformance/run-cases.js";
import type { Scope } from "../conformance/scope.js";
import { domainXML, operationsWithXl, registerCases, unsuitable } from "./conformance-cases.js";

const settleMs = 240_000;

const xl = async (...args: string[]) => (await promisify(execFile)("xl", args)).stdout;
const [scope, pattern = ""] = process.argv.slice(2);
const wanted = new RegExp(pattern);
const folder = mkdtempSync(join(tmpdir(), "conformance-"));
const definitions = "/etc/xen";
const shipped = new Set(readdirSync(definitions));

const cases: Case[] = [];
/** Ids of guests that were asked to go down, and of those that are to come back under another one. */
const leaving = new Set<number>();
const returning = new Set<number>();

registerCases(scope as Scope, {
  test: (name, run) => {
    if (wanted.test(name) && unsuitable(name) === undefined) cases.push({ name, run });
  },
  async open() {
    const connection = await libvirt.openOperations("xen:///");
    const lacking = operationsWithXl.filter((name) => !(name in connection));
    if (lacking.length > 0) throw new Error(`the connection lacks ${lacking.join(", ")}`);
    const { domainReboot, domainShutdown } = connection;
    return {
      ...connection,
      domainReboot: async (ref, ...rest) => {
        const rebooted = await domainReboot!(ref, ...rest);
        if (ref.id !== undefined) returning.add(ref.id);
        return rebooted;
      },
      domainShutdown: async (ref, ...rest) => {
        const down = await domainShutdown!(ref, ...rest);
        if (ref.id !== undefined) leaving.add(ref.id);
        return down;
      },
    };
  },
  fixtures: {
    active: (connection) => connection.domainCreateXML!(domainXML("active", randomUUID(), 1), 0),
    inactive: (connection) => connection.domainDefineXML!(domainXML("inactive", randomUUID()), 0),
    domainXML,
    path: (name) => join(folder, `${name}-${randomUUID()}`),
    settle,
  },
});

/** Until guests have obeyed. A guest that comes back is made paused, under a higher id. */
async function settle(): Promise<void> {
  const giveUp = AbortSignal.timeout(settleMs);
  for (;;) {
    const guests = await rows();
    const running = guests.filter(({ state }) => !state.includes("p"));
    const gone = guests.every(({ id }) => !leaving.has(id) && !returning.has(id));
    if (gone && [...returning].every((old) => running.some(({ id }) => id > old))) return;
    if (giveUp.aborted) throw new Error(`guests did not obey within ${settleMs} ms`);
    await delay(50);
  }
}

async function rows() {
  const lines = (await xl("list")).trimEnd().split("\n").slice(2);
  return lines.map((line) => {
    const [state = "", , , id] = line.trimEnd().split(/\s+/).reverse().slice(1);
    return { id: Number(id), state };
  });
}

await runCases(cases, async () => {
  leaving.clear();
  returning.clear();
  for (const { id } of await rows()) await xl("destroy", `${id}`).catch(() => undefined);
  for (const file of readdirSync(definitions)) {
    if (!shipped.has(file)) rmSync(join(definitions, file), { recursive: true });
  }
  for (const file of readdirSync(folder)) rmSync(join(folder, file), { recursive: true });
});
