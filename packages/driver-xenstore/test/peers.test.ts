/** What the driver knows and does for others that take part in a connection. */
import { ErrorDomain, ErrorNumber, type GuestIdentity, noPeers } from "@libvirt-ts/driver";
import { FakeXenstored, wirePacket } from "@libvirt-ts/testkit";
import { expect, it, vi } from "vitest";
import type { XenstoreClient } from "../src/client/index.js";
import { createXenstoreDriver } from "../src/index.js";
import { ABSENT, addGuest, LINUX1, TINY1, TINY2, withHost } from "./host.js";
import { eachDaemon } from "./support.js";

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

  it("know a guest that libxl gave nothing but a console", () =>
    withHost(kind, async ({ conn, client }) => {
      const nodes = conn.peers!.guestNodes!;
      for (const guest of [TINY1, TINY2, LINUX1]) expect(await nodes.isBare(guest)).toBe(true);
      expect(await nodes.isBare({ id: TINY1.id, uuid: TINY2.uuid })).toBe(false);
      expect(await nodes.isBare({ id: 9, uuid: ABSENT })).toBe(false);
      for (const [node, leaf] of [
        ["/libxl/2/device/vif", "0/state"],
        ["/libxl/2/device/console/1", "state"],
        ["/libxl/2/static_shm", "0"],
        ["/local/domain/2/device/vbd", "51712/state"],
        ["/local/domain/2/image", "device-model-pid"],
        ["/local/domain/0/device-model/2", "state"],
      ] as const) {
        await client.write(`${node}/${leaf}`, "1");
        expect(await nodes.isBare(TINY1), node).toBe(false);
        await client.rm(node);
        expect(await nodes.isBare(TINY1), node).toBe(true);
      }
      // libxl has yet to give it its console, and what comes after: it is still made.
      const console = await client.read("/libxl/2/device/console/0/state");
      await client.rm("/libxl/2/device/console");
      expect(await nodes.isBare(TINY1)).toBe(false);
      await client.rm("/libxl/2/device");
      expect(await nodes.isBare(TINY1)).toBe(false);
      await client.write("/libxl/2/device/console/0/state", console);
      expect(await nodes.isBare(TINY1)).toBe(true);
      // Made by another toolstack.
      await client.rm("/libxl/2");
      expect(await nodes.isBare(TINY1)).toBe(false);
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

  it("tell the names of ids", () =>
    withHost(kind, async ({ conn, client }) => {
      await client.write("/local/domain/2/name", new TextEncoder().encode("täglich"));
      expect(await conn.peers?.domainNames?.namesOf([0, 2, 9])).toEqual(
        new Map([
          [0, "Domain-0"],
          [2, "täglich"],
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

it("waits for the maximum of memory as long as for anything else: what is told instead is another number", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  let answer = (): void => {};
  const fake = await FakeXenstored.start(({ type, reqId, payload }, socket) => {
    const reply = () => socket.write(wirePacket(type, reqId, "16384"));
    if (payload.toString().endsWith("static-max\0")) answer = reply;
    else reply();
  });
  try {
    const driver = createXenstoreDriver({ endpoint: fake.socketPath });
    const conn = await driver.open({ uri: "xen", readOnly: false, peers: noPeers, warn: () => {} });
    const asked = fake.requests.length;
    const limits = conn.peers!.memoryLimits!;
    const slowly = limits.maxMemories([1]);
    await vi.waitUntil(() => fake.requests.length > asked);
    await vi.advanceTimersByTimeAsync(5000);
    answer();
    expect(await slowly).toEqual(new Map([[1, 16_384]]));

    const never = expect(limits.maxMemories([1])).rejects.toMatchObject({
      code: ErrorNumber.OPERATION_TIMEOUT,
    });
    await vi.waitUntil(() => fake.requests.length > asked + 1);
    await vi.advanceTimersByTimeAsync(60_000);
    await never;
    await conn.close();
  } finally {
    vi.useRealTimers();
    await fake[Symbol.asyncDispose]();
  }
});
