/** Scripts, played to the real libvirtd and to an embedded node: libvirtd is the referee of what we answer, tell and end in. */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Connect, libvirt } from "@libvirt-ts/core";
import {
  guestsEndWithUs,
  Libvirtd,
  libvirtdUnavailable,
  qemuUnavailable,
  SystemLibvirtd,
  systemLibvirtdUnavailable,
} from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { agents } from "./qemu-referee/agents.js";
import { differences } from "./qemu-referee/differences.js";
import { GuestSide } from "./qemu-referee/guest-side.js";
import { guests } from "./qemu-referee/guests.js";
import { MoveSide, type Place } from "./qemu-referee/move-side.js";
import { moves } from "./qemu-referee/moves.js";
import { networks } from "./qemu-referee/networks.js";
import { NetworkSide, PoolSide } from "./qemu-referee/object-side.js";
import { pools } from "./qemu-referee/pools.js";
import { Side, type Step } from "./qemu-referee/side.js";

/** Takes what is done at a chapter's end, in reverse. */
type AtEnd = (end: () => Promise<unknown>) => void;

/** Opens the two sides of a chapter; what ends them is given to `atEnd`. */
type Opened<S> = (stage: {
  readonly folder: string;
  readonly atEnd: AtEnd;
}) => Promise<readonly [theirs: S, ours: S]>;

function chapter<S extends Side>(
  name: keyof typeof differences,
  unavailable: string | undefined,
  script: readonly Step<S>[],
  open: Opened<S>,
): void {
  if (unavailable) console.log(`skipped: the referee of ${name}: ${unavailable}`);
  describe.skipIf(unavailable)(`an embedded node answers as libvirtd does: ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), "qr-"));
    // libvirtd is nobody here.
    chmodSync(folder, 0o777);
    const ends: (() => Promise<unknown>)[] = [];
    let [theirs, ours]: readonly S[] = [];
    const differs: Readonly<Record<string, string>> = differences[name];

    beforeAll(async () => {
      [theirs, ours] = await open({ folder, atEnd: (end) => ends.push(end) });
      chmodSync(theirs.folder, 0o777);
    });
    afterAll(async () => {
      for (const end of ends.reverse()) await end().catch(() => {});
      rmSync(folder, { recursive: true, force: true });
    });

    it.each(script)("$name", async (step) => {
      const [referee, embedded] = await Promise.all([Side.play(theirs!, step), Side.play(ours!, step)]);
      const reason = differs[step.name];
      if (reason === undefined) expect(embedded, ours!.lastMessage).toEqual(referee);
      else expect(embedded, `no more different: ${reason}`).not.toEqual(referee);
    });

    it("has no difference that is of no step", () => {
      const names = script.map((step) => step.name);
      expect(Object.keys(differs).filter((it) => !names.includes(it))).toEqual([]);
      expect(new Set(names).size).toBe(names.length);
    });
  });
}

/** The URI of a node whose guests end with the chapter, and with whoever plays it. */
function embed(root: string, atEnd: AtEnd): string {
  const endGuests = guestsEndWithUs(root);
  atEnd(async () => endGuests());
  return `qemu:///embed?root=${root}`;
}
const socket = ({ socketPath }: Libvirtd | SystemLibvirtd) =>
  socketPath.includes("/run/libvirt/")
    ? `qemu+unix:///session?socket=${socketPath}`
    : `qemu+unix:///system?socket=${socketPath}`;

/** A connection that ends with the chapter, and the guests with it. */
async function connected(uri: string, atEnd: AtEnd): Promise<Connect> {
  const conn = await libvirt.open(uri);
  atEnd(async () => {
    for (const { domain } of await conn.listAllDomains(1)) await domain.destroy();
    await conn.close();
  });
  return conn;
}

/** Sides that are one connection each. */
const of =
  <S>(
    start: () => Promise<Libvirtd | SystemLibvirtd>,
    open: (conn: Connect, folder: string) => Promise<S>,
  ): Opened<S> =>
  async ({ folder, atEnd }) => {
    const daemon = await start();
    atEnd(async () => daemon[Symbol.asyncDispose]());
    const side = async (uri: string, name: string) => open(await connected(uri, atEnd), join(folder, name));
    return [await side(socket(daemon), "theirs"), await side(embed(join(folder, "node"), atEnd), "ours")];
  };

const noSession = libvirtdUnavailable() ?? qemuUnavailable();
const noSystem = systemLibvirtdUnavailable() ?? qemuUnavailable();
const ofUser = () => Libvirtd.start();
const ownNetwork = () => SystemLibvirtd.start({ ownNetwork: true });

chapter("guests", noSession, guests, of(ofUser, GuestSide.open));
chapter("agents", noSession, agents, of(ofUser, GuestSide.open));
chapter("pools", noSession, pools, of(ofUser, PoolSide.open));
chapter("networks", noSystem, networks, of(ownNetwork, NetworkSide.open));
chapter("moves", noSystem, moves, async ({ folder, atEnd }) => {
  const place = async (uri: string): Promise<Place> => ({ conn: await connected(uri, atEnd), uri });
  const daemon = async () => {
    const started = await SystemLibvirtd.start();
    atEnd(async () => started[Symbol.asyncDispose]());
    return socket(started);
  };
  const memory = { migrate_uri: "tcp://127.0.0.1" };
  const node = (name: string) => place(embed(join(folder, name), atEnd));
  return [
    await MoveSide.open(
      await place(await daemon()),
      await place(await daemon()),
      memory,
      join(folder, "theirs"),
    ),
    await MoveSide.open(await node("here"), await node("there"), {}, join(folder, "ours")),
  ];
});
