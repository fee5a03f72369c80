import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type DomainRef,
  DomainState,
  type DriverConnection,
  ErrorDomain,
  ErrorNumber,
  nameOf,
} from "@libvirt-ts/driver";
import { DomainRebootFlags } from "@libvirt-ts/driver/flags";
import { parseDomain } from "@libvirt-ts/xml/domain";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { openClassic, plainXML } from "../../../test/classic.js";

const folder = mkdtempSync(join(tmpdir(), "driver-test-unit-"));
afterAll(() => rmSync(folder, { recursive: true }));

let conn: Required<DriverConnection>;
beforeEach(async () => {
  conn = await openClassic();
});

describe("what follows the end of a run", () => {
  async function outcome(endings: string, end: (domain: DomainRef) => Promise<DomainRef | undefined>) {
    const domain = await conn.domainCreateXML(plainXML("guest", endings), 0);
    const after = await end(domain);
    const others = (await conn.listAllDomains(0)).filter(({ ref: { name } }) => name !== "test");
    return {
      before: domain.id,
      after: after!.id,
      domains: others.map(({ ref: { name, id }, info }) => [name, id, nameOf(DomainState, info!.state)]),
    };
  }
  const shutdown = (domain: DomainRef) => conn.domainShutdown(domain, 0);
  const reboot = (domain: DomainRef) => conn.domainReboot(domain, 0);
  const crash = (domain: DomainRef) => conn.domainCoreDump(domain, join(folder, "core"), 0, 1);

  it.each([
    ["shutdown: destroy by default", "", shutdown, undefined, []],
    ["reboot: restart by default", "", reboot, 2, [["guest", 2, "RUNNING"]]],
    [
      "crash: rename-restart by default",
      "",
      crash,
      3,
      [
        ["guest-1", 2, "CRASHED"],
        ["guest", 3, "RUNNING"],
      ],
    ],
    ["on_poweroff restart", "<on_poweroff>restart</on_poweroff>", shutdown, 3, [["guest", 3, "RUNNING"]]],
    ["on_poweroff preserve", "<on_poweroff>preserve</on_poweroff>", shutdown, 2, [["guest", 2, "SHUTOFF"]]],
    ["on_reboot destroy", "<on_reboot>destroy</on_reboot>", reboot, undefined, []],
    ["on_crash preserve", "<on_crash>preserve</on_crash>", crash, 2, [["guest", 2, "CRASHED"]]],
    ["on_crash destroy", "<on_crash>destroy</on_crash>", crash, undefined, []],
    [
      "each word is for its own ending",
      "<on_reboot>destroy</on_reboot><on_poweroff>preserve</on_poweroff><on_crash>restart</on_crash>",
      reboot,
      undefined,
      [],
    ],
  ] as const)("%s", async (_, endings, end, id, domains) => {
    expect(await outcome(endings, end)).toEqual({ before: 2, after: id, domains });
  });

  it("reboot does what on_reboot says, however the guest is asked", async () => {
    const domain = await conn.domainCreateXML(plainXML("guest"), 0);
    for (const flags of Object.values(DomainRebootFlags)) {
      expect((await conn.domainReboot(domain, flags))!.id).toBe(domain.id);
    }
  });

  it("a preserved domain can only be destroyed", async () => {
    const domain = await conn.domainCreateXML(plainXML("guest", "<on_poweroff>preserve</on_poweroff>"), 0);
    await conn.domainShutdown(domain, 0);
    const invalid = { code: ErrorNumber.OPERATION_INVALID, domain: ErrorDomain.TEST };
    await expect(conn.domainSuspend(domain)).rejects.toMatchObject(invalid);
    await expect(conn.domainCreate(domain, 0)).rejects.toMatchObject(invalid);
    await expect(conn.domainSetMemory(domain, 8192, 0)).rejects.toMatchObject(invalid);
    expect(await conn.domainDestroy(domain, 0)).toEqual({ uuid: domain.uuid, name: "guest" });
  });

  it("rename-restart gives the old one the next free name and a uuid of its own, and its dump says so", async () => {
    await conn.domainDefineXML(plainXML("guest-1"), 0);
    const domain = await conn.domainCreateXML(plainXML("guest", "<on_reboot>rename-restart</on_reboot>"), 0);
    const after = (await conn.domainReboot(domain, 0))!;
    expect(after.uuid).toBe(domain.uuid);
    const aside = await conn.domainLookupByName("guest-2");
    expect(aside.id).toBe(domain.id);
    expect(aside.uuid).not.toBe(domain.uuid);
    expect(parseDomain(await conn.domainGetXMLDesc(aside, 0)).domain).toMatchObject({
      name: "guest-2",
      uuid: aside.uuid?.replaceAll("-", ""),
    });
  });

  it("rename-restart finds a legal name where the old one is as long as a name can be", async () => {
    const name = `😀${"x".repeat(251)}`;
    for (const aside of [`😀${"x".repeat(249)}-1`, `😀${"x".repeat(249)}-2`]) {
      const domain = await conn
        .domainLookupByName(name)
        .catch(() => conn.domainCreateXML(plainXML(name, "<on_reboot>rename-restart</on_reboot>"), 0));
      await conn.domainReboot(domain, 0);
      const dump = await conn.domainGetXMLDesc(await conn.domainLookupByName(aside), 0);
      expect(parseDomain(dump).domain.name).toBe(aside);
    }
  });

  it("a persistent domain that is redefined while it runs changes with its next start", async () => {
    await conn.domainDefineXML(plainXML("guest"), 0);
    const started = await conn.domainCreate(await conn.domainLookupByName("guest"), 0);
    await conn.domainDefineXML(
      `<domain><name>guest</name><uuid>${started.uuid}</uuid><memory>131072</memory></domain>`,
      0,
    );
    expect(await conn.domainGetMaxMemory(started)).toBe(65536);
    await conn.domainDestroy(started, 0);
    expect(await conn.domainGetMaxMemory(started)).toBe(131072);
  });

  it("createLinux starts an inactive domain of the same name with the new configuration, for this run", async () => {
    const defined = await conn.domainDefineXML(plainXML("guest"), 0);
    const started = await conn.domainCreateXML(
      "<domain><name>guest</name><memory>131072</memory></domain>",
      0,
    );
    expect(started.uuid).toBe(defined.uuid);
    expect(await conn.domainGetMaxMemory(started)).toBe(131072);
    await conn.domainDestroy(started, 0);
    expect(await conn.domainGetMaxMemory(started)).toBe(65536);
  });
});
