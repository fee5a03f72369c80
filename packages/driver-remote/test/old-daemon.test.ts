import type { DriverConnection } from "@libvirt-ts/driver";
import { describe, expect, it } from "vitest";
import { RpcClient } from "../src/client/index.js";
import { callOperations } from "../src/operations/calls.js";
import { listOperations } from "../src/operations/old-lists.js";
import { singleClient } from "../src/remote-client.js";
import { type Answer, FakeDaemon, text, unknownProcedure, words } from "./fake-daemon.js";

const UUID = "00010203-0405-0607-0809-0a0b0c0d0e0f";
const uuid = words(0x00010203, 0x04050607, 0x08090a0b, 0x0c0d0e0f);
const names = (...all: string[]) => Buffer.concat([words(all.length), ...all.map(text)]);
const dom = (name: string, id: number) => Buffer.concat([text(name), uuid, words(id)]);

/** A daemon of before 0.10.2, which knows these procedures alone. */
async function old(answers: Readonly<Record<number, Answer>>) {
  const daemon = new FakeDaemon({
    ...Object.fromEntries(Array.from({ length: 456 }, (_, i) => [i + 1, unknownProcedure])),
    ...{ 66: () => words(0), 1: () => Buffer.alloc(0), 2: () => Buffer.alloc(0) },
    ...answers,
  });
  const client = singleClient(await RpcClient.connect(daemon, { name: "qemu:///system" }));
  const calls = callOperations(client);
  return { daemon, conn: { ...calls, ...listOperations(client, calls) } as Required<DriverConnection> };
}

const gone: Answer = (call, daemon) => void daemon.fail(call, 42, "Domain not found", 10) as never;

describe("a daemon of before 0.10.2", () => {
  const domains: Readonly<Record<number, Answer>> = {
    51: () => words(2),
    37: () => words(2, 7, 9),
    22: (call, daemon) => (call.payload.readUInt32BE(0) === 7 ? dom("a", 7) : gone(call, daemon)),
    25: () => words(1),
    21: () => names("b"),
    23: () => dom("b", -1),
  };

  it("lists domains by their ids and names, but for those that have gone meanwhile", async () => {
    const { conn, daemon } = await old(domains);
    const a = { ref: { name: "a", uuid: UUID, id: 7 } };
    const b = { ref: { name: "b", uuid: UUID } };
    expect(await conn.listAllDomains(0)).toEqual([a, b]);
    expect(await conn.listAllDomains(1)).toEqual([a]);
    expect(await conn.listAllDomains(2)).toEqual([b]);
    // What it lacks is asked for once; no more ids than there are.
    expect(daemon.calls(273).length).toBe(1);
    expect(daemon.calls(37)[0]!.payload).toEqual(words(2));
    await expect(conn.listAllDomains(4)).rejects.toMatchObject({ code: 3 });
  });

  it("asks for no names where there are none", async () => {
    const { conn, daemon } = await old({ ...domains, 51: () => words(0), 25: () => words(0) });
    expect(await conn.listAllDomains(0)).toEqual([]);
    expect([daemon.calls(37), daemon.calls(21)]).toEqual([[], []]);
  });

  it("lists volumes of a pool, secrets by their uuids, snapshots of a domain", async () => {
    const pool = Buffer.concat([text("p"), uuid]);
    const { conn, daemon } = await old({
      ...{ 91: () => words(1), 92: () => names("v"), 95: () => Buffer.concat(["p", "v", "/v"].map(text)) },
      ...{
        139: () => words(1),
        140: () => names(UUID),
        141: () => Buffer.concat([uuid, words(1), text("u")]),
      },
      ...{ 187: () => words(1), 188: () => names("s"), 189: () => Buffer.concat([text("s"), dom("a", 7)]) },
    });
    expect(await conn.storagePoolListAllVolumes({ name: "p", uuid: UUID }, 0)).toEqual([
      { pool: "p", name: "v", key: "/v" },
    ]);
    expect(daemon.calls(95)[0]!.payload).toEqual(Buffer.concat([pool, text("v")]));
    expect(await conn.listAllSecrets(0)).toEqual([{ uuid: UUID, usageType: 1, usageID: "u" }]);
    expect(await conn.domainListAllSnapshots({ name: "a", uuid: UUID, id: 7 }, 2)).toEqual([
      { name: "s", domain: { name: "a", uuid: UUID, id: 7 } },
    ]);
    expect(daemon.calls(187)[0]!.payload).toEqual(Buffer.concat([dom("a", 7), words(2)]));
  });

  it("is asked by the plain procedures where the flags are none, and refuses what they cannot say", async () => {
    const { conn, daemon } = await old({ 12: () => Buffer.alloc(0), 33: () => Buffer.alloc(0) });
    const ref = { name: "a", uuid: UUID, id: 7 };
    await conn.domainDestroy(ref, 0);
    await conn.domainDestroy(ref, 0);
    await conn.domainShutdown(ref, 0);
    expect([daemon.calls(234).length, daemon.calls(12).length, daemon.calls(33).length]).toEqual([1, 2, 1]);
    await expect(conn.domainDestroy(ref, 1)).rejects.toMatchObject({ code: 3 });
  });
});
