/** An ordinary user of a Xen host, whose nodes are root's, and the daemon that root runs. */
import { execFile } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createLibvirt, type LibvirtError } from "@libvirt-ts/core";
import { type Daemon, serve } from "@libvirt-ts/daemon";
import {
  defineDriver,
  ErrorDomain,
  ErrorNumber,
  noPeers,
  LibvirtError as XenError,
} from "@libvirt-ts/driver";
import { createProxyDriver } from "@libvirt-ts/driver-remote";
import { testDriver } from "@libvirt-ts/driver-test";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasStore, startStack } from "./stack-host.js";

let folder: string;
let daemon: Daemon;
const path = () => join(folder, "libvirt-sock-ro");

/** Root's Xen: a node of the test driver under Xen's URI. */
const rootsXen = defineDriver({
  name: "Xen",
  version: 1,
  accepts: (uri) => uri === "xen:///system",
  open: async (request) => testDriver.open({ ...request, uri: "test:///default", peers: noPeers }),
});

/** What an ordinary user finds: a node that is not his. */
const forbidden = defineDriver({
  name: "Xen",
  version: 1,
  accepts: (uri) => uri === "xen:///",
  open: async () => {
    throw new XenError({
      code: ErrorNumber.ACCESS_DENIED,
      domain: ErrorDomain.XEN,
      info: "/dev/xen/privcmd",
    });
  },
});

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "daemon-proxy-"));
  daemon = await serve(createLibvirt({ drivers: [rootsXen] }), {
    uris: ["xen:///system"],
    listeners: [{ type: "unix", path: path(), readOnly: true }],
  });
});
afterAll(async () => {
  await daemon.close();
  rmSync(folder, { recursive: true });
});

function asUser() {
  const library = createLibvirt({ drivers: [forbidden, createProxyDriver({ path: path() })] });
  const warnings: LibvirtError[] = [];
  library.setErrorFunc((warning) => warnings.push(warning));
  return { library, warnings };
}

it("sees the host's domains through the daemon, and is not told of what it cannot reach itself", async () => {
  const { library, warnings } = asUser();
  const conn = await library.open("xen:///");
  expect(
    conn
      .drivers()
      .filter(({ state }) => state === "open")
      .map(({ name }) => name),
  ).toEqual(["Proxy"]);
  const dom = await conn.lookupByName("test");
  expect(await dom.XMLDesc()).toContain("<name>test</name>");
  expect(warnings).toEqual([]);
  await expect(dom.suspend()).rejects.toMatchObject({ code: ErrorNumber.OPERATION_DENIED });
  expect(warnings).toHaveLength(1);
  await conn.close();
});

it("is told what is in the way where nobody runs a daemon", async () => {
  const library = createLibvirt({ drivers: [forbidden, createProxyDriver({ path: join(folder, "none") })] });
  await expect(library.open("xen:///")).rejects.toMatchObject({
    message: expect.stringContaining("privcmd"),
  });
});

it("root, who reaches the host himself, needs no daemon", async () => {
  const own = defineDriver({ ...rootsXen, accepts: (uri) => uri === "xen:///" });
  const library = createLibvirt({ drivers: [own, createProxyDriver({ path: path() })] });
  const conn = await library.open("xen:///");
  expect(conn.drivers().map(({ name, state }) => `${name} ${state}`)).toEqual(["Xen open", "Proxy unneeded"]);
  await (await conn.lookupByName("test")).suspend();
  await conn.close();
});

const program = fileURLToPath(new URL("../../virsh/bin/virsh.js", import.meta.url));
const built = existsSync(fileURLToPath(new URL("../../virsh/dist/main.cjs", import.meta.url)));
if (!built) console.log("skipped: virsh of an ordinary user: it is not built");
const guest =
  "<domain type='xen'><name>web</name><uuid>11111111-2222-3333-4444-555555555555</uuid><memory>262144</memory>" +
  "<vcpu>1</vcpu><os><type>linux</type><kernel>/boot/vmlinuz</kernel></os></domain>";

describe.skipIf(!built || !hasStore)("on a fake Xen host", () => {
  it("virsh lists, describes and shows what root's does, and changes nothing", async () => {
    await using stack = await startStack({ xend: "3.1" });
    const root = await stack.libvirt.open("xen:///system");
    await root.createXML(guest);
    await root.close();
    const home = mkdtempSync(join(tmpdir(), "daemon-user-"));
    chmodSync(home, 0o755);
    const [all, socket] = [join(home, "sock"), join(home, "sock-ro")];
    await using own = await serve(stack.libvirt, {
      uris: ["xen:///system"],
      listeners: [
        { type: "unix", path: all },
        { type: "unix", path: socket, readOnly: true },
      ],
    });
    expect(own.addresses).toHaveLength(2);
    /** Of nobody where that can be played. */
    const asUser = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const virsh = (path: string, user: object, command: string) =>
      new Promise<{ readonly status: unknown; readonly stdout: string; readonly stderr: string }>(
        (resolve) => {
          const argv = [program, "-q", "-c", `xen+unix:///system?socket=${path}`, command];
          const env = { PATH: process.env.PATH, HOME: home };
          execFile(process.execPath, argv, { env, ...user }, (error, stdout, stderr) =>
            resolve({ status: error?.code ?? 0, stdout, stderr }),
          );
        },
      );
    try {
      const shown = "list; dominfo web; dumpxml web";
      const [his, roots] = [await virsh(socket, asUser, shown), await virsh(all, {}, shown)];
      expect(his).toMatchObject({ status: 0, stderr: "" });
      expect(his.stdout).toMatch(/ web [\s\S]*Name: +web\n[\s\S]*<name>web<\/name>/);
      const steady = (text: string) => text.replace(/CPU time: .*/, "");
      expect(steady(his.stdout)).toBe(steady(roots.stdout));
      for (const command of ["destroy web", "setmem web 65536"]) {
        const refused = await virsh(socket, asUser, command);
        expect(refused.status, command).not.toBe(0);
        expect(refused.stderr, command).toMatch(/read.?only|forbidden/i);
      }
      expect((await virsh(all, {}, "domstate web")).stdout).toMatch(/running|blocked|idle|no state/);
      if ("uid" in asUser) expect((await virsh(all, asUser, "list")).status).not.toBe(0);
    } finally {
      rmSync(home, { recursive: true });
    }
  });
});
