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
import { libvirt } from "@libvirt-ts/core";
import { domainXML } from "../../without-toolstack.js";
import { type Case, runCases } from "../conformance/run-cases.js";
import type { Scope } from "../conformance/scope.js";
import { registerCases, unsuitable } from "./conformance-cases.js";

const settleMs = 240_000;

const xl = async (...args: string[]) => (await promisify(execFile)("/opt/referee/xl", args)).stdout;
const [scope, pattern = ""] = process.argv.slice(2);
const wanted = new RegExp(pattern);
const folder = mkdtempSync(join(tmpdir(), "conformance-"));
process.env.LIBVIRT_XM_CONFIG_DIR = folder;

const cases: Case[] = [];
let guests = 0;
/** The guest of the case that runs; it has but one. */
let guest: { readonly name: string; readonly id: number } | undefined;
/** Whether the guest has done what it was asked, by its row of the referee's list. */
let isDone: ((row: Row) => boolean) | undefined;

/** A row of the referee's list: memory in MiB. */
interface Row {
  readonly id: number;
  readonly memory: number;
  readonly state: string;
}

registerCases(scope as Scope, {
  test: (name, run) => {
    if (wanted.test(name) && unsuitable(name) === undefined) cases.push({ name, run });
  },
  async open() {
    const connection = await libvirt.openOperations();
    return {
      ...connection,
      domainReboot: async (...args) => {
        const ref = await connection.domainReboot!(...args);
        const { id: before } = guest!;
        isDone = ({ id, state }) => id > before && !state.includes("p");
        return ref;
      },
      domainSetMemory: async (ref, memory, flags, options) => {
        await connection.domainSetMemory!(ref, memory, flags, options);
        if (ref.id !== undefined) isDone = (row) => row.memory === memory / 1024;
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
    inactive: (connection) => connection.domainDefineXML!(domainXML("inactive", randomUUID()), 0),
    settle: () => (isDone === undefined ? Promise.resolve() : settled(isDone)),
  },
});

/** Until the guest, or the toolstack that started it, has done its part. */
async function settled(done: (row: Row) => boolean): Promise<void> {
  const { name } = guest!;
  const giveUp = AbortSignal.timeout(settleMs);
  for (;;) {
    // The last row, if the guest is there just now: name, id, memory, vcpus, state.
    const [, id, memory, , state] = (await xl("list", name).catch(() => ""))
      .trim()
      .split("\n")
      .at(-1)!
      .split(/\s+/);
    if (state !== undefined && done({ id: Number(id), memory: Number(memory), state })) return;
    if (giveUp.aborted) throw new Error(`${name} has not done what it was asked within ${settleMs} ms`);
    await delay(50);
  }
}

async function cleanUp(): Promise<void> {
  if (guest !== undefined) await xl("destroy", guest.name).catch(() => undefined);
  guest = undefined;
  isDone = undefined;
  for (const file of readdirSync(folder)) rmSync(join(folder, file), { recursive: true });
}

await runCases(cases, cleanUp);
