import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { libvirt } from "@libvirt-ts/core";
import { type Daemon, serve } from "@libvirt-ts/daemon";
import { XenstoreClient } from "@libvirt-ts/driver-xenstore/client";
import { availableXenstoreds, Xenstored } from "@libvirt-ts/testkit";
import { describe, expect, it, vi } from "vitest";
import { main as backup } from "../../../examples/backup.js";
import { main as convertFolder } from "../../../examples/convert-folder.js";
import { main as customDriver } from "../../../examples/custom-driver.js";
import { main as firstSteps } from "../../../examples/first-steps.js";
import { main as host } from "../../../examples/host.js";
import { main as httpApi } from "../../../examples/http-api/server.js";
import { main as list } from "../../../examples/list.js";
import { main as objects } from "../../../examples/objects.js";
import { main as prometheus } from "../../../examples/prometheus.js";
import { main as provision } from "../../../examples/provision.js";
import { main as reconnect } from "../../../examples/reconnect.js";
import { main as snapshots } from "../../../examples/snapshots.js";
import { main as throwAway } from "../../../examples/throw-away.js";
import { main as watch } from "../../../examples/watch.js";
import { main as xenstoreWatch } from "../../../examples/xenstore-watch.js";

const source = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");

async function output(main: (print: (line: string) => void) => Promise<void>): Promise<string[]> {
  const lines: string[] = [];
  await main((line) => lines.push(line));
  return lines;
}

it("the first steps go as the README says", async () => {
  expect(await output(firstSteps)).toEqual([
    "test: id 1, RUNNING",
    "one domain, three look-ups: 1",
    "hvm, 2097152 of 8388608 KiB, 2 vcpus",
    "thrown: OPERATION_DENIED",
    "kept: OPERATION_DENIED",
    "called back: domain not found: no domain with name 'nobody'",
    "now PAUSED",
  ]);
});

it("a driver of a stranger plugs in with under 40 lines", async () => {
  expect(await output(customDriver)).toEqual(["lamp has id 1 and 4096 KiB; save: false"]);
  expect(source("examples/custom-driver.ts").trimEnd().split("\n").length).toBeLessThan(40);
});

it("domains are made from a template, whatever their names", async () => {
  expect(await output(provision)).toEqual([
    "web1 runs with id 2 from /images/web1.img",
    "R&D <1> runs with id 3 from /images/R&D <1>.img",
  ]);
});

it("what happens is watched until enough is seen", async () => {
  expect(await output(watch)).toEqual(["test: SUSPENDED", "test: RESUMED", "test: STOPPED"]);
});

it("a pool, a volume, a network, a domain and a snapshot are made, and what happens is told in order", async () => {
  expect(await output(objects)).toEqual([
    "pool images: DEFINED",
    "pool images: STARTED",
    "/images/web.img takes 65536 bytes",
    "network inside: DEFINED",
    "network inside: STARTED",
    "domain web: DEFINED",
    "domain web: STARTED",
    "domain web: STOPPED",
    "domain web: STARTED",
    "after the revert it runs",
  ]);
});

it("interfaces, devices, secrets, filters, ports and checkpoints are used", async () => {
  expect(await output(host)).toEqual([
    "eth7 is up",
    "interfaces after the rollback: eth1",
    "scsi_host12 is beneath scsi_host1",
    "the secret has 11 bytes",
    "tap0 goes by no-spoof",
    "undefine: OPERATION_INVALID",
    "the port may send 1000 KiB/s",
    "checkpoints of test: monday",
  ]);
});

it("a host is listed and looked into", async () => {
  expect(await output(list)).toEqual([
    "i686, 16 CPUs, 3 GiB",
    "test: RUNNING",
    "  disk vda, a file",
    "  card aa:bb:cc:dd:ee:ff, to a network",
    "1 with statistics",
  ]);
});

it("snapshots are a tree", async () => {
  expect(await output(snapshots)).toEqual([
    "fresh",
    "updated, after fresh",
    "other way, after fresh",
    "now at other way",
    "2 are left",
  ]);
});

it("each backup counts from the one before", async () => {
  expect(await output(backup)).toEqual([
    "sunday: all of it",
    "monday: since sunday",
    "tuesday: since monday",
    "the next one counts from tuesday",
  ]);
});

it("Prometheus is told of all domains", async () => {
  const lines = await output(prometheus);
  expect(lines).toEqual(
    expect.arrayContaining([
      "# TYPE libvirt_domain_state gauge",
      'libvirt_domain_state{domain="test"} 1',
      'libvirt_domain_vcpus{domain="test"} 2',
      'libvirt_domain_memory_bytes{domain="test"} 2147483648',
    ]),
  );
});

it("an HTTP API tells in libvirt's words what went wrong", async () => {
  expect(await output(httpApi)).toEqual([
    'POST /domains/test/suspend: 200 {"name":"test","uuid":"6695eb01-f6a4-8304-79aa-97f2502e193f","state":"PAUSED","memory":2097152}',
    expect.stringMatching(/^POST \/domains\/test\/create: 409 \{"error":"OPERATION_INVALID"/),
    expect.stringMatching(/^GET \/domains\/nobody: 404 \{"error":"NO_DOMAIN"/),
    "POST /domains: 400 {",
    "7 paths are described",
  ]);
});

it("a guest for one job leaves nothing", async () => {
  expect(await output(throwAway)).toEqual(['the guest said "job-1 login: root"', "left: test"]);
});

/** A folder for a test, gone after it. */
async function inFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "examples-"));
  try {
    await test(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it("a folder of xm files is converted, what cannot be read is told with its line", async () => {
  await inFolder(async (folder) => {
    const file = (name: string, text: string) => writeFileSync(join(folder, name), text);
    file("web", 'name = "web"\nkernel = "/boot/vmlinuz"\nmemory = 64\ndisk = [ "phy:/dev/vg/web,xvda,w" ]\n');
    file("broken", 'name = "broken"\nmemory = [\n');
    file("web.bak", "not looked at");
    const lines: string[] = [];
    await convertFolder((line) => lines.push(line), folder);
    expect(lines).toEqual([expect.stringMatching(/^broken: CONF_SYNTAX, line \d$/), "web: converted"]);
    expect(readdirSync(folder).sort()).toEqual(["broken", "web", "web.bak", "web.xml"]);
    expect(readFileSync(join(folder, "web.xml"), "utf8")).toContain("<source dev='/dev/vg/web'/>");
  });
});

it("events are followed over a daemon that goes and comes back", async () => {
  await inFolder(async (folder) => {
    const socket = join(folder, "sock");
    const serving = (): Promise<Daemon> =>
      serve(libvirt, { uris: ["test:///default"], listeners: [{ type: "unix", path: socket }] });
    let daemon = await serving();
    const uri = `test+unix:///default?socket=${socket}`;
    const lines: string[] = [];
    let times = 0;
    const done = reconnect(
      (line) => lines.push(line),
      libvirt,
      uri,
      () => times++,
    );
    await expect.poll(() => times).toBe(1);
    await daemon.close();
    daemon = await serving();
    await expect.poll(() => times).toBe(2);
    await using other = await libvirt.open(uri);
    const domain = await other.lookupByName("test");
    await domain.suspend();
    await domain.resume();
    await done;
    await other.close();
    await daemon.close();
    expect(lines).toEqual([
      "connection: lost",
      "connection: resync",
      "1 domains after it",
      "test: SUSPENDED",
      "test: RESUMED",
    ]);
  });
});

const [xenstored] = await availableXenstoreds();
it.skipIf(xenstored === undefined)("the domains of a xenstore are told as they come and go", async () => {
  await using daemon = await Xenstored.start(xenstored!);
  const store = await XenstoreClient.connect({ endpoint: daemon.socketPath });
  await store.write("/local/domain/1/name", "first");
  const enough = new AbortController();
  const lines: string[] = [];
  const done = xenstoreWatch((line) => lines.push(line), {
    endpoint: daemon.socketPath,
    signal: enough.signal,
  });
  await expect.poll(() => lines).toEqual(["+ first (1)"]);
  await store.write("/local/domain/2/name", "second");
  await expect.poll(() => lines.length).toBe(2);
  await store.rm("/local/domain/1");
  await expect.poll(() => lines).toEqual(["+ first (1)", "+ second (2)", "- first (1)"]);
  enough.abort();
  await done;
  await store.close();
});

it("the README shows the example that is run here", () => {
  const example = source("examples/first-steps.ts");
  const shown = /```ts\n(\/\/ examples\/first-steps\.ts\n[\s\S]*?)```/.exec(source("README.md"))?.[1];
  expect(shown).toBe(`// examples/first-steps.ts\n${example}`);
});

describe("the driver of a stranger", async () => {
  await import("../../../examples/custom-driver-conformance.js");
});

it("core's README shows what its first lines do", async () => {
  const log = vi.spyOn(console, "log").mockReturnValue();
  await import("../../../examples/short.js");
  expect(log.mock.calls).toEqual([[1, true, "2097152 KiB"]]);
  log.mockRestore();
});

it("core's README shows the example that is run here", () => {
  const shown = source("packages/core/README.md").matchAll(/```ts\n([\s\S]*?)```/g);
  expect([...shown].map(([, text]) => text)).toContain(source("examples/short.ts"));
});
