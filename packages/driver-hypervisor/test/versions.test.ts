import { ErrorNumber, noPeers } from "@libvirt-ts/driver";
import { allXenFacts, FakeHypervisor } from "@libvirt-ts/testkit";
import { describe, expect, it } from "vitest";
import { createHypervisorDriver } from "../src/driver.js";
import { code, fakeHost, openOn, openRelease } from "./host.js";

describe("finding the version out", () => {
  it.each(allXenFacts().map((facts) => [`${facts.arch} ${facts.release}`, facts] as const))(
    "%s",
    async (_, facts) => {
      // The fake throws when an old Xen is sent a hypercall number that it would take for another.
      const host = new FakeHypervisor({ facts, domains: [{ id: 4 }] });
      const conn = await openOn(host);
      expect(await conn.listDomains()).toEqual([0, 4]);
      const [major, minor, patch = 0] = facts.release.split(".").map((part) => Number.parseInt(part, 10));
      if (!Number.isNaN(major))
        expect(await conn.getVersion()).toBe(major! * 1_000_000 + minor! * 1_000 + patch);
      await conn.close();
      expect(host.closed).toBe(true);
    },
  );

  it("asks nothing for a caller who has left", async () => {
    const host = fakeHost("4.17.0");
    const driver = createHypervisorDriver({ privcmd: () => host });
    const signal = AbortSignal.abort("enough");
    const opening = driver.open({ uri: "xen:///", readOnly: false, peers: noPeers, warn: () => {}, signal });
    await expect(opening).rejects.toMatchObject({ code: ErrorNumber.OPERATION_ABORTED, cause: "enough" });
    expect(host.calls.size).toBe(0);
  });

  it("asks few questions of a Xen that it knows", async () => {
    const { host } = await openRelease("4.17.0");
    expect(host.calls).toEqual(
      new Map([
        ["xen_version 0", 1],
        ["getdomaininfo", 1],
        ["sched_id", 1],
      ]),
    );
  });

  it("names both numbers of a Xen that it does not know, and lists nothing", async () => {
    const host = fakeHost("4.17.0", { versions: { sysctl: 0x1a, domctl: 0x1c } });
    const opening = openOn(host);
    await expect(opening).rejects.toThrow("speaks sysctl 0x1a and domctl 0x1c");
    await expect(opening).rejects.toEqual(code(ErrorNumber.NO_XEN));
    expect(host.calls.has("getdomaininfolist")).toBe(false);
    expect(host.closed).toBe(true);
  });

  it("refuses a pair of known numbers that no release has together", async () => {
    const host = fakeHost("4.17.0", { versions: { sysctl: 0x15, domctl: 0x12 } });
    await expect(openOn(host)).rejects.toThrow("speaks sysctl 0x15 and domctl 0x12");
  });

  it("says that its security policy may deny everything", async () => {
    const host = fakeHost("4.17.0", { versions: { sysctl: 0x7777, domctl: 0x7777 } });
    await expect(openOn(host)).rejects.toThrow("or its security policy denies both");
  });

  it.each(["3.0.0", "3.1.0", "4.17.0"])("tells an unprivileged domain so (%s)", async (release) => {
    const host = fakeHost(release, { privileged: false });
    await expect(openOn(host)).rejects.toThrow("does not let this domain manage others");
  });

  it("uses the interface that it is given, without asking for others", async () => {
    const host = fakeHost("4.17.0", { domains: [{ id: 4 }] });
    const conn = await openOn(host, { interface: { sysctl: 0x15, domctl: 0x15 } });
    expect(await conn.listDomains()).toEqual([0, 4]);
    expect(host.calls.get("getdomaininfo")).toBe(1);
    const old = await openOn(fakeHost("3.0.2"), { interface: { dom0: 0x3000000 } });
    expect(await old.listDomains()).toEqual([0]);
  });

  it.each([
    [
      "that no release has",
      "4.17.0",
      { sysctl: 1, domctl: 2 },
      "no release of Xen on x86_64 speaks sysctl 0x1 and domctl 0x2",
    ],
    ["that Xen refuses", "4.17.0", { sysctl: 0x14, domctl: 0x14 }, "Xen 4.17 refuses domctl 0x14"],
    // Its sysctl would be obeyed, and Xen would write elements of 104 bytes where 96 are expected.
    [
      "of which Xen refuses one number",
      "4.10.1",
      { sysctl: 0x10, domctl: 0xe },
      "Xen 4.10 refuses domctl 0xe",
    ],
    ["of a later Xen", "3.0.2", { sysctl: 2, domctl: 3 }, "Xen 3.0 is too old for sysctl and domctl"],
    ["of an earlier Xen", "4.17.0", { dom0: 0x3000000 }, "Xen 4.17 refuses dom0_op 0x3000000"],
  ])("refuses an interface %s before anything is asked by it", async (_, release, given, message) => {
    const host = fakeHost(release);
    const opening = openOn(host, { interface: given });
    await expect(opening).rejects.toThrow(message);
    await expect(opening).rejects.toEqual(code(ErrorNumber.NO_XEN));
    expect(host.calls.has("getdomaininfolist")).toBe(false);
    expect(host.closed).toBe(true);
  });

  it("says that there is no Xen where xen_version fails", async () => {
    const host = fakeHost("4.17.0");
    host.failNext("xen_version 0", 38);
    await expect(openOn(host)).rejects.toThrow("xen_version fails with ENOSYS");
  });
});
