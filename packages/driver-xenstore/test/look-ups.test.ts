/** Which domains a store tells of, and what it knows of each. */
import { DOMAIN_0_UUID, DomainState, ErrorNumber, noPeers, type PeerLookup } from "@libvirt-ts/driver";
import { expect, it } from "vitest";
import { createXenstoreDriver } from "../src/index.js";
import { ABSENT, addGuest, DOMAIN0, LINUX1, loadHost, TINY1, TINY2, withHost } from "./host.js";
import { eachDaemon, rejection, withDaemon } from "./support.js";

eachDaemon("the driver on %s", (kind) => {
  it("lists, counts and looks up", () =>
    withHost(kind, async ({ conn }) => {
      expect(await conn.listDomains?.()).toEqual([0, 1, 2, 3]);
      expect(await conn.numOfDomains?.()).toBe(4);
      expect((await conn.listAllDomains?.(0))?.map(({ ref }) => ref)).toEqual([
        DOMAIN0,
        TINY2,
        TINY1,
        LINUX1,
      ]);
      expect(await conn.listAllDomains?.(2)).toEqual([]);
      expect(await conn.domainLookupByID?.(2)).toEqual(TINY1);
      expect(await conn.domainLookupByName?.("linux1")).toEqual(LINUX1);
      expect(await conn.domainLookupByUUID?.(TINY2.uuid)).toEqual(TINY2);
      expect(await conn.domainLookupByUUID?.(DOMAIN_0_UUID)).toEqual(DOMAIN0);
      for (const missing of [
        conn.domainLookupByID?.(9),
        conn.domainLookupByName?.("LINUX1"),
        conn.domainLookupByUUID?.(ABSENT),
      ]) {
        expect(await rejection(missing!)).toMatchObject({ code: ErrorNumber.NO_DOMAIN, domain: 3 });
      }
    }));

  it("lists what can be read, whatever stands beside it", () =>
    withDaemon(kind, async (client, daemon) => {
      await loadHost(client);
      await client.write("/local/domain/2/vm", "/vm/58bdf0d6");
      await client.write("/local/domain/3/memory/static-max", "plenty");
      await client.write("/local/domain/3/memory/target", "16384");
      await client.write("/local/domain/1/name", Uint8Array.of(0x63, 0x61, 0x66, 0xe9));
      const warnings: string[] = [];
      const conn = await createXenstoreDriver({ endpoint: daemon.socketPath }).open({
        uri: undefined,
        readOnly: true,
        peers: noPeers,
        warn: ({ message }) => warnings.push(message),
      });
      const rows = await conn.listAllDomains?.(0);
      expect(rows?.map(({ ref }) => [ref.id, ref.name])).toEqual([
        [0, "Domain-0"],
        [1, "café"],
        [3, "linux1"],
      ]);
      expect(rows?.[2]?.info).toMatchObject({ maxMem: 16_384, memory: 16_384 });
      expect(warnings).toEqual([
        expect.stringMatching(/the domain with the id 2 is left out: its node vm says "\/vm\/58bdf0d6"/),
      ]);
      await conn.close();
    }));

  it("tells figures without inventing a state", () =>
    withHost(kind, async ({ conn, client }) => {
      expect(await conn.domainGetInfo?.(TINY2)).toEqual({
        state: DomainState.NOSTATE,
        maxMem: 16384,
        memory: 16384,
        nrVirtCpu: 2,
        cpuTime: 0n,
      });
      await client.write("/local/domain/1/memory/target", "8192");
      await client.write("/local/domain/1/cpu/1/availability", "offline");
      await client.write("/local/domain/1/running", "1");
      expect(await conn.domainGetInfo?.(TINY2)).toMatchObject({
        state: 0,
        maxMem: 16384,
        memory: 8192,
        nrVirtCpu: 1,
      });
      expect(await conn.domainGetMaxMemory?.(TINY2)).toBe(16384);
      await client.rm("/local/domain/1/memory/static-max");
      expect(await conn.domainGetMaxMemory?.(TINY2)).toBe(8192);
      await client.rm("/local/domain/1/memory");
      expect(await rejection(conn.domainGetMaxMemory!(TINY2))).toMatchObject({
        code: ErrorNumber.OPERATION_FAILED,
      });
    }));

  it("knows the OS type of every kind of guest, xend's included", () =>
    withHost(kind, async ({ conn, client }) => {
      expect(await conn.domainGetOSType?.(LINUX1)).toBe("linux");
      await client.write("/libxl/1/type", "hvm");
      await client.write("/libxl/2/type", "pvh");
      expect(await conn.domainGetOSType?.(TINY2)).toBe("hvm");
      expect(await conn.domainGetOSType?.(TINY1)).toBe("pvh");
      await client.rm("/libxl");
      await client.write(`/vm/${LINUX1.uuid}/image/ostype`, "hvm");
      expect(await conn.domainGetOSType?.(LINUX1)).toBe("hvm");
      await client.write(`/vm/${LINUX1.uuid}/image/ostype`, "<evil/>");
      expect(await conn.domainGetOSType?.(LINUX1)).toBe("linux");
    }));

  it("leaves out what is no domain", () =>
    withHost(kind, async ({ conn, client }) => {
      await client.write("/local/domain/77/control/shutdown", "halt");
      await client.write("/local/domain/odd/name", "odd");
      await client.write("/local/domain/78/name", "no-uuid");
      await client.write("/local/domain/99999/name", "beyond");
      expect(await conn.listDomains?.()).toEqual([0, 1, 2, 3]);
      expect(await rejection(conn.domainLookupByID!(77))).toMatchObject({ code: ErrorNumber.NO_DOMAIN });
    }));

  it("leaves out the dead when the hypervisor is asked", () => {
    const liveIds = async () => new Set([0, 3]);
    const peers = { get: (name: string) => (name === "liveDomains" ? { liveIds } : undefined) } as PeerLookup;
    return withHost(
      kind,
      async ({ conn }) => {
        expect(await conn.listDomains?.()).toEqual([0, 3]);
        for (const missing of [
          conn.domainLookupByID!(1),
          conn.domainGetInfo!(TINY2),
          conn.domainShutdown!(TINY2, 0),
        ]) {
          expect(await rejection(missing)).toMatchObject({ code: ErrorNumber.NO_DOMAIN });
        }
      },
      { peers },
    );
  });

  it("names the candidates where two domains carry a uuid and nothing tells them apart", () =>
    withHost(kind, async ({ conn, client }) => {
      const twin = { ...LINUX1, id: 30, name: "twin" };
      await addGuest(client, twin);
      const { uuid } = LINUX1;
      for (const call of [
        () => conn.domainLookupByUUID!(uuid),
        () => conn.domainGetInfo!({ uuid }),
        () => conn.domainShutdown!({ uuid, name: "twin" }, 0),
      ]) {
        const error = await rejection(call());
        expect(error).toMatchObject({ code: ErrorNumber.OPERATION_INVALID });
        expect(error.message).toMatch(/3 \('linux1'\).*30 \('twin'\)/);
      }
      expect(await conn.domainGetInfo!(twin)).toMatchObject({ maxMem: 131_072 });
    }));

  it("lists three hundred domains", () =>
    withHost(kind, async ({ conn, client }) => {
      const guests = Array.from({ length: 300 }, (_, i) => ({
        id: 100 + i,
        name: `web-${i}`,
        uuid: `00000000-0000-4000-8000-${String(i).padStart(12, "0")}`,
      }));
      await Promise.all(guests.map((guest) => addGuest(client, guest)));
      const listed = await conn.listAllDomains?.(1);
      expect(listed).toHaveLength(304);
      expect(listed?.[203]).toEqual({
        ref: guests[199],
        info: { state: 0, maxMem: 131072, memory: 65536, nrVirtCpu: 1, cpuTime: 0n },
      });
    }));
});
