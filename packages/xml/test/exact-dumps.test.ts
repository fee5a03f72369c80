import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Domain, formatDomain, parseDomain } from "../src/generated/domain/index.js";

const layout = { layout: "0.1.11" } as const;

const page = (name: string) => readFileSync(new URL(`../fixtures/page/${name}.xml`, import.meta.url), "utf8");

describe("the exact dumps that were agreed on", () => {
  it("prints the domain of test:///default", () => {
    const domain: Domain = {
      type: "test",
      id: 1,
      name: "test",
      uuid: "004b96e1-2d78-c30f-5aa5-f03c87d21e69",
      memory: { value: 8388608 },
      currentMemory: { value: 2097152 },
      vcpu: { value: 2 },
      on_poweroff: "destroy",
      on_reboot: "restart",
      on_crash: "restart",
      devices: {},
    };
    const text = `<domain type='test' id='1'>
  <name>test</name>
  <uuid>004b96e12d78c30f5aa5f03c87d21e69</uuid>
  <memory>8388608</memory>
  <currentMemory>2097152</currentMemory>
  <vcpu>2</vcpu>
  <on_poweroff>destroy</on_poweroff>
  <on_reboot>restart</on_reboot>
  <on_crash>restart</on_crash>
  <devices>
  </devices>
</domain>
`;
    expect(formatDomain(domain, layout)).toBe(text);
    expect(parseDomain(text)).toEqual({
      domain: { ...domain, uuid: "004b96e12d78c30f5aa5f03c87d21e69" },
      warnings: [],
    });
  });

  it("prints page/fv0.xml as a running test domain", () => {
    const { domain, warnings } = parseDomain(page("fv0"));
    expect(warnings).toEqual([]);
    expect(formatDomain({ ...domain, type: "test", id: 1 }, layout)).toBe(`<domain type='test' id='1'>
  <name>fv0</name>
  <uuid>4dea22b31d52d8f32516782e98ab3fa0</uuid>
  <os>
    <type>hvm</type>
    <loader>/usr/lib/xen/boot/hvmloader</loader>
    <boot dev='hd'/>
  </os>
  <memory>524288</memory>
  <vcpu>1</vcpu>
  <on_poweroff>destroy</on_poweroff>
  <on_reboot>restart</on_reboot>
  <on_crash>restart</on_crash>
  <features>
    <acpi/>
    <apic/>
    <pae/>
  </features>
  <devices>
    <emulator>/usr/lib/xen/bin/qemu-dm</emulator>
    <disk type='file' device='disk'>
      <source file='/root/fv0'/>
      <target dev='hda'/>
    </disk>
    <disk type='file' device='cdrom'>
      <source file='/root/fc5-x86_64-boot.iso'/>
      <target dev='hdc'/>
      <readonly/>
    </disk>
    <disk type='file' device='floppy'>
      <source file='/root/fd.img'/>
      <target dev='fda'/>
    </disk>
    <interface type='bridge'>
      <source bridge='xenbr0'/>
      <mac address='00:16:3e:5d:c7:9e'/>
      <script path='vif-bridge'/>
    </interface>
    <graphics type='vnc' port='5904'/>
  </devices>
</domain>
`);
  });

  it("keeps the blank at the beginning of page/fc4.xml's command line", () => {
    const { domain, warnings } = parseDomain(page("fc4"));
    expect(warnings).toEqual([]);
    expect(domain.os?.cmdline).toBe(" ro selinux=0 3");
    expect(domain.devices?.console).toEqual([{ tty: "/dev/pts/5" }]);
    const text = formatDomain(domain, layout);
    expect(parseDomain(text).domain.os?.cmdline).toBe(" ro selinux=0 3");
    expect(text).toContain(
      "<domain type='xen' id='18'>\n  <name>fc4</name>\n  <os>\n    <type>linux</type>\n",
    );
  });
});
