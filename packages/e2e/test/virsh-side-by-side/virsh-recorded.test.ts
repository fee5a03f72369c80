import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { qemuUnavailable, SystemLibvirtd, systemLibvirtdUnavailable } from "@libvirt-ts/testkit";
import { describe, expect, it } from "vitest";
import { missing, readRecorded } from "../../../virsh/test/replay/corpus.js";
import { layFiles } from "./files.js";
import { differenceOf } from "./recorded.js";
import { runOurs } from "./run.js";
import { readSequence } from "./sequence.js";

/** Why the daemon here is not of the generation that was recorded. */
function otherGeneration(): string | undefined {
  const root = process.env.LIBVIRT_TS_LIBVIRTD_ROOT;
  if (!root) return "the recordings are of libvirt 12: LIBVIRT_TS_LIBVIRTD_ROOT names no root with one";
  const version = readFileSync(join(root, "../version"), "utf8").trim();
  return Number.parseInt(version, 10) >= 12
    ? undefined
    : `the recordings are of libvirt 12, this is ${version}`;
}

const unavailable = missing ?? otherGeneration() ?? systemLibvirtdUnavailable() ?? qemuUnavailable();
if (unavailable) console.warn(`C virsh's runs on QEMU's driver are not replayed: ${unavailable}`);

/** Why a run differs from the recording, by its number. */
const reasons: ReadonlyMap<string, string> = new Map(
  readFileSync(new URL("recorded-differences.tsv", import.meta.url), "utf8")
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split("\t") as [string, string]),
);

/** Attached a disk that was locked when they were recorded, which depends on when a guest lets go of it: later runs would find it. */
const leftOut = new Set(["276", "277"]);

describe.skipIf(unavailable)("what C virsh 12.8 printed on QEMU's driver", () => {
  it("is what ours prints there, but where a reason is listed", async () => {
    const recordings = new Map(readRecorded("qemu").map((recorded) => [recorded.name.slice(0, 3), recorded]));
    await using daemon = await SystemLibvirtd.start({ ownNetwork: true });
    const folder = join(daemon.folder, "files");
    mkdirSync(folder);
    const work = layFiles("qemu", folder);
    const uri = `qemu+unix:///system?socket=${daemon.socketPath}`;
    const differences: object[] = [];
    const used = new Set<string>();
    let compared = 0;
    for (const { line, recorded } of readSequence("qemu")) {
      if (recorded !== undefined && leftOut.has(recorded)) continue;
      const ours = await runOurs({ uri, folder, work }, line.replaceAll("<FOLDER>", folder));
      const theirs = recorded === undefined ? undefined : recordings.get(recorded);
      if (theirs === undefined) continue;
      compared++;
      const difference = differenceOf(theirs, ours);
      if (difference === undefined) continue;
      used.add(recorded!);
      if (!reasons.has(recorded!)) differences.push({ recorded, line, ...difference });
    }
    console.info(`${compared} recorded runs replayed, ${used.size} differ`);
    expect(compared).toBeGreaterThan(200);
    expect(differences).toEqual([]);
    expect([...reasons.keys()].filter((number) => !used.has(number))).toEqual([]);
  });
});
