/**
 * Peers are killed, stalled and cut at random while fifty callers and twenty streams work: every call ends, nothing is left
 * to nobody, nothing stays behind in the process, and files are whole. With `LIBVIRT_TS_LONG` for ten minutes, with a real
 * libvirtd and guests of QEMU among the peers.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isLongRun, libvirtdUnavailable, qemuUnavailable, Random } from "@libvirt-ts/testkit";
import { parse } from "@libvirt-ts/xm-conf";
import { describe, expect, it } from "vitest";
import { caller, type Round, streamer, Tally } from "./chaos/callers.js";
import { newIn, traces, tracesAfter } from "./chaos/traces.js";
import { startWorld, type World } from "./chaos/world.js";
import { hasStore } from "./stack-host.js";

const seed = Number(process.env.LIBVIRT_TS_SEED ?? 20_070_119);
const [callers, streams] = [50, 20];
/** A round ends after so many calls, or for a long run milliseconds; the first one is for what is made once. */
const enough = {
  calls: isLongRun ? Number.POSITIVE_INFINITY : 400,
  milliseconds: isLongRun ? 300_000 : 10_000,
};

/** Why no real peers are among them. */
const noReal = isLongRun ? (libvirtdUnavailable() ?? qemuUnavailable()) : "only in long runs";
if (isLongRun && noReal) console.warn(`skipped: chaos among real peers: ${noReal}`);
if (!hasStore) console.warn("skipped: chaos: no xenstored can run here");

/** One round of work and harm; what came of it. */
async function work(world: World, random: Random): Promise<Tally> {
  const tally = new Tally();
  const until = performance.now() + enough.milliseconds;
  const isOver = () => tally.calls >= enough.calls || performance.now() > until;
  const round: Round = { tally, isOver, peers: () => world.peers() };
  const at = (n: number) => new Random(seed + n);
  const { remote, xen, real } = world;
  const places = [...xen.map((libvirt) => ({ libvirt, uri: "xen:///" })), ...real];
  const all: Promise<void>[] = [];
  for (let n = 0; n < callers; n++) {
    const { libvirt, uri } = n % 2 === 0 ? remote : places[((n - 1) / 2) % places.length]!;
    all.push(caller(libvirt, uri, n, at(n), round));
  }
  for (let n = 0; n < streams; n++) all.push(streamer(remote.libvirt, remote.uri, n, at(1000 + n), round));
  const under: Promise<void>[] = [];
  while (!isOver()) {
    under.push(world.harm());
    // How soon the next harm comes is part of what is tried.
    await new Promise((resolve) => setTimeout(resolve, 10 + random.below(60)));
  }
  await world.heal();
  await Promise.all([...all, ...under]);
  return tally;
}

describe.skipIf(!hasStore)(`chaos, seed ${seed}`, () => {
  it("ends every call, leaves nothing behind, and keeps files whole", async () => {
    const unhandled: unknown[] = [];
    const note = (error: unknown) => unhandled.push(error);
    process.on("unhandledRejection", note);
    const random = new Random(seed);
    try {
      await using world = await startWorld(random, noReal === undefined);
      const first = await work(world, random);
      const before = await traces();
      const second = await work(world, random);
      const after = await tracesAfter(before);
      for (const { calls, done, failed } of [first, second])
        console.info(`chaos: ${calls} calls, ${done} done, ${JSON.stringify(Object.fromEntries(failed))}`);

      expect([...first.faults, ...second.faults]).toEqual([]);
      expect(unhandled).toEqual([]);
      expect(second.done).toBeGreaterThan(10);
      expect([...second.failed.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
      expect(newIn(after.resources, before.resources)).toEqual([]);
      expect(after.descriptors).toBeLessThanOrEqual(before.descriptors);
      expect(after.listeners).toBe(before.listeners);
      expect(after.heap - before.heap).toBeLessThan(isLongRun ? 32 : 16);

      // Definitions are whole files under their own names, and nothing is there besides but the driver's own folder of locks.
      for (const name of readdirSync(world.folder).filter((each) => each !== ".libvirt-ts")) {
        expect(name).toMatch(/^own-\d+$/);
        expect(parse(readFileSync(join(world.folder, name), "utf8")).get("name")).toBe(name);
      }
      for (const libvirt of world.xen) {
        await using conn = await libvirt.openReadOnly("xen:///");
        expect((await conn.listAllDomains(0)).length).toBeGreaterThanOrEqual(4);
      }
    } finally {
      process.off("unhandledRejection", note);
    }
  });
});
