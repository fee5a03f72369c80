import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { ErrorNumber, type LibvirtError } from "@libvirt-ts/driver";
import { DomainUndefineFlags, DomainXMLFlags } from "@libvirt-ts/driver/flags";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { guestProcesses } from "./guest-processes.js";
import { misbehavingQemu, type misdeeds } from "./misbehaving-qemu.js";
import { type Connection, reasonToSkip, TestNode } from "./node.js";

const reason = reasonToSkip("what a guest cannot be started with");
const { NVRAM } = DomainUndefineFlags;
const { CONFIG_UNSUPPORTED, INTERNAL_ERROR, SYSTEM_ERROR, OPERATION_ABORTED } = ErrorNumber;

describe.skipIf(reason !== undefined)("a guest that cannot be started", () => {
  const node = new TestNode();
  let conn: Connection;
  let busy: Server;
  let port = 0;
  beforeAll(async () => {
    conn = await node.open();
    busy = createServer();
    await new Promise<void>((resolve) => busy.listen(0, "127.0.0.1", resolve));
    port = (busy.address() as AddressInfo).port;
    mkdirSync(join(node.folder, "folder"));
  });
  afterEach(async () => {
    for (const { ref } of await conn.listAllDomains(1)) await conn.domainDestroy(ref, 0);
    for (const { ref } of await conn.listAllDomains(0)) await conn.domainUndefine(ref, NVRAM);
  });
  afterAll(async () => {
    busy?.close();
    await node.end();
  });

  /** The definition is what it was, no process is left, and nothing of a guest. */
  async function startFails(xml: string, signal?: AbortSignal): Promise<LibvirtError> {
    const ref = await conn.domainDefineXML(xml, 0);
    const before = await conn.domainGetXMLDesc(ref, DomainXMLFlags.INACTIVE);
    const error = await conn.domainCreate(ref, 0, signal && { signal }).then(
      () => expect.fail("it was started"),
      (refusal: LibvirtError) => refusal,
    );
    expect(await conn.domainGetXMLDesc(ref, DomainXMLFlags.INACTIVE)).toBe(before);
    expect(await conn.domainIsActive(ref)).toBe(false);
    expect(readdirSync(join(node.root, "guests"))).toEqual([]);
    expect(guestProcesses(node.root)).toEqual([]);
    return error;
  }
  const xml = (from: string | RegExp = "", to = "") => node.xml("refused").replace(from, () => to);
  const devices = (text: string) => xml("<memballoon", `${text}<memballoon`);

  it.each<readonly [what: string, xml: () => string, code: ErrorNumber, says: RegExp]>([
    [
      "an image that is not there",
      () => xml(/file='[^']*'/, "file='/nowhere/x.img'"),
      INTERNAL_ERROR,
      /\/nowhere\/x\.img.*No such file/s,
    ],
    [
      "an image that is a folder",
      () => xml(/file='[^']*'/, `file='${join(node.folder, "folder")}'`),
      INTERNAL_ERROR,
      /folder/,
    ],
    [
      "a screen's port that is taken",
      () => devices(`<graphics type='vnc' port='${port}' autoport='no' listen='127.0.0.1'/>`),
      INTERNAL_ERROR,
      /Address already in use/,
    ],
    [
      "a forwarded port that is taken",
      () =>
        devices(
          `<interface type='user'><model type='virtio'/><portForward proto='tcp' address='127.0.0.1'><range start='${port}' to='22'/></portForward></interface>`,
        ),
      INTERNAL_ERROR,
      /forward/,
    ],
    [
      "a console's port that is taken",
      () =>
        devices(
          `<serial type='tcp'><source mode='bind' host='127.0.0.1' service='${port}'/><protocol type='raw'/></serial>`,
        ),
      INTERNAL_ERROR,
      /Address already in use/,
    ],
    [
      "firmware that is not there",
      () => xml("<boot", "<loader readonly='yes' type='pflash'>/nowhere/code.fd</loader><boot"),
      INTERNAL_ERROR,
      /\/nowhere\/code\.fd.*No such file/s,
    ],
    [
      "a template of variables that is not there",
      () =>
        xml(
          "<boot",
          `<loader readonly='yes' type='pflash'>${node.disk("code.fd", "raw")}</loader><nvram template='/nowhere/vars.fd'/><boot`,
        ),
      SYSTEM_ERROR,
      /\/nowhere\/vars\.fd/,
    ],
    [
      "a kernel that is not there",
      () => xml("<boot", "<kernel>/nowhere/vmlinuz</kernel><boot"),
      INTERNAL_ERROR,
      /\/nowhere\/vmlinuz/,
    ],
    [
      "memory that the host does not have",
      () => xml(/<memory .*<\/currentMemory>/, "<memory unit='TiB'>200</memory>"),
      INTERNAL_ERROR,
      /QEMU could not be started: .*memory|RAM/s,
    ],
    [
      "a file in a folder that is not there",
      () => devices("<serial type='file'><source path='/nowhere/log'/></serial>"),
      INTERNAL_ERROR,
      /\/nowhere\/log/,
    ],
  ])("for %s", async (_what, document, code, says) => {
    const error = await startFails(document());
    expect(error.message).toMatch(says);
    expect(error.code).toBe(code);
  });

  it.each<readonly [misdeed: keyof typeof misdeeds, code: ErrorNumber, says: RegExp]>([
    ["dies", INTERNAL_ERROR, /cannot find the frobnicator/],
    ["crashes", INTERNAL_ERROR, /signal SIGSEGV/],
    ["floods", INTERNAL_ERROR, /the flood is over/],
    ["greets as another server", INTERNAL_ERROR, /QEMU's monitor makes no sense: /],
    ["answers garbage", INTERNAL_ERROR, /QEMU's monitor makes no sense: /],
    ["answers what nobody asked", INTERNAL_ERROR, /QEMU's monitor makes no sense: /],
    [
      "answers in other types",
      INTERNAL_ERROR,
      /QEMU's monitor makes no sense: query-status\.status: expected text, got a list/,
    ],
    [
      "tells of events in other types",
      INTERNAL_ERROR,
      /QEMU's monitor makes no sense: SHUTDOWN\.guest: expected truth, got string/,
    ],
    ["hangs up", INTERNAL_ERROR, /QEMU ended \(status 0\)/],
  ])("by a QEMU that %s", async (misdeed, code, says) => {
    const emulator = misbehavingQemu(node.folder, misdeed);
    const error = await startFails(devices(`<emulator>${emulator}</emulator>`));
    expect(error.message).toMatch(says);
    expect(error.code).toBe(code);
    expect(error.message.length).toBeLessThan(4000);
  });

  it("by a QEMU that hangs, until nobody waits any more", async () => {
    const emulator = misbehavingQemu(node.folder, "hangs");
    const stop = new AbortController();
    const started = startFails(devices(`<emulator>${emulator}</emulator>`), stop.signal);
    await expect.poll(() => guestProcesses(node.root).length).toBe(1);
    stop.abort();
    expect((await started).code).toBe(OPERATION_ABORTED);
  });

  it.each([
    ["/nowhere/qemu", SYSTEM_ERROR, "/nowhere/qemu"],
    ["/bin/false", INTERNAL_ERROR, "cannot ask /bin/false what it has"],
    ["/tmp", CONFIG_UNSUPPORTED, "/tmp is no program"],
  ] as const)("is not defined with %s as its QEMU", async (emulator, code, says) => {
    await expect(conn.domainDefineXML(devices(`<emulator>${emulator}</emulator>`), 0)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(says),
    });
    expect(await conn.listDefinedDomains()).toEqual([]);
  });

  it("is not defined where there is no QEMU, and Debian's name for it is told", async () => {
    const { PATH } = process.env;
    process.env.PATH = node.folder;
    try {
      await expect(conn.domainDefineXML(xml(), 0)).rejects.toMatchObject({
        code: CONFIG_UNSUPPORTED,
        message: expect.stringContaining("qemu-system-x86"),
      });
    } finally {
      process.env.PATH = PATH;
    }
  });

  it.skipIf(existsSync("/dev/kvm"))(
    "is not defined for KVM where there is none, and what there is instead is told",
    async () => {
      await expect(conn.domainDefineXML(xml("type='qemu'", "type='kvm'"), 0)).rejects.toMatchObject({
        code: CONFIG_UNSUPPORTED,
        message: expect.stringMatching(/cannot use KVM on this host; type 'qemu' .* slower/),
      });
    },
  );
});

describe.skipIf(reason !== undefined)("a node", () => {
  /** Runs something with a node on a small file system of its own; whether that could be made. */
  async function onSmallDisk(
    run: (node: TestNode, mount: (options: string) => void) => Promise<void>,
  ): Promise<void> {
    const node = new TestNode();
    mkdirSync(node.root, { mode: 0o700 });
    const mount = (options: string) =>
      void execFileSync("mount", ["-t", "tmpfs", "-o", `mode=700,${options}`, "tmpfs", node.root], {
        stdio: "pipe",
      });
    try {
      mount("size=256k");
    } catch {
      console.log("skipped: a full and a read-only disk: nothing can be mounted here");
      await node.end();
      return;
    }
    try {
      await run(node, mount);
    } finally {
      execFileSync("umount", [node.root]);
      await node.end();
    }
  }

  it("on a full disk, or one that is read-only by now, keeps what it has, and says what is wrong", async () => {
    await onSmallDisk(async (node, mount) => {
      const conn = await node.open();
      const ref = await conn.domainDefineXML(node.xml("kept"), 0);
      const before = await conn.domainGetXMLDesc(ref, 0);
      const fill = join(node.root, "filled");
      execFileSync("sh", ["-c", `cat /dev/zero > '${fill}' || true`], { stdio: "pipe" });
      const changed = node.xml("kept", { uuid: ref.uuid }).replace("</name>", "</name><title>new</title>");
      for (const refused of [
        () => conn.domainDefineXML(changed, 0),
        () => conn.domainDefineXML(node.xml("another"), 0),
        () => conn.domainCreate(ref, 0),
      ])
        await expect(refused()).rejects.toMatchObject({
          code: SYSTEM_ERROR,
          message: expect.stringContaining("ENOSPC"),
        });
      expect(readdirSync(join(node.root, "guests"))).toEqual([]);
      await conn.close();
      execFileSync("rm", [fill]);
      mount("remount,ro");
      const next = await node.open();
      await expect(next.domainDefineXML(changed, 0)).rejects.toMatchObject({
        code: SYSTEM_ERROR,
        message: expect.stringContaining("EROFS"),
      });
      await expect(next.domainCreate(ref, 0)).rejects.toMatchObject({ code: SYSTEM_ERROR });
      expect(await next.domainGetXMLDesc(ref, 0)).toBe(before);
      expect(await next.listDefinedDomains()).toEqual(["kept"]);
      expect(guestProcesses(node.root)).toEqual([]);
      await next.close();
      mount("remount,rw");
      const last = await node.open();
      expect((await last.domainCreate(ref, 1)).id).toBe(1);
      await last.domainDestroy(ref, 0);
      await last.close();
    });
  });
});
