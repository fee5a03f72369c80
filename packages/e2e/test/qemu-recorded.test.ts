/** What clients once said to a libvirtd is said to one and, beside it, to an embedded node behind our daemon: libvirtd is the referee. */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLibvirt, libvirt, type OperationsConnection } from "@libvirt-ts/core";
import { serve } from "@libvirt-ts/daemon";
import type { Operations } from "@libvirt-ts/driver";
import { qemuDriver } from "@libvirt-ts/driver-qemu";
import {
  guestsEndWithUs,
  isLongRun,
  qemuUnavailable,
  SystemLibvirtd,
  systemLibvirtdUnavailable,
} from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { differences } from "./qemu-referee/facts.js";
import { scenesOf } from "./qemu-referee/recorded.js";
import { ofTheMoment, recordedDifferences } from "./qemu-referee/recorded-differences.js";
import { RecordedSide } from "./qemu-referee/recorded-side.js";

/** In the order in which each finds what it needs. */
const chapters = [
  ...["guests", "storage", "moments", "networks", "host", "secrets", "filters", "interfaces", "devices"],
  // What virt-install, virt-manager and programs in Python and Perl have said.
  ...(isLongRun ? ["clients"] : []),
];

const unavailable = systemLibvirtdUnavailable() ?? qemuUnavailable();
if (unavailable) console.log(`skipped: what was recorded of libvirtd: ${unavailable}`);

describe.skipIf(unavailable)("an embedded node answers what was recorded as libvirtd does", () => {
  const folder = mkdtempSync(join(tmpdir(), "qd-"));
  // libvirtd is nobody here.
  chmodSync(folder, 0o777);
  const ends: (() => Promise<unknown>)[] = [];
  let theirs: RecordedSide;
  let ours: RecordedSide;
  const used = new Set<RegExp>();

  const opened = async (uri: string, name: string): Promise<RecordedSide> => {
    const conn = (await libvirt.openOperations(uri)) as OperationsConnection & Operations;
    ends.push(async () => {
      for (const { ref } of await conn.listAllDomains(1)) await conn.domainDestroy(ref, 0);
      await conn.close();
    });
    return RecordedSide.open(conn, join(folder, name));
  };

  beforeAll(async () => {
    const libvirtd = await SystemLibvirtd.start({ ownNetwork: true });
    ends.push(async () => libvirtd[Symbol.asyncDispose]());
    theirs = await opened(`qemu+unix:///system?socket=${libvirtd.socketPath}`, "theirs");
    const path = join(folder, "socket");
    const root = join(folder, "node");
    const endGuests = guestsEndWithUs(root);
    ends.push(async () => endGuests());
    const daemon = await serve(createLibvirt({ drivers: [qemuDriver] }), {
      uris: [`qemu:///embed?root=${root}`],
      listeners: [{ type: "unix", path }],
    });
    ends.push(() => daemon.close());
    ours = await opened(`qemu+unix:///embed?root=${root}&socket=${path}`, "ours");
  });
  afterAll(async () => {
    for (const end of ends.reverse()) await end().catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  });

  describe.each(chapters)("%s", (chapter) => {
    it.each(scenesOf(chapter))("$name", async (scene) => {
      const [referee, embedded] = await Promise.all([theirs.play(scene), ours.play(scene)]);
      const unexplained = differences(referee, embedded).filter((fact) => {
        const row = [...ofTheMoment, ...recordedDifferences].find(([where]) => where.test(fact));
        if (row !== undefined) used.add(row[0]);
        return row === undefined;
      });
      expect(unexplained).toEqual([]);
    });
  });

  // Some of it only where everything is played.
  it.runIf(isLongRun)("and what may differ does", () => {
    expect(recordedDifferences.map(([where]) => where).filter((where) => !used.has(where))).toEqual([]);
  });
});
