/**
 * A process that does one thing to a node, and that may be killed at it: `worker URI WORK`, WORK as JSON. What is submitted to
 * the system is counted, so that a moment is a number: no clock decides what is tried.
 */
import { createHook } from "node:async_hooks";
import { type DomainRef, noPeers } from "@libvirt-ts/driver";
import { createQemuDriver } from "../src/index.js";
import { guestProcesses } from "./guest-processes.js";
import type { Connection } from "./node.js";
import { type Work, works } from "./works.js";

const [uri = "", text = "{}"] = process.argv.slice(2);
const work = JSON.parse(text) as Work;

/** What is not submitted to anybody. */
const own = new Set(["PROMISE", "TickObject", "Timeout", "Immediate", "Microtask", "RANDOMBYTESREQUEST"]);

let steps = 0;
let hasKilled = false;
const hook = createHook({
  init(_id, type) {
    if (own.has(type)) return;
    steps++;
    if (work.moment === undefined || steps < work.moment) return;
    if (work.whom === "us") process.kill(process.pid, "SIGKILL");
    const pids = guestProcesses(work.root);
    if (pids.length === 0) return;
    work.moment = undefined;
    hasKilled = true;
    for (const pid of pids) process.kill(pid, "SIGKILL");
  },
});

const connection = await createQemuDriver().open({ uri, readOnly: false, peers: noPeers, warn: () => {} });
const ref: DomainRef | undefined = await connection.domainLookupByName!(work.name).catch(() => undefined);
let outcome: string;
hook.enable();
try {
  await works[work.operation](connection as Connection, ref!, work);
  outcome = "done";
} catch (error) {
  outcome = `${(error as { code?: number }).code}: ${(error as Error).message}`;
}
hook.disable();
console.log(JSON.stringify({ steps, outcome, hasKilled }));
await connection.close();
