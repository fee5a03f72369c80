import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { type DriverConnection, ErrorNumber, noPeers } from "@libvirt-ts/driver";
import { FakeHypervisor, uuidOfId, xenFacts } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Errno } from "./abi/index.js";
import { createHypervisorDriver } from "./driver.js";
import { type Addon, openPrivcmd, type XenPaths } from "./privcmd.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const testAddon = join(root, "build/test/privcmd-test.node");
const compiler = spawnSync(process.env.CXX ?? "c++", ["--version"]).error === undefined;
if (!compiler) console.warn("skipped: the addon's tests, for want of a C++ compiler");

const loadTestAddon = () => createRequire(import.meta.url)(testAddon) as Required<Addon>;
const gone: XenPaths = {
  devices: ["/nowhere/privcmd", "/nowhere/else"],
  bufferDevice: "/nowhere/hypercall",
  capabilities: "/nowhere/capabilities",
};

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "privcmd-"));
  if (compiler)
    execFileSync(process.execPath, ["scripts/build-addon.mjs", "--test"], { cwd: root, stdio: "inherit" });
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function touch(name: string, content = ""): string {
  const file = join(directory, name);
  writeFileSync(file, content, { mode: 0o600 });
  return file;
}

describe("opening", () => {
  it("says what is missing, as an absent endpoint", () => {
    expect(() => openPrivcmd(gone)).toThrow("/nowhere/privcmd: it is not there, nor /nowhere/else");
    expect(() => openPrivcmd(gone)).toThrow(
      expect.objectContaining({
        code: ErrorNumber.NO_XEN,
        cause: expect.objectContaining({ code: "ENOENT" }),
      }),
    );
  });

  it("says that the addon does not load, with the loader's words as the cause", () => {
    const load = () => createRequire(import.meta.url)("./no-such-addon.node") as Addon;
    expect(() => openPrivcmd({ ...gone, devices: [touch("device")] }, load)).toThrow("no-such-addon");
  });

  it("tells a domain without control", () => {
    const paths = { ...gone, devices: [touch("device")], capabilities: touch("capabilities", "\n") };
    expect(() => openPrivcmd(paths)).toThrow("this is not a control domain");
  });

  it.skipIf(!compiler)("names the device and its mode when it is not for us", () => {
    const paths = { ...gone, devices: [touch("13"), touch("device")] };
    expect(() => openPrivcmd(paths, loadTestAddon)).toThrow(/\/13 \(mode 0600, owner \d+\): EACCES/);
    expect(() => openPrivcmd(paths, loadTestAddon)).toThrow(
      expect.objectContaining({ cause: expect.objectContaining({ code: "EACCES" }) }),
    );
  });

  it.skipIf(!compiler)("goes on to the next device when one is not there", () => {
    openPrivcmd({ ...gone, devices: [touch("6"), touch("device")] }, loadTestAddon).close();
  });
});

describe.skipIf(!compiler)("the pool", () => {
  function open(ioctl?: Parameters<Required<Addon>["replaceIoctl"]>[1]) {
    const addon = loadTestAddon();
    const handle = addon.open("/device", "/2") as object;
    if (ioctl) addon.replaceIoctl(handle, ioctl);
    return { addon, handle };
  }
  const bytesOf = (length: number, start = 0) =>
    Uint8Array.from({ length }, (_, index) => (index + start) & 255);
  const inverted = (bytes: Uint8Array) => bytes.map((byte) => ~byte & 255);

  it("carries bytes and buffers of all lengths there and back, and keeps addresses to itself", () => {
    const { addon, handle } = open();
    for (const [length, first, second] of [
      [16, 0, 1],
      [144, 7, 4096],
      [136, 100_000, 3],
      [24, 300_000, 0],
    ] as const) {
      const bytes = bytesOf(length);
      const buffers = [bytesOf(first, 3), bytesOf(second, 9)];
      const handles = [
        { offset: 0, buffer: buffers[0]! },
        { offset: length - 8, buffer: buffers[1]! },
      ];
      expect(addon.hypercall(handle, 36, bytes, handles)).toBe(0);
      const expected = inverted(bytesOf(length))
        .fill(0, 0, 8)
        .fill(0, length - 8);
      expect(Buffer.compare(bytes, expected)).toBe(0);
      expect(Buffer.compare(buffers[0]!, inverted(bytesOf(first, 3)))).toBe(0);
      expect(Buffer.compare(buffers[1]!, inverted(bytesOf(second, 9)))).toBe(0);
    }
    addon.close(handle);
  });

  it("works on views in the middle of a buffer, and on nothing at all", () => {
    const { addon, handle } = open();
    const whole = bytesOf(64);
    addon.hypercall(handle, 17, whole.subarray(8, 16), [], 3);
    expect(whole).toEqual(bytesOf(64).map((byte, index) => (index >= 8 && index < 16 ? ~byte & 255 : byte)));
    expect(addon.hypercall(handle, 17, new Uint8Array(), [], 0)).toBe(0);
    addon.close(handle);
  });

  it("gives results and error numbers as they are", () => {
    for (const result of [0, 5, 2 ** 31 - 1, -Errno.EACCES, -Errno.ESRCH]) {
      const { addon, handle } = open(() => result);
      expect(addon.hypercall(handle, 36, new Uint8Array(8), [])).toBe(result);
      addon.close(handle);
    }
  });

  it("tells the function which hypercall and command it is", () => {
    const seen: unknown[] = [];
    const { addon, handle } = open((op, bytes, handles, command) => {
      seen.push([op, bytes.length, handles.map(({ offset, buffer }) => [offset, buffer.length]), command]);
      return 0;
    });
    addon.hypercall(handle, 35, new Uint8Array(136), [{ offset: 16, buffer: new Uint8Array(99) }]);
    addon.hypercall(handle, 17, new Uint8Array(), [], 0);
    expect(seen).toEqual([
      [35, 136, [[16, 99]], undefined],
      [17, 0, [], 0],
    ]);
    addon.close(handle);
  });

  const good = () => [36, new Uint8Array(16), []] as unknown[];
  it.each([
    ["no bytes", [36]],
    ["bytes that are not bytes", [36, [1, 2], []]],
    ["another kind of array", [36, new Uint16Array(8), []]],
    ["handles that are no list", [36, new Uint8Array(16), {}]],
    ["a handle without a buffer", [36, new Uint8Array(16), [{ offset: 0 }]]],
    ["an offset past the end", [36, new Uint8Array(16), [{ offset: 9, buffer: new Uint8Array(1) }]]],
    ["a negative offset", [36, new Uint8Array(16), [{ offset: -1, buffer: new Uint8Array(1) }]]],
    ["a handle in too few bytes", [36, new Uint8Array(7), [{ offset: 0, buffer: new Uint8Array(1) }]]],
    [
      "too many handles",
      [36, new Uint8Array(99), Array.from({ length: 9 }, () => ({ offset: 0, buffer: new Uint8Array(1) }))],
    ],
    ["a negative number", [-1, new Uint8Array(16), []]],
    // Number 0 would set the traps of Domain-0's kernel.
    ["a number that is none", [Number.NaN, new Uint8Array(16), []]],
    ["half a number", [36.5, new Uint8Array(16), []]],
    ["a number without end", [Number.POSITIVE_INFINITY, new Uint8Array(16), []]],
    ["a command that is not whole", [17, new Uint8Array(16), [], Number.NaN]],
    ["an offset that is none", [36, new Uint8Array(16), [{ offset: Number.NaN, buffer: new Uint8Array(1) }]]],
    ["a command that is no number", [36, new Uint8Array(16), [], "x"]],
  ])("refuses %s", (_, args) => {
    const { addon, handle } = open();
    const hypercall = addon.hypercall as (...all: unknown[]) => unknown;
    const hypercallAsync = addon.hypercallAsync as (...all: unknown[]) => unknown;
    expect(() => hypercall(handle, ...args)).toThrow(TypeError);
    expect(() => hypercallAsync(handle, ...args)).toThrow(TypeError);
    for (const stranger of [undefined, {}, 7, new Date()]) {
      expect(() => hypercall(stranger, ...good())).toThrow(TypeError);
      expect(() => (addon.close as (handle: unknown) => void)(stranger)).toThrow(TypeError);
    }
    addon.close(handle);
  });

  it("looks at a buffer's memory only once nothing of the caller's can run any more", async () => {
    const { addon, handle } = open();
    const thief = (offset: number, prey: Uint8Array<ArrayBuffer>) => ({
      get offset() {
        structuredClone(prey, { transfer: [prey.buffer] });
        return offset;
      },
      buffer: new Uint8Array(1),
    });
    for (const call of [addon.hypercall, addon.hypercallAsync]) {
      const bytes = new Uint8Array(100_000);
      expect(() => call(handle, 36, bytes, [thief(0, bytes)])).toThrow(TypeError);
      const buffer = new Uint8Array(100_000);
      const handles = [{ offset: 8, buffer }, thief(0, buffer)];
      expect(await call(handle, 36, new Uint8Array(16), handles)).toBe(0);
      expect(buffer).toHaveLength(0);
    }
    addon.close(handle);
  });

  it("keeps the buffer that it was given, whatever a handle says later", async () => {
    const { addon, handle } = open();
    const buffers = [bytesOf(10), bytesOf(10)];
    let asked = 0;
    const fickle = {
      offset: 8,
      get buffer() {
        return buffers[asked++ % 2]!;
      },
    };
    expect(await addon.hypercallAsync(handle, 36, new Uint8Array(16), [fickle])).toBe(0);
    expect(buffers).toEqual([inverted(bytesOf(10)), bytesOf(10)]);
    addon.close(handle);
  });

  it("does without the buffer device where that gives no memory", () => {
    const addon = loadTestAddon();
    const handle = addon.open("/device", "/buffers") as object;
    const bytes = bytesOf(300_000);
    expect(addon.hypercall(handle, 36, bytes, [])).toBe(0);
    expect(Buffer.compare(bytes, inverted(bytesOf(300_000)))).toBe(0);
    addon.close(handle);
  });

  it("says ENOMEM when no memory can be locked, whatever the system calls it", () => {
    const copy = join(directory, "privcmd-test.node");
    copyFileSync(testAddon, copy);
    chmodSync(directory, 0o755);
    const code = `
      const addon = require(${JSON.stringify(copy)});
      const handle = addon.open("/device", "/2");
      const sync = addon.hypercall(handle, 36, new Uint8Array(300_000), []);
      addon.hypercallAsync(handle, 36, new Uint8Array(300_000), []).then((result) => console.log(sync, result));`;
    const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const script = 'ulimit -l 8 && exec "$0" -e "$1"';
    const { stdout, stderr } = spawnSync("sh", ["-c", script, process.execPath, code], {
      encoding: "utf8",
      cwd: "/",
      ...user,
    });
    expect(`${stdout}${stderr}`).toBe(`${-Errno.ENOMEM} ${-Errno.ENOMEM}\n`);
  });

  it("passes on what the replaced function throws", () => {
    const { addon, handle } = open(() => {
      throw new Error("from below");
    });
    expect(() => addon.hypercall(handle, 36, new Uint8Array(8), [])).toThrow("from below");
    addon.close(handle);
  });

  it("is closed once and for all", async () => {
    const { addon, handle } = open();
    addon.close(handle);
    addon.close(handle);
    expect(addon.hypercall(handle, 36, new Uint8Array(8), [])).toBe(-Errno.EBADF);
    expect(await addon.hypercallAsync(handle, 36, new Uint8Array(8), [])).toBe(-Errno.EBADF);
  });

  it("carries many calls out on other threads while others run on this one", async () => {
    const { addon, handle } = open();
    const calls = Array.from({ length: 200 }, async (_, index) => {
      const bytes = bytesOf(144, index);
      const buffer = bytesOf(index * 50, index);
      expect(await addon.hypercallAsync(handle, 36, bytes, [{ offset: 8, buffer }])).toBe(0);
      expect(Buffer.compare(buffer, inverted(bytesOf(index * 50, index)))).toBe(0);
      expect(bytes).toEqual(inverted(bytesOf(144, index)).fill(0, 8, 16));
    });
    for (let index = 0; index < 1000; index++) addon.hypercall(handle, 36, bytesOf(144), []);
    await Promise.all(calls);
    addon.close(handle);
  });

  it("survives being closed while calls are under way, and buffers that go away", async () => {
    const { addon, handle } = open();
    const buffer = new Uint8Array(64);
    const calls = Array.from({ length: 20 }, () =>
      addon.hypercallAsync(handle, 36, new Uint8Array(16), [{ offset: 0, buffer }]),
    );
    addon.close(handle);
    structuredClone(buffer, { transfer: [buffer.buffer] });
    expect(await Promise.all(calls)).toEqual(Array(20).fill(0));
    expect(buffer).toHaveLength(0);
  });

  it("serves every worker, and lets them end with calls under way", async () => {
    const code = `
      const { workerData: file } = require("node:worker_threads");
      const addon = require(file);
      const handle = addon.open("/device", "/2");
      for (let i = 0; i < 1000; i++) addon.hypercall(handle, 36, new Uint8Array(144), [{ offset: 16, buffer: new Uint8Array(i) }]);
      for (let i = 0; i < 50; i++) addon.hypercallAsync(handle, 36, new Uint8Array(144), []);
      process.exit(0);`;
    const exits = Array.from({ length: 4 }, () => {
      const worker = new Worker(code, { eval: true, workerData: testAddon });
      return new Promise<number>((resolve, reject) => {
        worker.once("exit", resolve);
        worker.once("error", reject);
      });
    });
    expect(await Promise.all(exits)).toEqual([0, 0, 0, 0]);
  });

  it("takes the driver through the fake and back", async () => {
    const fake = new FakeHypervisor({ facts: xenFacts("4.17.0"), domains: [{ id: 7, vcpus: 2 }] });
    const addon = loadTestAddon();
    const privcmd = () =>
      openPrivcmd({ ...gone, devices: [touch("device")], bufferDevice: "/2" }, () => ({
        ...addon,
        open(device, bufferDevice) {
          const handle = addon.open(device, bufferDevice) as object;
          addon.replaceIoctl(handle, (...call) => fake.hypercall(...call));
          return handle;
        },
      }));
    const driver = createHypervisorDriver({ privcmd, arch: "x86_64" });
    const conn = (await driver.open({
      uri: "xen",
      readOnly: false,
      peers: noPeers,
      warn: () => {},
    })) as Required<DriverConnection>;
    const ref = { id: 7, uuid: uuidOfId(7) };
    expect(await conn.listDomains()).toEqual([0, 7]);
    await conn.domainPinVcpu(ref, 1, Uint8Array.of(0b100), 0);
    expect((await conn.domainGetVcpus(ref))[1]?.cpumap).toEqual(Uint8Array.of(0b100));
    await conn.domainSuspend(ref);
    expect(fake.domains.get(7)?.pauses).toBe(1);
    await conn.close();
  });
});
