import { ErrorDomain, ErrorNumber, LibvirtError, type PeerLookup, type Peers } from "@libvirt-ts/driver";
import { uuidOfId } from "@libvirt-ts/testkit";
import { describe, expect, it } from "vitest";
import { code, fakeHost, namingPeers, openOn, openRelease, refOf } from "./host.js";

describe("lists and look-ups", () => {
  it("lists thousands of domains with one hypercall, once it knows that they are many", async () => {
    const domains = Array.from({ length: 3000 }, (_, index) => ({ id: index + 1 }));
    const { host, conn } = await openRelease("4.17.0", domains);
    expect(await conn.numOfDomains()).toBe(3001);
    await conn.listAllDomains(0);
    host.calls.clear();
    const all = await conn.listAllDomains(0);
    expect(all).toHaveLength(3001);
    expect(all[2999]?.ref).toEqual(refOf(2999));
    expect(host.calls).toEqual(new Map([["getdomaininfolist", 1]]));
  });

  it("takes names from the peer, all at once", async () => {
    const host = fakeHost("4.17.0", { domains: [{ id: 3 }, { id: 9 }] });
    const conn = await openOn(host, {}, namingPeers);
    expect((await conn.listAllDomains(0)).map(({ ref }) => ref.name)).toEqual(["dom-0", "dom-3", "dom-9"]);
    expect(await conn.domainLookupByName("dom-9")).toEqual({ ...refOf(9), name: "dom-9" });
    expect(await conn.domainLookupByID(3)).toEqual({ ...refOf(3), name: "dom-3" });
    expect(await conn.domainLookupByUUID(uuidOfId(3))).toEqual({ ...refOf(3), name: "dom-3" });
    await expect(conn.domainLookupByName("dom-4")).rejects.toEqual(code(ErrorNumber.NO_DOMAIN));
    expect(await conn.listAllDomains(2)).toEqual([]);
    expect(await conn.listAllDomains(0)).toHaveLength(3);
  });

  it("takes maxima of memory from the peer, all at once, and does without it", async () => {
    const host = fakeHost("4.17.0", {
      domains: [
        { id: 3, maxPages: 8448n },
        { id: 9, maxPages: 8448n },
      ],
    });
    const asked: (readonly number[])[] = [];
    let answer = async (_?: AbortSignal): Promise<Map<number, number>> => new Map([[3, 65_536]]);
    const memoryLimits: Peers["memoryLimits"] = {
      maxMemories: (ids, options) => {
        asked.push(ids);
        return answer(options?.signal);
      },
      recordMaxMemory: async () => {},
    };
    const peers = { get: (name: string) => (name === "memoryLimits" ? memoryLimits : undefined) };
    const conn = await openOn(host, {}, peers as PeerLookup);
    const listed = await conn.listAllDomains(0);
    expect(asked).toEqual([[0, 3, 9]]);
    expect(listed.map(({ info }) => info?.maxMem)).toEqual([4 * 1024 * 1024, 65_536, 8448 * 4]);
    expect((await conn.domainGetInfo(refOf(3))).maxMem).toBe(65_536);
    expect(await conn.domainGetMaxMemory(refOf(3))).toBe(65_536);
    expect(await conn.domainGetMaxMemory(refOf(9))).toBe(8448 * 4);
    answer = async () => {
      throw new LibvirtError({ code: ErrorNumber.NO_XENSTORE, domain: ErrorDomain.XENSTORE });
    };
    expect(await conn.domainGetMaxMemory(refOf(3))).toBe(8448 * 4);
    const slow = new LibvirtError({ code: ErrorNumber.OPERATION_TIMEOUT, domain: ErrorDomain.XENSTORE });
    answer = async () => {
      throw slow;
    };
    await expect(conn.domainGetMaxMemory(refOf(3))).rejects.toBe(slow);
    const abort = new AbortController();
    answer = async (signal) => {
      abort.abort();
      throw signal?.reason;
    };
    await expect(conn.domainGetInfo(refOf(3), { signal: abort.signal })).rejects.toBe(abort.signal.reason);
  });

  it("knows no names without the peer", async () => {
    const { conn } = await openRelease("4.17.0");
    await expect(conn.domainLookupByName("x")).rejects.toEqual(code(ErrorNumber.NO_SUPPORT));
  });

  it.each([-1, 1.5, Number.NaN, 0x7ff0, 0x7ff4, 65_536, 2 ** 40])(
    "finds no domain with id %s",
    async (id) => {
      const { conn } = await openRelease("4.17.0", [{ id: 3 }]);
      await expect(conn.domainLookupByID(id)).rejects.toEqual(code(ErrorNumber.NO_DOMAIN));
    },
  );

  it("does not take the next domain for a missing one", async () => {
    const { conn } = await openRelease("4.17.0", [{ id: 3 }]);
    await expect(conn.domainLookupByID(2)).rejects.toEqual(code(ErrorNumber.NO_DOMAIN));
    await expect(conn.domainGetInfo(refOf(2))).rejects.toEqual(code(ErrorNumber.NO_DOMAIN));
  });

  it("never touches the domain that took over an id", async () => {
    const { host, conn } = await openRelease("4.17.0", [{ id: 3, uuid: uuidOfId(77) }]);
    await expect(conn.domainSuspend(refOf(3))).rejects.toEqual(code(ErrorNumber.NO_DOMAIN));
    await expect(conn.domainDestroy(refOf(3), 0)).rejects.toEqual(code(ErrorNumber.NO_DOMAIN));
    expect(host.domains.get(3)?.pauses).toBe(0);
  });

  it("tells apart uuids that end alike", async () => {
    const alike = uuidOfId(3).replace("5ca1ab1e", "00c0ffee");
    const { conn } = await openRelease("4.17.0", [{ id: 3 }, { id: 4, uuid: alike }]);
    expect(await conn.domainLookupByUUID(uuidOfId(3))).toMatchObject({ id: 3 });
    expect(await conn.domainLookupByUUID(alike)).toMatchObject({ id: 4 });
    await expect(conn.domainLookupByUUID(uuidOfId(3).replace("5", "6"))).rejects.toEqual(
      code(ErrorNumber.NO_DOMAIN),
    );
  });

  it("refuses to choose between two domains with one uuid", async () => {
    const { conn } = await openRelease("4.17.0", [{ id: 3 }, { id: 4, uuid: uuidOfId(3) }]);
    await expect(conn.domainLookupByUUID(uuidOfId(3))).rejects.toThrow("ids 3, 4");
    await expect(conn.domainSuspend({ uuid: uuidOfId(3) })).rejects.toEqual(
      code(ErrorNumber.OPERATION_INVALID),
    );
    await conn.domainSuspend({ uuid: uuidOfId(3), id: 4 });
  });

  it("offers peers the living and the named", async () => {
    const host = fakeHost("4.17.0", { domains: [{ id: 3 }, { id: 4, dying: true }, { id: 5, shutdown: 3 }] });
    const { peers } = await openOn(host, {}, namingPeers);
    expect(await peers?.liveDomains?.liveIds()).toEqual(new Set([0, 3, 5]));
    expect(await peers?.liveDomains?.crashedIds()).toEqual(new Set([5]));
    expect(await peers?.activeDomains?.findByName(["dom-3", "dom-99"])).toEqual(
      new Map([["dom-3", { ...refOf(3), name: "dom-3" }]]),
    );
  });

  it("offers a toolstack its guests and the orders that are hypercalls", async () => {
    const domains = [
      { id: 3, vcpus: 2 },
      { id: 4, uuid: uuidOfId(3), kind: "hvm" as const, shutdown: 1 },
      { id: 5, vcpus: 0 },
    ];
    const host = fakeHost("4.17.0", { domains });
    const { peers } = await openOn(host, {}, namingPeers);
    const guests = peers!.liveGuests!;
    const [whole, twin] = await guests.withUuid(uuidOfId(3));
    expect(whole).toEqual({
      id: 3,
      uuid: uuidOfId(3),
      kind: "pv",
      state: "running",
      vcpus: 2,
      memory: 32_768,
    });
    expect(twin).toMatchObject({ id: 4, kind: "hvm", state: "shutdown" });
    expect(await guests.withId(5)).toMatchObject({ state: "constructing" });
    expect(await guests.withId(99)).toBeUndefined();

    await guests.pause(whole!);
    expect(await guests.withId(3)).toMatchObject({ state: "paused" });
    await guests.unpause(whole!);
    await guests.limitMemory(whole!, 40_960);
    expect(host.domains.get(3)).toMatchObject({ pauses: 0, maxPages: 10_240n });
    const stranger = { id: 3, uuid: uuidOfId(9) };
    await expect(guests.pause(stranger)).rejects.toMatchObject({ code: ErrorNumber.NO_DOMAIN });
    expect(host.domains.get(3)?.pauses).toBe(0);
  });
});
