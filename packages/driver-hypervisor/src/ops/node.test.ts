import { hostname, machine } from "node:os";
import { type DriverConnection, ErrorNumber, noPeers } from "@libvirt-ts/driver";
import { allXenFacts, FakeHypervisor, xenFacts } from "@libvirt-ts/testkit";
import { describe, expect, it } from "vitest";
import { createHypervisorDriver } from "../driver.js";

type FakeInit = Partial<ConstructorParameters<typeof FakeHypervisor>[0]>;

async function openOn(host: FakeHypervisor) {
  const driver = createHypervisorDriver({ privcmd: () => host, arch: host.facts.arch });
  const request = { uri: "xen:///", readOnly: true, peers: noPeers, warn: () => {} };
  return (await driver.open(request)) as Required<DriverConnection>;
}

/** The capabilities, the guests one on a line. */
async function told(release: string, init: FakeInit = {}) {
  const host = new FakeHypervisor({ facts: xenFacts(release), ...init });
  const xml = await (await openOn(host)).getCapabilities();
  const guests = [...xml.matchAll(/<guest>[\s\S]*?<\/guest>/g)].map(([guest]) =>
    [...guest.matchAll(/<os_type>(\w+)|<arch name='(\w+)|<machine>(\w+)|<(pae|nonpae|acpi|apic|hap)\b/g)].map(
      ([, ...words]) => words.find((word) => word !== undefined),
    ),
  );
  return { host, xml, guests: guests.map((words) => words.join(" ")) };
}

it("calls the host by its own name", async () => {
  const conn = await openOn(new FakeHypervisor({ facts: xenFacts("4.17.0") }));
  expect(await conn.getHostname()).toBe(hostname());
});

const today = "xen-3.0-x86_64 hvm-3.0-x86_32 hvm-3.0-x86_32p hvm-3.0-x86_64 ";

describe("capabilities", () => {
  it.each(allXenFacts().map((facts) => [`${facts.arch} ${facts.release}`, facts] as const))(
    "are a document on %s",
    async (_, facts) => {
      const conn = await openOn(new FakeHypervisor({ facts }));
      const xml = await conn.getCapabilities();
      expect(xml).toContain(`<arch>${machine()}</arch>`);
      expect(xml).toContain("<topology sockets='1' cores='4' threads='1'/>");
      expect(xml).toContain("<os_type>linux</os_type>");
    },
  );

  it.runIf(machine() === "x86_64")("describe the host and each guest", async () => {
    const { xml } = await told("4.17.0", { cpus: 2, capabilities: today, physicalCapabilities: 0x30b });
    expect(xml).toBe(`<capabilities>
  <host>
    <cpu>
      <arch>x86_64</arch>
      <features>
        <pae/>
        <svm/>
      </features>
      <topology sockets='1' cores='2' threads='1'/>
    </cpu>
    <topology>
      <cells num='1'>
        <cell id='0'>
          <cpus num='2'>
            <cpu id='0' socket_id='0' core_id='0'/>
            <cpu id='1' socket_id='0' core_id='1'/>
          </cpus>
        </cell>
      </cells>
    </topology>
  </host>
  <guest>
    <os_type>linux</os_type>
    <arch name='x86_64'>
      <wordsize>64</wordsize>
      <domain type='xen'/>
    </arch>
  </guest>
  <guest>
    <os_type>hvm</os_type>
    <arch name='i686'>
      <wordsize>32</wordsize>
      <domain type='xen'/>
    </arch>
    <features>
      <pae/>
      <nonpae/>
      <acpi default='off' toggle='yes'/>
      <apic default='off' toggle='yes'/>
      <hap default='on' toggle='no'/>
    </features>
  </guest>
  <guest>
    <os_type>hvm</os_type>
    <arch name='x86_64'>
      <wordsize>64</wordsize>
      <domain type='xen'/>
    </arch>
    <features>
      <acpi default='off' toggle='yes'/>
      <apic default='off' toggle='yes'/>
      <hap default='on' toggle='no'/>
    </features>
  </guest>
  <guest>
    <os_type>linux</os_type>
    <arch name='i686'>
      <wordsize>32</wordsize>
      <machine>xenpvh</machine>
      <domain type='xen'/>
    </arch>
    <features>
      <pae/>
      <hap default='on' toggle='no'/>
    </features>
  </guest>
  <guest>
    <os_type>linux</os_type>
    <arch name='x86_64'>
      <wordsize>64</wordsize>
      <machine>xenpvh</machine>
      <domain type='xen'/>
    </arch>
    <features>
      <hap default='on' toggle='no'/>
    </features>
  </guest>
</capabilities>
`);
  });

  it("tell of PVH from Xen 4.10 on, and of HAP from 4.13 on", async () => {
    const hvm = { capabilities: "hvm-3.0-x86_64", physicalCapabilities: 0xb };
    expect((await told("4.9.0", hvm)).guests).toEqual(["hvm x86_64 acpi apic"]);
    expect((await told("4.10.0", hvm)).guests).toEqual(["hvm x86_64 acpi apic", "linux x86_64 xenpvh"]);
    expect((await told("4.13.0", hvm)).guests).toEqual([
      "hvm x86_64 acpi apic hap",
      "linux x86_64 xenpvh hap",
    ]);
  });

  it("come whole from Xen 4.20, however long they are", async () => {
    const capabilities = `${"xen-9.9-vax ".repeat(200)}hvm-3.0-x86_64`;
    expect((await told("4.20.0", { capabilities })).guests).toContain("hvm x86_64 acpi apic");
    // Older Xen gives what fits into 1024 bytes; the word at the end may have been cut, and says nothing.
    const cut = `${"xen-9.9-vax ".repeat(82)}xen-9.9-ax xen-3.0-x86_64 xen-3.0-x86_32p`;
    expect(cut.slice(0, 1024)).toMatch(/ xen-3\.0-x86_32$/);
    expect((await told("4.19.0", { capabilities: cut })).guests).toEqual(["linux x86_64"]);
    expect((await told("4.20.0", { capabilities: cut })).guests).toEqual(["linux x86_64", "linux i686 pae"]);
  });

  it.runIf(machine() === "x86_64").each([
    ["4.20.0", "", 0x0b, ["linux x86_64", "hvm x86_64 acpi apic hap", "linux x86_64 xenpvh hap"]],
    ["4.17.0", "", 0x09, ["hvm x86_64 acpi apic hap", "linux x86_64 xenpvh hap"]],
    ["4.17.0", "<denied>", 0x02, ["linux x86_64"]],
    ["4.4.0", "", 0x03, ["linux x86_64", "hvm x86_64 acpi apic"]],
    ["3.0.3", "", 0, ["linux x86_64"]],
  ] as const)(
    "of Xen %s with the words '%s' are what its bits %i tell",
    async (release, capabilities, physicalCapabilities, guests) => {
      expect((await told(release, { capabilities, physicalCapabilities })).guests).toEqual(guests);
    },
  );

  it("are asked for once", async () => {
    const { host } = await told("4.20.0");
    expect(host.calls.get("physinfo")).toBe(1);
    expect(host.calls.get("cputopoinfo")).toBe(1);
    expect(host.calls.get("xen_version 12")).toBe(2);
    expect(host.calls.has("xen_version 3")).toBe(false);
  });

  it("are an error where Xen names a length that cannot be", async () => {
    const { host } = await told("4.20.0");
    host.intercept = (name) => (name === "xen_version 12" ? 0x7fff_ffff : undefined);
    await expect((await openOn(host)).getCapabilities()).rejects.toMatchObject({ code: ErrorNumber.RPC });
  });
});
