import { existsSync } from "node:fs";
import { ErrorNumber, noPeers } from "@libvirt-ts/driver";
import { expect, test } from "vitest";
import { xlDriver } from "./driver.js";

test.skipIf(existsSync("/proc/xen/capabilities"))(
  "a host without Xen has no such driver, and says why",
  async () => {
    const opening = xlDriver.open({ uri: "xen:///", readOnly: false, peers: noPeers, warn: () => {} });
    await expect(opening).rejects.toMatchObject({
      code: ErrorNumber.NO_XEN,
      message: expect.stringContaining("/proc/xen/capabilities"),
      // So that core takes it for absent, not for failed.
      cause: { code: "ENOENT", syscall: "open" },
    });
  },
);

test("it accepts the local Xen and nothing else", () => {
  for (const uri of [undefined, "xen", "Xen", "xen:///"]) expect(xlDriver.accepts(uri)).toBe(true);
  for (const uri of ["", "xen://host/", "test:///default", "http://localhost:8000/"]) {
    expect(xlDriver.accepts(uri)).toBe(false);
  }
});
