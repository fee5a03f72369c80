import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ErrorNumber, noPeers } from "@libvirt-ts/driver";
import { expect, onTestFinished, test } from "vitest";
import { xlDriver } from "./driver.js";
import { findLoader, foldersToSearch } from "./find-xl.js";

test.skipIf(existsSync("/proc/xen/capabilities"))(
  "a host without Xen has no such driver, and says why",
  async () => {
    const opening = xlDriver.open({ uri: "xen:///", readOnly: false, peers: noPeers, warn: () => {} });
    await expect(opening).rejects.toMatchObject({
      code: ErrorNumber.NO_XEN,
      message: expect.stringContaining("/proc/xen/capabilities"),
      // So that core takes it for absent, not for failed.
      cause: { code: "ENOENT" },
    });
  },
);

test("it accepts the local Xen and nothing else", () => {
  for (const uri of [undefined, "xen", "Xen", "xen:///"]) expect(xlDriver.accepts(uri)).toBe(true);
  for (const uri of ["", "xen://host/", "test:///default", "http://localhost:8000/"]) {
    expect(xlDriver.accepts(uri)).toBe(false);
  }
});

test("the xl of the Xen that runs comes first, and no folder that is named from where we are", () => {
  const installed = ["x86_64-linux-gnu", "xen-4.9", "xen-4.17", "xen-4.14", "xen-common"];
  expect(foldersToSearch(installed, "4.14", "/usr/local/sbin::bin:.:/usr/bin")).toEqual([
    "/usr/lib/xen-4.14/bin",
    "/usr/local/sbin",
    "/usr/bin",
    "/usr/sbin",
    "/sbin",
    "/usr/lib/xen-4.17/bin",
    "/usr/lib/xen-4.14/bin",
    "/usr/lib/xen-4.9/bin",
  ]);
  expect(foldersToSearch(["xen-4.9", "xen-4.17"], "", undefined)).toEqual([
    "/usr/sbin",
    "/sbin",
    "/usr/lib/xen-4.17/bin",
    "/usr/lib/xen-4.9/bin",
  ]);
});

test("the loader is that of the xl itself, whatever link leads to it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "xen-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const name of ["xen-4.17/bin", "xen-4.17/boot", "sbin"])
    mkdirSync(join(folder, name), { recursive: true });
  const [xl, loader, link] = ["xen-4.17/bin/xl", "xen-4.17/boot/hvmloader", "sbin/xl"].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  writeFileSync(xl, "");
  symlinkSync(xl, link);
  const elsewhere = await findLoader(link);
  writeFileSync(loader, "");
  expect(await findLoader(link)).toBe(loader);
  expect(elsewhere).not.toBe(loader);
  expect(await findLoader("xl")).toBe(elsewhere);
});
