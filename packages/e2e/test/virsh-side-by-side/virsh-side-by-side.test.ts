import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  Libvirtd,
  libvirtdUnavailable,
  qemuUnavailable,
  SystemLibvirtd,
  systemLibvirtdUnavailable,
} from "@libvirt-ts/testkit";
import { afterAll, describe, expect, it } from "vitest";
import { layFiles } from "./files.js";
import { formatPage, isPage, type Row } from "./page.js";
import { compareStderr, compareStdout, type Left, runOurs, runTheirs } from "./run.js";
import { readReasons, readSequence } from "./sequence.js";

const unavailable = libvirtdUnavailable() ?? systemLibvirtdUnavailable() ?? qemuUnavailable();
if (unavailable) console.warn(`C virsh and ours are not run side by side: ${unavailable}`);

const reasons = readReasons();

describe.skipIf(unavailable)("C virsh and ours on one daemon", () => {
  const rows: Row[] = [];
  const unexplained: object[] = [];
  const used = new Set<string>();
  const left: Record<string, { readonly theirs: Left; readonly ours: Left }> = {};

  const judge = (sequence: Row["sequence"], line: string, theirs: Left, ours: Left): void => {
    left[`${sequence}\t${line}`] = { theirs, ours };
    const stdout = compareStdout(theirs.stdout, ours.stdout);
    const stderr = compareStderr(theirs.stderr, ours.stderr);
    const status = theirs.status === ours.status ? "same" : "differs";
    const why = new Set<string>();
    for (const [what, verdict] of Object.entries({ stdout, stderr, status })) {
      if (verdict !== "differs") continue;
      const key = `${sequence}\t${what}\t${line}`;
      const reason = reasons.get(key);
      used.add(key);
      if (reason === undefined) unexplained.push({ key, theirs, ours });
      else why.add(reason);
    }
    rows.push({ sequence, line, stdout, stderr, status, why: [...why] });
  };

  afterAll(() => {
    const file = process.env.LIBVIRT_TS_SIDE_BY_SIDE;
    if (file !== undefined) writeFileSync(file, JSON.stringify({ left, unexplained }, null, 1));
  });

  it("runs on libvirt's test driver", async () => {
    await using daemon = await Libvirtd.start();
    const folder = join(daemon.folder, "files");
    mkdirSync(folder);
    const place = { uri: `test+unix:///default?socket=${daemon.socketPath}`, folder };
    for (const { line } of readSequence("test")) {
      const both: Left[] = [];
      for (const run of [runTheirs, runOurs]) {
        const work = layFiles("test", folder);
        for (const name of [folder, work]) chmodSync(name, 0o777);
        both.push(await run({ ...place, work }, line));
      }
      judge("test", line, both[0]!, both[1]!);
    }
  });

  it("runs on QEMU's driver", async () => {
    await using daemon = await SystemLibvirtd.start({ ownNetwork: true });
    const folder = join(daemon.folder, "files");
    mkdirSync(folder);
    const place = { uri: `qemu+unix:///system?socket=${daemon.socketPath}`, folder };
    const lines = readSequence("qemu").map(({ line }) => line.replaceAll("<FOLDER>", folder));
    const both: Left[][] = [];
    for (const run of [runTheirs, runOurs]) {
      const work = layFiles("qemu", folder);
      const outcomes: Left[] = [];
      for (const line of lines) outcomes.push(await run({ ...place, work }, line));
      both.push(outcomes);
    }
    for (const [index, { line }] of readSequence("qemu").entries())
      judge("qemu", line, both[0]![index]!, both[1]![index]!);
  });

  it("is the same for whoever reads it, but where a reason is listed", () => {
    expect(rows.length).toBeGreaterThanOrEqual(150);
    expect(unexplained).toEqual([]);
    expect([...reasons.keys()].filter((key) => !used.has(key))).toEqual([]);
  });

  it("is compared in the docs; if they are not up to date, UPDATE_DOCS=1 writes them", () => {
    expect(isPage(formatPage(rows))).toBe(true);
  });
});
