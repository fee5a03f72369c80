import {
  DOMAIN_0_UUID,
  DomainState,
  ErrorDomain,
  ErrorNumber,
  type GuestIdentity,
  noPeers,
  type PeerLookup,
} from "@libvirt-ts/driver";
import { describe, expect, it } from "vitest";
import type { XenstoreClient } from "../src/client/index.js";
import { createXenstoreDriver, xenstoreDriver } from "../src/index.js";
import { addGuest, LINUX1, loadHost, TINY1, TINY2, withHost } from "./host.js";
import { eachDaemon, rejection, withDaemon } from "./support.js";

const DOMAIN0 = { id: 0, name: "Domain-0", uuid: DOMAIN_0_UUID };
const ABSENT = "11111111-2222-3333-4444-555555555555";

describe("the driver", () => {
  it("accepts the names of the local Xen alone", () => {
    expect([undefined, "xen", "Xen", "XEN", "xen:///"].map(xenstoreDriver.accepts)).toEqual(
      Array(5).fill(true),
    );
    expect(["", "test:///default", "xen://host/", "/path", "xenfoo"].map(xenstoreDriver.accepts)).toEqual(
      Array(5).fill(false),
    );
  });

  it("says what it looked for when there is no store", async () => {
    const driver = createXenstoreDriver({ endpoint: "/nonexistent/socket" });
    const error = await rejection(
      driver.open({ uri: undefined, readOnly: false, peers: noPeers, warn: () => undefined }),
    );
    expect(error).toMatchObject({ code: ErrorNumber.NO_XENSTORE, domain: 3, cause: { code: "ENOENT" } });
    expect(error).toMatchObject({ str2: "/nonexistent/socket" });
    expect(error.message).toContain("/nonexistent/socket: it is not there");
  });
});

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

  it("does nothing to a domain that took over an id", () =>
    withHost(kind, async ({ conn, client }) => {
      const stale = { ...TINY2, uuid: ABSENT };
      for (const call of [
        () => conn.domainShutdown!(stale, 0),
        () => conn.domainReboot!(stale, 0),
        () => conn.domainSetMemory!(stale, 8192, 0),
        () => conn.domainSetVcpus!(stale, 1, 0),
        () => conn.domainGetInfo!(stale),
      ]) {
        expect(await rejection(call())).toMatchObject({ code: ErrorNumber.NO_DOMAIN });
      }
      expect(await client.readText("/local/domain/1/control/shutdown")).toBe("");
      expect(await conn.domainGetInfo?.({ uuid: TINY2.uuid })).toMatchObject({ memory: 16384 });
    }));

  it("creates no nodes for a domain that is not there", () =>
    withHost(kind, async ({ conn, client }) => {
      for (const call of [
        () => conn.domainShutdown!({ id: 50, uuid: ABSENT }, 0),
        () => conn.domainSetMemory!({ id: 50, uuid: ABSENT }, 8192, 0),
      ]) {
        expect(await rejection(call())).toMatchObject({ code: ErrorNumber.NO_DOMAIN });
      }
      expect(await client.directory("/local/domain")).not.toContain("50");
    }));

  it("sets memory up to the maximum", () =>
    withHost(kind, async ({ conn, client }) => {
      await conn.domainSetMemory?.(LINUX1, 65536, 0);
      expect(await client.readText("/local/domain/3/memory/target")).toBe("65536");
      for (const kib of [4095, 98305, 5000.5, Number.NaN]) {
        expect(await rejection(conn.domainSetMemory!(LINUX1, kib, 0))).toMatchObject({
          code: ErrorNumber.INVALID_ARG,
        });
      }
      expect(await client.readText("/local/domain/3/memory/target")).toBe("65536");
    }));

  it("switches vcpus on and off, from the first", () =>
    withHost(kind, async ({ conn, client }) => {
      const availability = () =>
        Promise.all([0, 1].map((n) => client.readText(`/local/domain/1/cpu/${n}/availability`)));
      await conn.domainSetVcpus?.(TINY2, 1, 0);
      expect(await availability()).toEqual(["online", "offline"]);
      await conn.domainSetVcpus?.(TINY2, 2, 0);
      expect(await availability()).toEqual(["online", "online"]);
      for (const count of [0, 3, 1.5]) {
        expect(await rejection(conn.domainSetVcpus!(TINY2, count, 0))).toMatchObject({
          code: ErrorNumber.INVALID_ARG,
        });
      }
      await client.write("/libxl/1/type", "hvm");
      expect(await rejection(conn.domainSetVcpus!(TINY2, 1, 0))).toMatchObject({
        code: ErrorNumber.NO_SUPPORT,
      });
    }));

  it("switches the vcpus that there are, whatever their numbers", () =>
    withHost(kind, async ({ conn, client }) => {
      const guest = { ...LINUX1, id: 40, uuid: ABSENT };
      await addGuest(client, guest);
      await client.rm("/local/domain/40/cpu/1");
      await client.write("/local/domain/40/cpu/2/availability", "offline");
      await conn.domainSetVcpus!(guest, 2, 0);
      expect((await client.directory("/local/domain/40/cpu")).sort()).toEqual(["0", "2"]);
      expect(await client.readText("/local/domain/40/cpu/2/availability")).toBe("online");
    }));

  it("asks guests to go down or to reboot, but not one that says no, and never the host", () =>
    withHost(kind, async ({ conn, client }) => {
      expect(await conn.domainShutdown?.(LINUX1, 0)).toEqual(LINUX1);
      expect(await client.readText("/local/domain/3/control/shutdown")).toBe("poweroff");
      await conn.domainReboot?.(TINY1, 0);
      expect(await client.readText("/local/domain/2/control/shutdown")).toBe("reboot");
      await client.write("/local/domain/1/control/feature-poweroff", "0");
      for (const call of [
        () => conn.domainShutdown!(TINY2, 0),
        () => conn.domainShutdown!(DOMAIN0, 0),
        () => conn.domainReboot!(DOMAIN0, 0),
      ]) {
        expect(await rejection(call())).toMatchObject({ code: ErrorNumber.OPERATION_INVALID });
      }
      expect(await client.readText("/local/domain/1/control/shutdown")).toBe("");
      expect(await rejection(conn.domainReboot!(TINY1, 3))).toMatchObject({
        code: ErrorNumber.ARGUMENT_UNSUPPORTED,
      });
    }));

  it("waits for the guest's answer when it is told to", () =>
    withHost(
      kind,
      async ({ conn, client }) => {
        const guest = await client.watch("/local/domain/3/control/shutdown");
        const answering = (async () => {
          for await (const _ of guest) {
            if ((await client.readText(guest.path)) === "poweroff") return client.write(guest.path, "");
          }
        })();
        await conn.domainShutdown?.(LINUX1, 0);
        await answering;
        const silent = await rejection(conn.domainShutdown!(TINY1, 0));
        expect(silent).toMatchObject({ code: ErrorNumber.OPERATION_TIMEOUT });
        const controller = new AbortController();
        const asked = await client.watch("/local/domain/1/control/shutdown");
        const aborted = rejection(conn.domainShutdown!(TINY2, 0, { signal: controller.signal }));
        for await (const _ of asked) {
          if ((await client.readText(asked.path)) === "poweroff") break;
        }
        controller.abort();
        expect(await aborted).toMatchObject({ code: ErrorNumber.OPERATION_ABORTED });
      },
      { driver: { acknowledgeTimeout: 300 } },
    ));

  it("writes nothing on a read-only connection", () =>
    withHost(
      kind,
      async ({ conn, client }) => {
        expect(await conn.domainGetInfo?.(LINUX1)).toMatchObject({ memory: 98304 });
        expect(await rejection(conn.domainShutdown!(LINUX1, 0))).toMatchObject({
          code: ErrorNumber.OPERATION_DENIED,
        });
        expect(await client.readText("/local/domain/3/control/shutdown")).toBe("");
      },
      { readOnly: true },
    ));

  it("does nothing for a caller who has left", () =>
    withHost(kind, async ({ conn }) => {
      const options = { signal: AbortSignal.abort() };
      expect(await rejection(conn.listDomains!(options))).toMatchObject({
        code: ErrorNumber.OPERATION_ABORTED,
      });
      expect(await rejection(conn.domainShutdown!(LINUX1, 0, options))).toMatchObject({ code: 78 });
    }));

  it("says that the store is lost, not that the domains are", () =>
    withHost(kind, async ({ conn, daemon, client }) => {
      await daemon.kill();
      await daemon.start();
      for (const call of [
        () => conn.listDomains!(),
        () => conn.domainLookupByName!("linux1"),
        () => conn.domainGetInfo!(LINUX1),
        () => conn.domainShutdown!(LINUX1, 0),
      ]) {
        expect((await rejection(call())).message).toContain("store lost");
      }
      await loadHost(client);
      expect(await conn.listDomains?.()).toEqual([0, 1, 2, 3]);
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

eachDaemon("the nodes of the destroyed on %s", (kind) => {
  const isThere = (client: XenstoreClient, path: string) =>
    client.read(path).then(
      () => true,
      () => false,
    );
  const left = async (client: XenstoreClient) => {
    const paths = ["/local/domain/3", "/libxl/3", `/vm/${LINUX1.uuid}`, "/local/domain/0/backend/console/3"];
    const present = await Promise.all(paths.map((path) => isThere(client, path)));
    return paths.filter((_, i) => present[i]);
  };

  it("are removed whole, and what others use stays", () =>
    withHost(kind, async ({ conn, client }) => {
      await client.write("/local/domain/0/device-model/3/state", "running");
      await client.write("/local/domain/3/image/device-model-pid", "4711");
      expect(await conn.peers?.guestNodes?.removeNodes(LINUX1)).toEqual({ deviceModel: 4711 });
      expect(await left(client)).toEqual([]);
      expect(await conn.listDomains?.()).toEqual([0, TINY2.id, TINY1.id]);
      expect(await isThere(client, `/vm/${TINY1.uuid}`)).toBe(true);
      expect(await conn.peers?.guestNodes?.removeNodes(LINUX1)).toEqual({});
    }));

  it("leave a uuid's node to another domain that carries it, and an id to its new owner", () =>
    withHost(kind, async ({ conn, client }) => {
      await addGuest(client, { id: 9, name: "twin", uuid: LINUX1.uuid });
      await conn.peers?.guestNodes?.removeNodes(LINUX1);
      expect(await left(client)).toEqual([`/vm/${LINUX1.uuid}`]);
      await conn.peers?.guestNodes?.removeNodes({ id: TINY1.id, uuid: LINUX1.uuid });
      expect((await conn.domainLookupByID?.(TINY1.id))?.name).toBe(TINY1.name);
    }));
});

eachDaemon("the peers on %s", (kind) => {
  it("find VNC ports and consoles", () =>
    withHost(kind, async ({ conn, client }) => {
      await client.write("/local/domain/1/console/vnc-port", "5911");
      await client.write("/local/domain/0/backend/vfb/2/0/vnc", "1");
      await client.write("/local/domain/0/backend/vfb/2/0/vncdisplay", "7");
      await client.write("/local/domain/3/console/vnc-port", "99999");
      await client.write("/local/domain/2/console/tty", "");
      await client.write("/local/domain/3/console/tty", "/dev/pts/2\n<evil/>");
      await client.write("/local/domain/3/serial/0/tty", "/dev/pts/9");
      const ids = [1, 2, 3, 4];
      expect(await conn.peers?.guestRuntime?.vncPorts(ids)).toEqual(
        new Map([
          [1, 5911],
          [2, 5907],
        ]),
      );
      expect(await conn.peers?.guestRuntime?.consolePaths(ids)).toEqual(
        new Map([
          [1, "/dev/pts/0"],
          [3, "/dev/pts/9"],
        ]),
      );
    }));

  it("know the console of a fully virtualised guest: its serial port's terminal", () =>
    withHost(kind, async ({ conn, client }) => {
      await client.write("/local/domain/2/console/tty", "/dev/pts/1");
      await client.write("/local/domain/2/serial/0/tty", "/dev/pts/2");
      expect(await conn.peers?.guestRuntime?.consolePaths([2])).toEqual(new Map([[2, "/dev/pts/2"]]));
    }));

  it("know the disks and cards of a guest, as libxl and as xend write them, in the order of their numbers", () =>
    withHost(kind, async ({ conn, client }) => {
      const write = (nodes: Readonly<Record<string, string>>, path: string) =>
        Promise.all(Object.entries(nodes).map(([key, value]) => client.write(`${path}/${key}`, value)));
      const backends = "/local/domain/0/backend";
      await write({ backend: `${backends}/qdisk/2/5632` }, "/libxl/2/device/vbd/5632");
      await write({ backend: `${backends}/vbd/3/51712` }, "/local/domain/2/device/vbd/51712");
      await write(
        { params: "aio:/srv/cd.iso", dev: "hdc", mode: "r", "device-type": "cdrom" },
        `${backends}/qdisk/2/5632`,
      );
      await write(
        { params: "/srv/a.img", dev: "xvda", mode: "w", "physical-device": "7:0" },
        `${backends}/vbd/2/51712`,
      );
      await write({ params: "/dev/vg/b", mode: "w!", "physical-device": "fd:3" }, `${backends}/vbd/2/51729`);
      await write({ params: "aio:/srv/old.img", dev: "ioemu:hda", mode: "r" }, `${backends}/tap/2/768`);
      await write({ params: "/srv/unnamed", mode: "w" }, `${backends}/vbd/2/1`);
      await write({ params: "/dev/vg/c", mode: "w" }, `${backends}/vbd/2/268442369`);
      await write({ mac: "00:16:3E:00:00:02", bridge: "br1", script: "vif-bridge" }, `${backends}/vif/2/1`);
      await write({ mac: "00:16:3e:00:00:01", ip: "10.0.0.1", vifname: "web" }, `${backends}/vif/2/0`);
      const disk = { isBlock: false, device: "disk", readOnly: false, shareable: false } as const;
      expect(await conn.peers?.guestDevices?.devicesOf(2)).toEqual({
        disks: [
          { ...disk, target: "hda", source: "/srv/old.img", readOnly: true },
          { ...disk, target: "hdc", source: "/srv/cd.iso", device: "cdrom", readOnly: true },
          { ...disk, target: "xvda", source: "/srv/a.img" },
          { ...disk, target: "xvdb1", source: "/dev/vg/b", isBlock: true, shareable: true },
          { ...disk, target: "xvdab1", source: "/dev/vg/c", isBlock: true },
        ],
        interfaces: [
          { mac: "00:16:3e:00:00:01", ip: "10.0.0.1", vifname: "web" },
          { mac: "00:16:3e:00:00:02", bridge: "br1", script: "vif-bridge" },
        ],
      });
      expect(await conn.peers?.guestDevices?.devicesOf(9)).toEqual({ disks: [], interfaces: [] });
    }));

  it("note whom they remove, and leave no empty nodes of ours", () =>
    withHost(kind, async ({ conn, client }) => {
      const nodes = conn.peers!.guestNodes!;
      const ours = async () => (await client.directory("/tool")).filter((name) => name === "libvirt-ts");
      await client.write("/tool/other", "stays");
      const [one, two] = [TINY1, TINY2].map(({ id, uuid }) => ({ id, uuid })) as [
        GuestIdentity,
        GuestIdentity,
      ];
      await nodes.beginRemoval(one);
      await nodes.beginRemoval(two);
      // Who removes them still runs.
      expect(await nodes.abandonedRemovals()).toEqual([]);
      await nodes.cancelRemoval(one);
      expect(await client.directory("/tool/libvirt-ts/destroy")).toEqual([`${two.id}`]);
      await nodes.removeNodes(two);
      expect(await ours()).toEqual([]);
      expect(await client.readText("/tool/other")).toBe("stays");
    }));

  it("know the loop devices of a guest that no other one uses", () =>
    withHost(kind, async ({ conn, client }) => {
      const disk = async (id: number, number: number, nodes: Readonly<Record<string, string>>) => {
        const path = `/local/domain/0/backend/vbd/${id}/${number}`;
        for (const [key, value] of Object.entries(nodes)) await client.write(`${path}/${key}`, value);
      };
      await disk(2, 51712, { params: "/srv/a.img", "physical-device": "7:a" });
      await disk(2, 51728, { params: "/srv/b.img", "physical-device-path": "/dev/loop1" });
      await disk(2, 51744, { params: "/srv/shared.img", node: "/dev/loop2" });
      await disk(2, 51760, { params: "/dev/vg/c", "physical-device": "fd:3" });
      await disk(3, 51712, { params: "/srv/shared.img", node: "/dev/loop2" });
      const nodes = conn.peers?.guestNodes;
      expect(await nodes?.loopDevices({ id: 2, uuid: TINY1.uuid })).toEqual([
        { device: "/dev/loop10", file: "/srv/a.img" },
        { device: "/dev/loop1", file: "/srv/b.img" },
      ]);
      expect(await nodes?.loopDevices({ id: 2, uuid: ABSENT })).toEqual([]);
    }));

  it("find interfaces by MAC address, by libxl's paths and by xend's, but not where a guest points", () =>
    withHost(kind, async ({ conn, client }) => {
      const backend = "/local/domain/0/backend/vif/3";
      await client.write("/libxl/3/device/vif/0/backend", `${backend}/0`);
      await client.write(`${backend}/0/mac`, "00:16:3E:AA:BB:01");
      await client.mkdir(`${backend}/1`);
      await client.write(`${backend}/2/mac`, "00:16:3e:aa:bb:02");
      await client.write("/local/domain/3/device/vif/3/backend", "/local/domain/7/backend/vif/3/3");
      await client.write("/local/domain/7/backend/vif/3/3/mac", "00:16:3e:aa:bb:03");
      await client.write("/local/domain/3/device/vif/4/backend", "/local/domain/3/data");
      await client.write("/local/domain/3/data/mac", "00:16:3e:aa:bb:04");
      const macs = [1, 2, 3, 4].map((n) => `00:16:3e:aa:bb:0${n}`);
      expect(await conn.peers?.vifLocator?.vifHandles(3, macs)).toEqual(
        new Map([
          [macs[0], 0],
          [macs[1], 2],
          [macs[2], 3],
        ]),
      );
      expect(await conn.peers?.vifLocator?.vifHandles(9, macs)).toEqual(new Map());
    }));

  it("translate between ids and names", () =>
    withHost(kind, async ({ conn, client }) => {
      await client.write("/local/domain/2/name", new TextEncoder().encode("täglich"));
      expect(await conn.peers?.domainNames?.namesOf([0, 2, 9])).toEqual(
        new Map([
          [0, "Domain-0"],
          [2, "täglich"],
        ]),
      );
      expect(await conn.peers?.domainNames?.idsOf(["täglich", "nobody", "linux1"])).toEqual(
        new Map([
          ["täglich", [2]],
          ["linux1", [3]],
        ]),
      );
    }));
});

eachDaemon("what a toolstack asks of its guests on %s", (kind) => {
  it("is written for the guest that is meant, and for no other", () =>
    withHost(kind, async ({ conn, client }) => {
      const requests = conn.peers!.guestRequests!;
      const text = (node: string) => client.readText(`/local/domain/${TINY1.id}/${node}`);
      await client.write(`/local/domain/${TINY1.id}/memory/static-max`, "16384");
      await requests.setMemoryTarget(TINY1, 8192);
      expect(await requests.memoryTarget(TINY1)).toBe(8192);
      await requests.shutdown(TINY1, "reboot");
      expect(await text("control/shutdown")).toBe("reboot");
      await requests.setOnlineVcpus(TINY1, 1);
      expect(await requests.onlineVcpus(TINY1)).toBe(1);
      await client.write(`/local/domain/${TINY1.id}/cpu/1/availability`, "offline");
      expect(await requests.onlineVcpus(TINY1)).toBe(1);
      await requests.setOnlineVcpus(TINY1, 2);
      expect(await requests.onlineVcpus(TINY1)).toBe(2);
      expect(await requests.onlineVcpus({ id: 99, uuid: TINY1.uuid })).toBeUndefined();
      expect(await text("cpu/0/availability")).toBe("online");

      const code = (number: ErrorNumber) => ({ code: number, domain: ErrorDomain.XENSTORE });
      await expect(requests.setMemoryTarget(TINY1, 16_385)).rejects.toMatchObject(
        code(ErrorNumber.INVALID_ARG),
      );
      await expect(requests.setOnlineVcpus(TINY1, 99)).rejects.toMatchObject(code(ErrorNumber.INVALID_ARG));
      const stranger = { ...TINY1, uuid: LINUX1.uuid };
      await expect(requests.shutdown(stranger, "poweroff")).rejects.toMatchObject(
        code(ErrorNumber.NO_DOMAIN),
      );
      await expect(requests.setMemoryTarget(stranger, 4096)).rejects.toMatchObject(
        code(ErrorNumber.NO_DOMAIN),
      );
      expect([await text("control/shutdown"), await text("memory/target")]).toEqual(["reboot", "8192"]);
    }));
});

eachDaemon("the maximum of memory on %s", (kind) => {
  it("is read for many at once, and changed where there is one", () =>
    withHost(kind, async ({ conn, client }) => {
      const limits = conn.peers!.memoryLimits!;
      const record = (id: number) => `/local/domain/${id}/memory/static-max`;
      await client.write(record(TINY1.id), "16384");
      await client.write(record(TINY2.id), "nonsense");
      await client.write(record(LINUX1.id), "0");
      const ids = [TINY1.id, TINY2.id, LINUX1.id, 4711];
      expect(await limits.maxMemories(ids)).toEqual(new Map([[TINY1.id, 16_384]]));

      await limits.recordMaxMemory(TINY1, 32_768);
      expect(await client.readText(record(TINY1.id))).toBe("32768");
      await client.rm(record(TINY1.id));
      await limits.recordMaxMemory(TINY1, 65_536);
      expect(await limits.maxMemories([TINY1.id])).toEqual(new Map());
      await client.write(record(TINY1.id), "16384");
      await expect(limits.recordMaxMemory({ ...TINY1, uuid: LINUX1.uuid }, 65_536)).rejects.toMatchObject({
        code: ErrorNumber.NO_DOMAIN,
      });
      expect(await client.readText(record(TINY1.id))).toBe("16384");
    }));
});
