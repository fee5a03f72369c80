import {
  type DriverConnection,
  ErrorNumber,
  LibvirtError,
  type PeerLookup,
  type Peers,
} from "@libvirt-ts/driver";
import { uuidOfId } from "@libvirt-ts/testkit";
import { describe, expect, it } from "vitest";
import { createHypervisorDriver } from "../src/driver.js";
import { code, fakeHost, openRelease, refOf } from "./host.js";

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
        isBare: async () => false,
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
    const domainNames = { namesOf: lost };
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
