/** An ordinary user of a Xen host, whose nodes are root's, and the daemon that root runs. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
import { afterAll, beforeAll, expect, it } from "vitest";

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
