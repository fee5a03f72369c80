import { DomainXMLFlags, type DriverConnection, ErrorNumber, noPeers } from "@libvirt-ts/driver";
import { beforeEach, describe, expect, it } from "vitest";
import { openClassic, plainXML } from "../test/classic.js";
import { testDriver } from "./index.js";

let conn: Required<DriverConnection>;
beforeEach(async () => {
  conn = await openClassic();
});

describe("configurations", () => {
  it.each([
    ["an unknown action", "<on_crash>explode</on_crash>", ErrorNumber.XML_ERROR],
    ["too many vcpus", "<vcpu>33</vcpu>", ErrorNumber.CONFIG_UNSUPPORTED],
    ["the uuid of Domain-0", `<uuid>${"0".repeat(32)}</uuid>`, ErrorNumber.INVALID_ARG],
  ])("%s is refused, and nothing is kept", async (_, rest, code) => {
    await expect(conn.domainDefineXML(plainXML("guest", rest), 0)).rejects.toMatchObject({ code });
    expect(await conn.numOfDefinedDomains()).toBe(0);
  });

  it("keep elements that nobody knows", async () => {
    const domain = await conn.domainDefineXML(plainXML("guest", "<description>a &lt; b</description>"), 0);
    expect(await conn.domainGetXMLDesc(domain, 0)).toContain("<description>a &lt; b</description>");
  });

  it("show passwords on request only", async () => {
    const domain = await conn.domainDefineXML(
      plainXML("guest", "<devices><graphics type='vnc' port='5901' passwd='secret'/></devices>"),
      0,
    );
    expect(await conn.domainGetXMLDesc(domain, 0)).not.toContain("secret");
    expect(await conn.domainGetXMLDesc(domain, 1)).toContain("passwd='secret'");
  });

  it("are told apart from what runs, on request", async () => {
    const { INACTIVE } = DomainXMLFlags;
    const domain = await conn.domainDefineXML(plainXML("guest"), 0);
    expect(await conn.domainGetXMLDesc(domain, INACTIVE)).toBe(await conn.domainGetXMLDesc(domain, 0));
    const active = await conn.domainCreate(domain, 0);
    const larger = (await conn.domainGetXMLDesc(active, INACTIVE)).replace(/<memory>\d+/, "<memory>99999");
    await conn.domainDefineXML(larger, 0);
    expect(await conn.domainGetXMLDesc(active, 0)).not.toContain("99999");
    expect(await conn.domainGetXMLDesc(active, INACTIVE)).toBe(larger);
    const transient = await conn.domainCreateXML(plainXML("transient"), 0);
    expect(await conn.domainGetXMLDesc(transient, INACTIVE)).toBe(
      (await conn.domainGetXMLDesc(transient, 0)).replace(/ id='\d+'/, ""),
    );
  });

  it("warn through the connection", async () => {
    const warnings: string[] = [];
    const warned = await testDriver.open({
      uri: "test:///classic",
      readOnly: false,
      peers: noPeers,
      warn: ({ message }) => warnings.push(message),
    });
    await warned.domainDefineXML!("<domain><name>x</name></domain>", 0);
    expect(warnings.join()).toContain("memory");
  });
});
