/** One script, played to the real libvirtd and to an embedded node: libvirtd is the referee of what we answer, tell and end in. */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { libvirt } from "@libvirt-ts/core";
import { Libvirtd, libvirtdUnavailable, qemuUnavailable } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { differences } from "./qemu-referee/differences.js";
import { Player } from "./qemu-referee/player.js";
import { script } from "./qemu-referee/script.js";

const unavailable = libvirtdUnavailable() ?? qemuUnavailable();
if (unavailable) console.log(`skipped: the referee of embedded nodes: ${unavailable}`);

describe.skipIf(unavailable)("an embedded node answers as libvirtd does", () => {
  const folder = mkdtempSync(join(tmpdir(), "qr-"));
  // libvirtd is nobody here.
  chmodSync(folder, 0o777);
  const ends: (() => Promise<unknown>)[] = [];
  let theirs: Player;
  let ours: Player;

  beforeAll(async () => {
    const daemon = await Libvirtd.start();
    ends.push(async () => daemon[Symbol.asyncDispose]());
    const open = async (uri: string, files: string) => {
      const conn = await libvirt.open(uri);
      ends.push(async () => {
        for (const { domain } of await conn.listAllDomains(1)) await domain.destroy();
        await conn.close();
      });
      const player = await Player.open(conn, files);
      chmodSync(files, 0o777);
      return player;
    };
    theirs = await open(`qemu+unix:///session?socket=${daemon.socketPath}`, join(folder, "theirs"));
    ours = await open(`qemu:///embed?root=${join(folder, "node")}`, join(folder, "ours"));
  });
  afterAll(async () => {
    for (const end of ends.reverse()) await end().catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(script)("$name", async (step) => {
    const [referee, embedded] = await Promise.all([theirs.play(step), ours.play(step)]);
    const reason = differences[step.name];
    if (reason === undefined) expect(embedded, ours.lastMessage).toEqual(referee);
    else expect(embedded, `no more different: ${reason}`).not.toEqual(referee);
  });

  it("has no difference that is of no step", () => {
    const names = script.map(({ name }) => name);
    expect(Object.keys(differences).filter((name) => !names.includes(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });
});
