/** What a toolstack beside us leaves to us: the end of a guest that has nothing but its console. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  ErrorNumber,
  type GuestIdentity,
  type GuestNodes,
  type PeerLookup,
  type Peers,
} from "@libvirt-ts/driver";
import { type FakeDomainInit, uuidOfId } from "@libvirt-ts/testkit";
import { expect, it, onTestFinished } from "vitest";
import { createHypervisorDriver } from "../src/driver.js";
import { code, fakeHost } from "./host.js";

const seven: GuestIdentity = { id: 7, uuid: uuidOfId(7) };

/** A hypervisor beside a store; what the store is asked to change is written down. */
async function beside(init: Partial<FakeDomainInit> = {}, changed: Partial<GuestNodes> = {}) {
  const host = fakeHost("4.17.0", { domains: [{ id: 7, ...init }] });
  const asked: string[] = [];
  const note =
    (what: string) =>
    async ({ id }: GuestIdentity) => {
      asked.push(`${what} ${id}, ${host.domains.has(id) ? "there" : "gone"}`);
    };
  const guestNodes: GuestNodes = {
    isBare: async () => true,
    beginRemoval: note("begin"),
    cancelRemoval: note("cancel"),
    abandonedRemovals: async () => [],
    loopDevices: async () => [],
    removeNodes: async (guest) => {
      await note("remove")(guest);
      return {};
    },
    ...changed,
  };
  const libxlFiles = mkdtempSync(join(tmpdir(), "libxl-"));
  onTestFinished(() => rmSync(libxlFiles, { recursive: true }));
  const peers: PeerLookup = {
    get: <N extends keyof Peers>(name: N) => (({ guestNodes }) as Partial<Peers>)[name],
  };
  const warnings: string[] = [];
  const driver = createHypervisorDriver({ privcmd: () => host, arch: host.facts.arch, libxlFiles });
  const conn = await driver.open({
    uri: undefined,
    readOnly: false,
    peers,
    warn: ({ message }) => warnings.push(message),
  });
  return { host, asked, libxlFiles, conn, warnings, ends: conn.peers!.guestEnds! };
}

it.each(["pv", "pvh"] as const)(
  "ends a %s in steps that another process can finish, and leaves nothing of libxl's",
  async (kind) => {
    const { host, asked, libxlFiles, ends } = await beside({ kind, pauses: 1 });
    const mine = `userdata-d.7.${seven.uuid}.libxl-json`;
    const others = `userdata-d.8.${uuidOfId(8)}.libxl-json`;
    for (const name of [mine, others]) writeFileSync(join(libxlFiles, name), "");
    expect(await ends.destroyBare(seven)).toBe(true);
    expect(host.domains.has(7)).toBe(false);
    expect(asked).toEqual(["begin 7, there", "remove 7, gone"]);
    expect(readdirSync(libxlFiles)).toEqual([others]);
  },
);

it.each([
  ["one that has more", {}, { isBare: async () => false }, seven],
  ["a fully virtualised one", { kind: "hvm" }, {}, seven],
  ["Domain-0", {}, {}, { id: 0, uuid: uuidOfId(0) }],
  ["one whose id is another's by now", {}, {}, { id: 7, uuid: uuidOfId(8) }],
] as const)("leaves %s to its toolstack", async (_, init, changed, guest) => {
  const { host, asked, ends } = await beside(init, changed);
  expect(await ends.destroyBare(guest)).toBe(false);
  expect(asked).toEqual([]);
  expect(host.domains.get(guest.id)?.pauses).toBe(0);
});

it.each([
  ["has shut down", { shutdown: 1 }],
  ["has crashed", { shutdown: 3 }],
  ["is being destroyed", { dying: true }],
  ["is being made", { vcpus: 0 }],
] as const)("leaves one that %s to its toolstack, as it was", async (_, init) => {
  const { host, asked, ends } = await beside(init);
  expect(await ends.destroyBare(seven)).toBe(false);
  expect(asked).toEqual(["begin 7, there", "cancel 7, there"]);
  expect(host.domains.get(7)?.pauses).toBe(0);
});

it("leaves one that went before it could be stopped to its toolstack", async () => {
  const { host, ends } = await beside(
    {},
    {
      beginRemoval: async () => {
        host.domains.delete(7);
      },
    },
  );
  expect(await ends.destroyBare(seven)).toBe(false);
});

it("leaves one that is given a device before it is held to its toolstack, as it was", async () => {
  let looks = 0;
  const { host, asked, ends } = await beside({}, { isBare: async () => ++looks < 2 });
  expect(await ends.destroyBare(seven)).toBe(false);
  expect(looks).toBe(2);
  expect(asked).toEqual(["begin 7, there", "cancel 7, there"]);
  expect(host.domains.get(7)?.pauses).toBe(0);
});

it("lets it go on where nobody can tell any more what it has", async () => {
  const answers = [async () => true, () => Promise.reject(new Error("no store"))];
  const { host, asked, ends } = await beside({}, { isBare: () => answers.shift()!() });
  await expect(ends.destroyBare(seven)).rejects.toThrow("no store");
  expect(asked).toEqual(["begin 7, there", "cancel 7, there"]);
  expect(host.domains.get(7)?.pauses).toBe(0);
});

it.each([
  ["takes no note", {}, "beginRemoval", "cancel 7, there"],
  ["does not give its note back", { shutdown: 1 }, "cancelRemoval", "begin 7, there"],
] as const)("leaves one of a store that %s to its toolstack", async (_, init, refused, other) => {
  const { host, asked, ends } = await beside(init, { [refused]: () => Promise.reject(new Error("quota")) });
  expect(await ends.destroyBare(seven)).toBe(false);
  expect(asked).toEqual([other]);
  expect(host.domains.get(7)?.pauses).toBe(0);
});

it("takes the note back of who gives up while it is written", async () => {
  const stop = new AbortController();
  const { host, asked, ends } = await beside(
    {},
    {
      beginRemoval: async () => {
        stop.abort();
        throw new Error("aborted; outcome unknown");
      },
    },
  );
  await expect(ends.destroyBare(seven, stop)).rejects.toThrow("aborted; outcome unknown");
  expect(asked).toEqual(["cancel 7, there"]);
  expect(host.domains.get(7)?.pauses).toBe(0);
});

it("gives back one that came to the id while the guest was to be held", async () => {
  const { host, asked, ends } = await beside();
  host.intercept = (name) => {
    if (name === "pausedomain") host.add({ id: 7, uuid: uuidOfId(8) });
    return undefined;
  };
  expect(await ends.destroyBare(seven)).toBe(false);
  expect(asked).toEqual(["begin 7, there", "cancel 7, there"]);
  expect(host.domains.get(7)).toMatchObject({ uuid: uuidOfId(8), pauses: 0 });
});

it("lets it go on where it could not be ended", async () => {
  const { host, asked, ends } = await beside({ pauses: 1 });
  host.failNext("destroydomain", 1);
  await expect(ends.destroyBare(seven)).rejects.toThrow("destroydomain");
  const signal = AbortSignal.abort();
  await expect(ends.destroyBare(seven, { signal })).rejects.toEqual(code(ErrorNumber.OPERATION_ABORTED));
  expect(asked).toEqual(["begin 7, there", "cancel 7, there", "begin 7, there", "cancel 7, there"]);
  expect(host.domains.get(7)?.pauses).toBe(1);
});

it.each([
  ["before it held the guest", { pauses: 0 }, "it is still there: destroy it again", ["cancel 7, there"]],
  [
    "before the hypercall",
    { pauses: 1 },
    "it is still there, and paused: resume it, or destroy it again",
    ["cancel 7, there"],
  ],
  ["after the hypercall", undefined, "what was left of it is removed now", ["remove 7, gone"]],
] as const)(
  "what a process left that was killed %s is told and put right",
  async (_, init, told, expected) => {
    const { host, asked, conn, warnings } = await beside(init, { abandonedRemovals: async () => [seven] });
    if (init === undefined) host.domains.delete(7);
    await conn.joined?.();
    expect(asked).toEqual(expected);
    expect(warnings).toEqual([expect.stringContaining(told)]);
  },
);
