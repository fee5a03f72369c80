import { DomainState, ErrorNumber } from "@libvirt-ts/driver";
import type { FakeDomainInit } from "@libvirt-ts/testkit";
import { describe, expect, it } from "vitest";
import { code, openRelease, refOf } from "./host.js";

describe("figures", () => {
  const shapes: [string, Partial<FakeDomainInit>, DomainState][] = [
    ["running", {}, DomainState.RUNNING],
    ["running HVM", { kind: "hvm" }, DomainState.RUNNING],
    ["blocked", { blocked: true, running: false }, DomainState.BLOCKED],
    ["paused and blocked", { pauses: 1, blocked: true, running: false }, DomainState.PAUSED],
    ["waiting for a CPU", { running: false }, DomainState.NOSTATE],
    ["shut down", { shutdown: 0, running: false }, DomainState.SHUTOFF],
    ["crashed and paused", { shutdown: 3, pauses: 1, running: false }, DomainState.CRASHED],
    ["dying, shut down and paused", { dying: true, shutdown: 0, pauses: 1 }, DomainState.SHUTDOWN],
  ];
  it.each(shapes)("a domain that is %s", async (_, shape, state) => {
    const { conn } = await openRelease("4.17.0", [{ id: 7, ...shape }]);
    expect(await conn.domainGetInfo(refOf(7))).toEqual({
      state,
      maxMem: 8448 * 4,
      memory: 8192 * 4,
      nrVirtCpu: 1,
      cpuTime: 1_000_000_007n,
    });
  });

  it("gives the host's memory as the limit of a domain that has none", async () => {
    const { conn } = await openRelease("4.17.0");
    expect(await conn.domainGetMaxMemory(refOf(0))).toBe(4 * 1024 * 1024);
  });

  it.each([
    ["pv", "linux"],
    ["hvm", "hvm"],
    ["pvh", "pvh"],
  ] as const)("OS type of %s is %s", async (kind, osType) => {
    const { conn } = await openRelease("4.17.0", [{ id: 7, kind }]);
    expect(await conn.domainGetOSType(refOf(7))).toBe(osType);
  });

  it.each(["3.0.2", "3.0.4", "4.0.0", "4.3.0", "4.17.0"])("the node, on Xen %s", async (release) => {
    const { conn } = await openRelease(release, [], { cpus: 6 });
    expect(await conn.nodeGetInfo()).toEqual({
      model: expect.any(String),
      memory: 4 * 1024 * 1024,
      cpus: 6,
      mhz: 2596,
      nodes: 1,
      sockets: 1,
      cores: 6,
      threads: 1,
    });
  });

  it("reports a list whose elements are not where they should be", async () => {
    const { host, conn } = await openRelease("4.17.0", [{ id: 3 }]);
    host.domains.set(1, { ...host.domains.get(3)!, id: 3 });
    await expect(conn.listDomains()).rejects.toEqual(code(ErrorNumber.RPC));
  });

  it("asks again when a page was in motion, but not for ever", async () => {
    const { host, conn } = await openRelease("4.17.0");
    host.failNext("getdomaininfolist", 14, 2);
    expect(await conn.listDomains()).toEqual([0]);
    host.failNext("getdomaininfolist", 14, 9);
    await expect(conn.listDomains()).rejects.toMatchObject({ code: ErrorNumber.XEN_CALL, int1: 14 });
  });

  it("tells a denial of the security policy from other failures", async () => {
    const { host, conn } = await openRelease("4.17.0");
    host.failNext("physinfo", 13);
    await expect(conn.nodeGetInfo()).rejects.toEqual(code(ErrorNumber.ACCESS_DENIED));
  });
});
