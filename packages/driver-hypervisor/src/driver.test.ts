import {
  type DomainRef,
  DomainState,
  type DriverConnection,
  ErrorDomain,
  ErrorNumber,
  LibvirtError,
  noPeers,
  type PeerLookup,
  type Peers,
  VcpuState,
} from "@libvirt-ts/driver";
import { suite } from "@libvirt-ts/driver/conformance";
import { allXenFacts, type FakeDomainInit, FakeHypervisor, uuidOfId, xenFacts } from "@libvirt-ts/testkit";
import { describe, expect, it, test } from "vitest";
import { createHypervisorDriver, type HypervisorDriverOptions } from "./driver.js";

type FakeInit = ConstructorParameters<typeof FakeHypervisor>[0];

function fakeHost(release: string, init: Partial<FakeInit> = {}) {
  return new FakeHypervisor({ facts: xenFacts(release), ...init });
}

function openOn(host: FakeHypervisor, options: HypervisorDriverOptions = {}, peers: PeerLookup = noPeers) {
  const driver = createHypervisorDriver({ privcmd: () => host, arch: host.facts.arch, ...options });
  return driver.open({ uri: "xen:///", readOnly: false, peers, warn: () => {} }) as Promise<
    Required<DriverConnection>
  >;
}

const openRelease = async (release: string, domains: FakeDomainInit[] = [], init: Partial<FakeInit> = {}) => {
  const host = fakeHost(release, { domains, ...init });
  return { host, conn: await openOn(host) };
};

const refOf = (id: number): DomainRef => ({ id, uuid: uuidOfId(id) });
const code = (number: number) => expect.objectContaining({ code: number });

/** A peer that knows `dom-ID` as the name of every id. */
const namingPeers: PeerLookup = {
  get: <N extends keyof Peers>(name: N) =>
    name === "domainNames"
      ? ({
          namesOf: async (ids) => new Map(ids.map((id) => [id, `dom-${id}`])),
          idsOf: async (names) => new Map(names.map((text) => [text, [Number(text.slice(4))]])),
        } as Peers["domainNames"] as Peers[N])
      : undefined,
};

describe("finding the version out", () => {
  it.each(allXenFacts().map((facts) => [`${facts.arch} ${facts.release}`, facts] as const))(
    "%s",
    async (_, facts) => {
      // The fake throws when an old Xen is sent a hypercall number that it would take for another.
      const host = new FakeHypervisor({ facts, domains: [{ id: 4 }] });
      const conn = await openOn(host);
      expect(await conn.listDomains()).toEqual([0, 4]);
      const [major, minor, patch = 0] = facts.release.split(".").map((part) => Number.parseInt(part, 10));
      if (!Number.isNaN(major))
        expect(await conn.getVersion()).toBe(major! * 1_000_000 + minor! * 1_000 + patch);
      await conn.close();
      expect(host.closed).toBe(true);
    },
  );

  it("asks nothing for a caller who has left", async () => {
    const host = fakeHost("4.17.0");
    const driver = createHypervisorDriver({ privcmd: () => host });
    const signal = AbortSignal.abort("enough");
    const opening = driver.open({ uri: "xen:///", readOnly: false, peers: noPeers, warn: () => {}, signal });
    await expect(opening).rejects.toMatchObject({ code: ErrorNumber.OPERATION_ABORTED, cause: "enough" });
    expect(host.calls.size).toBe(0);
  });

  it("asks few questions of a Xen that it knows", async () => {
    const { host } = await openRelease("4.17.0");
    expect(host.calls).toEqual(
      new Map([
        ["xen_version 0", 1],
        ["getdomaininfo", 1],
        ["sched_id", 1],
      ]),
    );
  });

  it("names both numbers of a Xen that it does not know, and lists nothing", async () => {
    const host = fakeHost("4.17.0", { versions: { sysctl: 0x1a, domctl: 0x1c } });
    const opening = openOn(host);
    await expect(opening).rejects.toThrow("speaks sysctl 0x1a and domctl 0x1c");
    await expect(opening).rejects.toEqual(code(ErrorNumber.NO_XEN));
    expect(host.calls.has("getdomaininfolist")).toBe(false);
    expect(host.closed).toBe(true);
  });

  it("refuses a pair of known numbers that no release has together", async () => {
    const host = fakeHost("4.17.0", { versions: { sysctl: 0x15, domctl: 0x12 } });
    await expect(openOn(host)).rejects.toThrow("speaks sysctl 0x15 and domctl 0x12");
  });

  it("says that its security policy may deny everything", async () => {
    const host = fakeHost("4.17.0", { versions: { sysctl: 0x7777, domctl: 0x7777 } });
    await expect(openOn(host)).rejects.toThrow("or its security policy denies both");
  });

  it.each(["3.0.0", "3.1.0", "4.17.0"])("tells an unprivileged domain so (%s)", async (release) => {
    const host = fakeHost(release, { privileged: false });
    await expect(openOn(host)).rejects.toThrow("does not let this domain manage others");
  });

  it("uses the interface that it is given, without asking for others", async () => {
    const host = fakeHost("4.17.0", { domains: [{ id: 4 }] });
    const conn = await openOn(host, { interface: { sysctl: 0x15, domctl: 0x15 } });
    expect(await conn.listDomains()).toEqual([0, 4]);
    expect(host.calls.get("getdomaininfo")).toBe(1);
    const old = await openOn(fakeHost("3.0.2"), { interface: { dom0: 0x3000000 } });
    expect(await old.listDomains()).toEqual([0]);
  });

  it.each([
    [
      "that no release has",
      "4.17.0",
      { sysctl: 1, domctl: 2 },
      "no release of Xen on x86_64 speaks sysctl 0x1 and domctl 0x2",
    ],
    ["that Xen refuses", "4.17.0", { sysctl: 0x14, domctl: 0x14 }, "Xen 4.17 refuses domctl 0x14"],
    // Its sysctl would be obeyed, and Xen would write elements of 104 bytes where 96 are expected.
    [
      "of which Xen refuses one number",
      "4.10.1",
      { sysctl: 0x10, domctl: 0xe },
      "Xen 4.10 refuses domctl 0xe",
    ],
    ["of a later Xen", "3.0.2", { sysctl: 2, domctl: 3 }, "Xen 3.0 is too old for sysctl and domctl"],
    ["of an earlier Xen", "4.17.0", { dom0: 0x3000000 }, "Xen 4.17 refuses dom0_op 0x3000000"],
  ])("refuses an interface %s before anything is asked by it", async (_, release, given, message) => {
    const host = fakeHost(release);
    const opening = openOn(host, { interface: given });
    await expect(opening).rejects.toThrow(message);
    await expect(opening).rejects.toEqual(code(ErrorNumber.NO_XEN));
    expect(host.calls.has("getdomaininfolist")).toBe(false);
    expect(host.closed).toBe(true);
  });

  it("says that there is no Xen where xen_version fails", async () => {
    const host = fakeHost("4.17.0");
    host.failNext("xen_version 0", 38);
    await expect(openOn(host)).rejects.toThrow("xen_version fails with ENOSYS");
  });
});

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

describe("figures", () => {
  const shapes: [string, Partial<FakeDomainInit>, DomainState][] = [
    ["running", {}, DomainState.RUNNING],
    ["running HVM", { kind: "hvm" }, DomainState.RUNNING],
    ["blocked", { blocked: true, running: false }, DomainState.BLOCKED],
    ["paused and blocked", { pauses: 1, blocked: true, running: false }, DomainState.PAUSED],
    ["waiting for a CPU", { running: false }, DomainState.NOSTATE],
    ["shut down", { shutdown: 0, running: false }, DomainState.SHUTOFF],
    ["crashed and paused", { shutdown: 3, pauses: 1, running: false }, DomainState.CRASHED],
    ["dying, shut down and paused", { dying: true, shutdown: 0, pauses: 1 }, DomainState.SHUTDOWN],
  ];
  it.each(shapes)("a domain that is %s", async (_, shape, state) => {
    const { conn } = await openRelease("4.17.0", [{ id: 7, ...shape }]);
    expect(await conn.domainGetInfo(refOf(7))).toEqual({
      state,
      maxMem: 8448 * 4,
      memory: 8192 * 4,
      nrVirtCpu: 1,
      cpuTime: 1_000_000_007n,
    });
  });

  it("gives the host's memory as the limit of a domain that has none", async () => {
    const { conn } = await openRelease("4.17.0");
    expect(await conn.domainGetMaxMemory(refOf(0))).toBe(4 * 1024 * 1024);
  });

  it.each([
    ["pv", "linux"],
    ["hvm", "hvm"],
    ["pvh", "pvh"],
  ] as const)("OS type of %s is %s", async (kind, osType) => {
    const { conn } = await openRelease("4.17.0", [{ id: 7, kind }]);
    expect(await conn.domainGetOSType(refOf(7))).toBe(osType);
  });

  it.each(["3.0.2", "3.0.4", "4.0.0", "4.3.0", "4.17.0"])("the node, on Xen %s", async (release) => {
    const { conn } = await openRelease(release, [], { cpus: 6 });
    expect(await conn.nodeGetInfo()).toEqual({
      model: expect.any(String),
      memory: 4 * 1024 * 1024,
      cpus: 6,
      mhz: 2596,
      nodes: 1,
      sockets: 1,
      cores: 6,
      threads: 1,
    });
  });

  it("reports a list whose elements are not where they should be", async () => {
    const { host, conn } = await openRelease("4.17.0", [{ id: 3 }]);
    host.domains.set(1, { ...host.domains.get(3)!, id: 3 });
    await expect(conn.listDomains()).rejects.toEqual(code(ErrorNumber.RPC));
  });

  it("asks again when a page was in motion, but not for ever", async () => {
    const { host, conn } = await openRelease("4.17.0");
    host.failNext("getdomaininfolist", 14, 2);
    expect(await conn.listDomains()).toEqual([0]);
    host.failNext("getdomaininfolist", 14, 9);
    await expect(conn.listDomains()).rejects.toMatchObject({ code: ErrorNumber.XEN_CALL, int1: 14 });
  });

  it("tells a denial of the security policy from other failures", async () => {
    const { host, conn } = await openRelease("4.17.0");
    host.failNext("physinfo", 13);
    await expect(conn.nodeGetInfo()).rejects.toEqual(code(ErrorNumber.ACCESS_DENIED));
  });
});

describe.each(["3.0.2", "3.0.4", "3.4.0", "4.1.0", "4.4.0", "4.5.0", "4.17.0", "4.22.0"])(
  "life on Xen %s",
  (release) => {
    it("suspends and resumes, and leaves alone what is so already", async () => {
      const { host, conn } = await openRelease(release, [{ id: 7 }]);
      await conn.domainSuspend(refOf(7));
      await conn.domainSuspend(refOf(7));
      expect(host.domains.get(7)?.pauses).toBe(1);
      await conn.domainResume(refOf(7));
      await conn.domainResume(refOf(7));
      expect(host.domains.get(7)?.pauses).toBe(0);
    });

    it("refuses Domain-0, the dead and the half made", async () => {
      const domains = [
        { id: 1, shutdown: 3 },
        { id: 2, shutdown: 0 },
        { id: 3, dying: true },
        { id: 4, vcpus: 0, pauses: 1 },
      ];
      const { host, conn } = await openRelease(release, domains);
      for (const id of [0, 1, 2, 3, 4]) {
        await expect(conn.domainSuspend(refOf(id))).rejects.toEqual(code(ErrorNumber.OPERATION_INVALID));
        await expect(conn.domainResume(refOf(id))).rejects.toEqual(code(ErrorNumber.OPERATION_INVALID));
      }
      await expect(conn.domainDestroy(refOf(0), 0)).rejects.toEqual(code(ErrorNumber.OPERATION_INVALID));
      expect(host.domains.get(4)?.pauses).toBe(1);
    });

    it("destroys, in as many slices as it takes", async () => {
      const { host, conn } = await openRelease(release, [{ id: 7, destroySlices: 5 }]);
      expect(await conn.domainDestroy({ ...refOf(7), name: "seven" }, 0)).toEqual({
        uuid: uuidOfId(7),
        name: "seven",
      });
      expect(host.domains.has(7)).toBe(false);
      await expect(conn.domainDestroy(refOf(7), 0)).rejects.toEqual(code(ErrorNumber.NO_DOMAIN));
    });

    it("pins and shows vcpus", async () => {
      const { host, conn } = await openRelease(release, [{ id: 7, vcpus: 3 }], { cpus: 10 });
      await conn.domainPinVcpu(refOf(7), 2, Uint8Array.of(0b1000_0010, 0b10), 0);
      host.domains.get(7)!.vcpus[1]!.online = false;
      const vcpus = await conn.domainGetVcpus(refOf(7));
      expect(vcpus.map(({ number, state, cpu }) => [number, state, cpu])).toEqual([
        [0, VcpuState.RUNNING, 0],
        [1, VcpuState.OFFLINE, -1],
        [2, VcpuState.RUNNING, 2],
      ]);
      expect([...vcpus[2]!.cpumap.subarray(0, 2)]).toEqual([0b1000_0010, 0b10]);
      expect(vcpus[2]!.cpuTime).toBe(3_000_000_021n);
      for (const vcpu of [-1, 3, 1.5, Number.NaN]) {
        await expect(conn.domainPinVcpu(refOf(7), vcpu, Uint8Array.of(1), 0)).rejects.toEqual(
          code(ErrorNumber.INVALID_ARG),
        );
      }
      await expect(conn.domainPinVcpu(refOf(7), 0, Uint8Array.of(0), 0)).rejects.toThrow("names no CPU");
      await expect(conn.domainPinVcpu(refOf(7), 0, new Uint8Array(80).fill(255), 0)).rejects.toThrow(
        "the host has CPUs 0 to",
      );
    });

    it("limits memory", async () => {
      const { host, conn } = await openRelease(release, [{ id: 7 }]);
      await conn.domainSetMaxMemory(refOf(7), 65_536);
      expect(host.domains.get(7)?.maxPages).toBe(16_384n);
      for (const memory of [0, -4, 1.5, Number.NaN]) {
        await expect(conn.domainSetMaxMemory(refOf(7), memory)).rejects.toEqual(
          code(ErrorNumber.INVALID_ARG),
        );
      }
      await expect(conn.domainSetMaxMemory(refOf(7), 2 ** 50)).rejects.toEqual(code(ErrorNumber.OVERFLOW));
    });

    it("gives a live guest more vcpus where Xen does", async () => {
      const { host, conn } = await openRelease(release, [{ id: 7 }]);
      const old = ["3.0.4", "3.4.0"].includes(release);
      expect(typeof conn.domainSetVcpus).toBe(old || release === "3.0.2" ? "function" : "undefined");
      if (old) {
        await conn.domainSetVcpus(refOf(7), 4, 0);
        expect(host.domains.get(7)?.vcpus).toHaveLength(4);
        await expect(conn.domainSetVcpus(refOf(7), 2, 0)).rejects.toEqual(
          code(ErrorNumber.OPERATION_INVALID),
        );
        await expect(conn.domainSetVcpus(refOf(7), 33, 0)).rejects.toEqual(code(ErrorNumber.INVALID_ARG));
      }
    });
  },
);

describe("what happens between two calls", () => {
  it("takes one pause off, and says whose pause is left", async () => {
    const { host, conn } = await openRelease("4.17.0", [{ id: 7, pauses: 2 }]);
    await expect(conn.domainResume(refOf(7))).rejects.toThrow("paused by somebody else too");
    expect(host.domains.get(7)?.pauses).toBe(1);
    await conn.domainResume(refOf(7));
  });

  it.each([
    ["domainSuspend", "pausedomain"],
    ["domainSetMaxMemory", "max_mem"],
    ["domainPinVcpu", "setvcpuaffinity"],
    ["domainGetVcpus", "getvcpuinfo"],
  ] as const)("%s of a domain that vanishes is NO_DOMAIN", async (operation, name) => {
    const { host, conn } = await openRelease("4.17.0", [{ id: 7, vcpus: 2 }]);
    host.intercept = (asked) => {
      if (asked === name) host.domains.delete(7);
      return undefined;
    };
    const call = {
      domainSuspend: () => conn.domainSuspend(refOf(7)),
      domainSetMaxMemory: () => conn.domainSetMaxMemory(refOf(7), 65_536),
      domainPinVcpu: () => conn.domainPinVcpu(refOf(7), 0, Uint8Array.of(1), 0),
      domainGetVcpus: () => conn.domainGetVcpus(refOf(7)),
    }[operation];
    await expect(call()).rejects.toEqual(code(ErrorNumber.NO_DOMAIN));
  });

  it("a pin that Xen refuses is the domain's state, not a fault", async () => {
    const { host, conn } = await openRelease("4.17.0", [{ id: 7 }]);
    host.failNext("setvcpuaffinity", 22);
    await expect(conn.domainPinVcpu(refOf(7), 0, Uint8Array.of(1), 0)).rejects.toEqual(
      code(ErrorNumber.OPERATION_INVALID),
    );
  });

  describe("has a destroyed domain's nodes removed", () => {
    const destroyWith = async (
      removeNodes: Peers["guestNodes"]["removeNodes"] | undefined,
      loopDevices: Peers["guestNodes"]["loopDevices"] = async () => [],
      loopTools = {},
    ) => {
      const host = fakeHost("4.17.0", { domains: [{ id: 7 }] });
      const notes: Omit<Peers["guestNodes"], "removeNodes"> = {
        beginRemoval: async () => {},
        cancelRemoval: async () => {},
        abandonedRemovals: async () => [],
        loopDevices,
      };
      const guestNodes = removeNodes && { ...notes, removeNodes };
      const peers = { get: (name: string) => (name === "guestNodes" ? guestNodes : undefined) };
      const warnings: LibvirtError[] = [];
      const driver = createHypervisorDriver({ privcmd: () => host, arch: host.facts.arch, ...loopTools });
      const conn = await driver.open({
        uri: undefined,
        readOnly: false,
        peers: peers as PeerLookup,
        warn: (warning) => warnings.push(warning),
      });
      const outcome = await conn.domainDestroy!(refOf(7), 0).catch((error: unknown) => error);
      expect(host.domains.has(7)).toBe(false);
      return { outcome, warnings };
    };

    it("and then only is done", async () => {
      const asked: unknown[] = [];
      const { outcome, warnings } = await destroyWith(async (guest) => {
        asked.push(guest);
        return {};
      });
      expect(outcome).toEqual({ uuid: uuidOfId(7) });
      expect([asked, warnings]).toEqual([[{ id: 7, uuid: uuidOfId(7) }], []]);
    });

    it("or tells what stayed, and why", async () => {
      const cause = new Error("store lost");
      const { outcome } = await destroyWith(() => Promise.reject(cause));
      expect(outcome).toMatchObject({ code: ErrorNumber.OPERATION_FAILED, cause });
      expect(String(outcome)).toContain(
        `it is destroyed, but nodes stayed in the store: /local/domain/7, /libxl/7, /vm/${uuidOfId(7)}: store lost`,
      );
    });

    it("and names a device model that nobody ended", async () => {
      const { outcome } = await destroyWith(async () => ({ deviceModel: 4711 }));
      expect(outcome).toEqual(code(ErrorNumber.OPERATION_FAILED));
      expect(String(outcome)).toContain("process 4711, still runs");
    });

    it("and before them its loop devices, of which those are named that stay", async () => {
      const order: string[] = [];
      const { outcome, warnings } = await destroyWith(
        async () => {
          order.push("nodes");
          return {};
        },
        async (guest) => {
          order.push(`loop devices of ${guest.id}`);
          return [{ device: "/dev/loop3", file: "/srv/a.img" }];
        },
        { sysBlock: "/no/such/folder" },
      );
      expect(outcome).toEqual({ uuid: uuidOfId(7) });
      expect(order).toEqual(["loop devices of 7", "nodes"]);
      expect(warnings.map(({ level, message }) => [level, message])).toEqual([
        [1, expect.stringMatching(/still attached.*: \/dev\/loop3 \(\/srv\/a\.img\): ENOENT/)],
      ]);
    });

    it("or warns where no store takes part", async () => {
      const { outcome, warnings } = await destroyWith(undefined);
      expect(outcome).toEqual({ uuid: uuidOfId(7) });
      expect(warnings.map(({ message }) => message)).toEqual([expect.stringContaining("/local/domain/7")]);
    });
  });

  it("stops destroying when told to, and says what is left", async () => {
    const { host, conn } = await openRelease("4.4.0", [{ id: 7, destroySlices: 1000 }]);
    const controller = new AbortController();
    host.intercept = (asked) => {
      if (asked === "destroydomain" && host.domains.get(7)!.destroySlices < 990) controller.abort();
      return undefined;
    };
    const destroying = conn.domainDestroy(refOf(7), 0, { signal: controller.signal });
    await expect(destroying).rejects.toEqual(code(ErrorNumber.OPERATION_ABORTED));
    await expect(destroying).rejects.toThrow("half destroyed");
  });

  it("a peer that fails takes the names, and is warned about; nothing else is lost", async () => {
    const host = fakeHost("4.17.0", { domains: [{ id: 7 }] });
    const lost = async () => {
      throw new Error("the store is lost");
    };
    const domainNames = { namesOf: lost, idsOf: lost };
    const warnings: LibvirtError[] = [];
    const conn = (await createHypervisorDriver({ privcmd: () => host, arch: host.facts.arch }).open({
      uri: undefined,
      readOnly: false,
      peers: { get: (name: string) => (name === "domainNames" ? domainNames : undefined) } as PeerLookup,
      warn: (warning) => warnings.push(warning),
    })) as Required<DriverConnection>;
    const rows = await conn.listAllDomains(0);
    expect(rows.find(({ ref }) => ref.id === 7)).toMatchObject({ ref: refOf(7), info: { nrVirtCpu: 1 } });
    expect(await conn.domainLookupByUUID(uuidOfId(7))).toEqual(refOf(7));
    expect(warnings.map(({ level, message }) => [level, message])).toEqual(
      Array(2).fill([1, expect.stringContaining("known by uuid only: the store is lost")]),
    );
    await expect(conn.domainLookupByName("web")).rejects.toThrow("the store is lost");
  });

  it("a closed connection is closed", async () => {
    const { conn } = await openRelease("4.17.0");
    await conn.close();
    await expect(conn.listDomains()).rejects.toEqual(code(ErrorNumber.INVALID_CONN));
    await expect(conn.domainGetInfo(refOf(0))).rejects.toBeInstanceOf(LibvirtError);
  });
});

describe("the contract", () => {
  suite({
    test,
    open: async () => {
      const host = fakeHost("4.17.0", { domains: [{ id: 5, vcpus: 2, maxPages: 16_384n }] });
      return openOn(host, {}, namingPeers);
    },
    supports: [
      "getType",
      "getVersion",
      "getCapabilities",
      "nodeGetInfo",
      "listDomains",
      "numOfDomains",
      "listAllDomains",
      "domainLookupByID",
      "domainLookupByUUID",
      "domainLookupByName",
      "domainSuspend",
      "domainResume",
      "domainDestroy",
      "domainGetOSType",
      "domainGetInfo",
      "domainGetMaxMemory",
      "domainSetMaxMemory",
      "domainPinVcpu",
      "domainGetVcpus",
    ],
    fixtures: { active: async () => ({ ...refOf(5), name: "dom-5" }) },
  });
});
