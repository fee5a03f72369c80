/**
 * `qemu:///embed` and the real libvirtd side by side, each driving the same QEMU, through core as it is built:
 * `pnpm build && pnpm bench --only qemu`, or `node --expose-gc bench/qemu.mjs [RUNS [GUESTS]]`. What counts is the ratios. Each
 * is timed RUNS times, and the statistics are those of so many GUESTS.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { open } from "@libvirt-ts/core";
import {
  guestDisk,
  guestXML,
  qemuUnavailable,
  SystemLibvirtd,
  systemLibvirtdUnavailable,
} from "@libvirt-ts/testkit";
import { median, timeOf } from "../../bench/lib/measure.mjs";
import { quick, tell } from "../../bench/lib/tell.mjs";

const unavailable = systemLibvirtdUnavailable() ?? qemuUnavailable();
if (unavailable) throw new Error(unavailable);

const [runs, guests] = [process.argv[2] ?? (quick ? 7 : 21), process.argv[3] ?? 50].map(Number);
const START_PAUSED = 1;
const kib = 1024;

const folder = mkdtempSync(join(tmpdir(), "bench-"));
const daemon = await SystemLibvirtd.start();
const sides = [
  ["libvirtd", await open(`qemu+unix:///system?socket=${daemon.socketPath}`)],
  ["ours", await open(`qemu:///embed?root=${join(folder, "node")}`)],
];

/** Times something on both sides in turn; `each` is given the connection, and may prepare and clean up around `timed`. */
async function compare(name, each, count = runs) {
  const took = [[], []];
  for (let round = -1; round < count; round++)
    for (const [at, [, conn]] of sides.entries()) {
      let spent = 0;
      const timed = async (run) => {
        spent += await timeOf(run);
      };
      await each(conn, timed, round, at);
      // The first round warms up.
      if (round >= 0) took[at].push(spent);
    }
  const [theirs, ours] = took.map((list) => median(list));
  tell(name, "ms", { ours, libvirtd: theirs });
  console.log(
    `${name}: libvirtd ${theirs.toFixed(2)} ms, ours ${ours.toFixed(2)} ms, ratio ${(ours / theirs).toFixed(2)}`,
  );
}

const imageOf = (name) => guestDisk(join(folder, `${name}.img`), "qcow2");
const disks = ["left", "right"].map(imageOf);
const defined = [];
for (const [at, [, conn]] of sides.entries())
  defined.push(await conn.defineXML(guestXML("bench", disks[at])));

await compare("start of a guest", async (_conn, timed, _round, at) => {
  await timed(() => defined[at].createWithFlags(START_PAUSED));
  await defined[at].destroy();
});

for (const domain of defined) await domain.createWithFlags(START_PAUSED);
await compare("50 × getInfo, one after another", (_conn, timed, _round, at) =>
  timed(async () => {
    for (let call = 0; call < 50; call++) await defined[at].info();
  }),
);
const spare = ["a", "b"].map((name) => imageOf(`spare-${name}`));
await compare("hot plug of a disk", (_conn, timed, round, at) => {
  const target = `vd${String.fromCharCode(98 + round + 1)}`;
  const xml = `<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='${spare[at]}'/><target dev='${target}' bus='virtio'/><readonly/><shareable/></disk>`;
  return timed(() => defined[at].attachDevice(xml));
});
for (const domain of defined) await domain.destroy();

await compare("managed save", async (_conn, timed, _round, at) => {
  await defined[at].createWithFlags(START_PAUSED);
  await timed(() => defined[at].managedSave());
  await defined[at].managedSaveRemove();
});

globalThis.gc?.();
const before = process.memoryUsage().heapUsed;
const names = Array.from({ length: guests }, (_, at) => `g${at}`);
for (const [at, [, conn]] of sides.entries())
  for (const name of names) await conn.createXML(guestXML(`${name}`, imageOf(`${name}-${at}`)), START_PAUSED);
const [, ours] = sides[1];
const events = ours.domainEvents({});
await events.ready;
await ours.getAllDomainStats();
globalThis.gc?.();
const each = (process.memoryUsage().heapUsed - before) / guests / kib;
tell("memory of a guest that is followed, in our process", "KiB", { ours: each });
console.log(`memory of a guest that is followed, in our process: ${each.toFixed(0)} KiB`);
await compare(`all statistics of ${guests} guests`, (conn, timed) => timed(() => conn.getAllDomainStats()));
// libvirtd's list has names alone, ours the figures as well: whoever shows a list asks for them.
await compare(`20 × a list of ${guests} guests with their states and figures`, (conn, timed) =>
  timed(async () => {
    for (let call = 0; call < 20; call++) {
      const listed = await conn.listAllDomains();
      await Promise.all(listed.map(({ domain, info }) => info ?? domain.info()));
    }
  }),
);

for (const [, conn] of sides)
  for (const { domain } of await conn.listAllDomains()) if (await domain.isActive()) await domain.destroy();
for (const [, conn] of sides) await conn.close();
await daemon[Symbol.asyncDispose]();
rmSync(folder, { recursive: true, force: true });
