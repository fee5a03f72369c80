import { readFileSync } from "node:fs";
import { ErrorDomain, ErrorNumber } from "@libvirt-ts/driver";
import { describe, expect, it } from "vitest";
import {
  domainXMLFromNative,
  domainXMLToNative,
  type FormatDomainXMLOptions,
  formatDeviceXML,
  formatDomainXML,
  type NativeFormat,
  parseDomainXML,
} from "./convert.js";

const xml = `<domain type='xen'>
  <name>web &amp; co</name>
  <uuid>00112233-4455-6677-8899-aabbccddeeff</uuid>
  <memory unit='KiB'>262144</memory>
  <currentMemory unit='KiB'>262144</currentMemory>
  <vcpu placement='static'>2</vcpu>
  <os>
    <type>linux</type>
    <kernel>/boot/vmlinuz</kernel>
    <cmdline>ro quiet</cmdline>
  </os>
  <on_poweroff>destroy</on_poweroff>
  <on_reboot>restart</on_reboot>
  <on_crash>preserve</on_crash>
  <devices>
    <disk type='file' device='disk'>
      <driver name='file'/>
      <source file='/images/web.img'/>
      <target dev='xvda'/>
    </disk>
    <interface type='bridge'>
      <mac address='00:16:3e:00:00:01'/>
      <source bridge='xenbr0'/>
      <script path='vif-bridge'/>
    </interface>
  </devices>
</domain>
`;

/** The same in the layout of libvirt 0.1.11. */
const classic = `<domain type='xen'>
  <name>web &amp; co</name>
  <uuid>00112233445566778899aabbccddeeff</uuid>
  <os>
    <type>linux</type>
    <kernel>/boot/vmlinuz</kernel>
    <cmdline>ro quiet</cmdline>
  </os>
  <memory>262144</memory>
  <vcpu>2</vcpu>
  <on_poweroff>destroy</on_poweroff>
  <on_reboot>restart</on_reboot>
  <on_crash>preserve</on_crash>
  <devices>
    <disk type='file' device='disk'>
      <driver name='file'/>
      <source file='/images/web.img'/>
      <target dev='xvda'/>
    </disk>
    <interface type='bridge'>
      <source bridge='xenbr0'/>
      <mac address='00:16:3e:00:00:01'/>
      <script path='vif-bridge'/>
    </interface>
  </devices>
</domain>
`;

describe("conversion", () => {
  it.each(["xen-sxpr", "xen-xm", "xen-xl"] as const)("to %s and back keeps the domain", async (format) => {
    const { text } = await domainXMLToNative(format, xml);
    const back = await parseDomainXML((await domainXMLFromNative(format, text)).text);
    const { devices, os, ...original } = await parseDomainXML(xml);
    expect(back).toMatchObject(original);
    expect(back.os).toMatchObject({ kernel: os?.kernel, cmdline: os?.cmdline });
    expect(back.devices?.interface).toEqual(devices?.interface);
    expect(back.devices?.disk).toMatchObject([
      { target: { dev: "xvda" }, source: { file: "/images/web.img" }, type: "file" },
    ]);
  });

  it("prints today's layout, and that of 0.1.11 for who asks for it", async () => {
    const { text } = await domainXMLToNative("xen-sxpr", xml);
    const today = (await domainXMLFromNative("xen-sxpr", text)).text;
    expect(today).toBe(xml);
    expect(await formatDomainXML(await parseDomainXML(today), { layout: "0.1.11" })).toBe(classic);
    const other = { layout: "0.2" } as unknown as FormatDomainXMLOptions;
    await expect(formatDomainXML(await parseDomainXML(today), other)).rejects.toMatchObject({
      code: ErrorNumber.INVALID_ARG,
      message: expect.stringContaining("0.1.11"),
    });
  });

  it("reads a file's bytes as xm and xl do: Latin-1 where they are no UTF-8, and never UTF-16", async () => {
    const file = 'name = "cafe"\nmemory = 256 # größer\nkernel = "/boot/guest"\n';
    for (const format of ["xen-xm", "xen-xl"] as const) {
      const read = async (bytes: Uint8Array) => (await domainXMLFromNative(format, bytes)).text;
      const xml = await read(Buffer.from(file, "latin1"));
      expect(xml).toContain("<memory unit='KiB'>262144</memory>");
      expect(await read(Buffer.from(file, "utf8"))).toBe(xml);
      await expect(read(Buffer.from(file, "utf16le"))).rejects.toMatchObject({
        code: ErrorNumber.CONF_SYNTAX,
        message: expect.stringContaining("NUL"),
      });
    }
    const sexpr = Buffer.from(
      "(domain (name cafe)(memory 256)(image (linux (kernel /boot/größe))))",
      "latin1",
    );
    expect((await domainXMLFromNative("xen-sxpr", sexpr)).text).toContain("<kernel>/boot/gr");
  });

  it("reads QEMU's command line, and says which word it cannot read", async () => {
    const line = "qemu-system-x86_64 -name web -m 64 -nodefaults -drive file=/a.img,if=virtio,format=raw";
    expect(await parseDomainXML((await domainXMLFromNative("qemu-argv", line)).text)).toMatchObject({
      name: "web",
      devices: { disk: [{ source: { file: "/a.img" }, target: { dev: "vda" } }] },
    });
    await expect(domainXMLFromNative("qemu-argv", `${line} \\\n -device odd`)).rejects.toMatchObject({
      code: ErrorNumber.CONFIG_UNSUPPORTED,
      domain: ErrorDomain.QEMU,
      int1: 2,
      message: expect.stringContaining("word 9 'odd' (line 2, column 10): a device 'odd' is not read"),
    });
    await expect(domainXMLFromNative("qemu-argv", "ls")).rejects.toMatchObject({
      code: ErrorNumber.CONF_SYNTAX,
      domain: ErrorDomain.QEMU,
    });
  });

  it("tells what it could not carry", async () => {
    const { warnings } = await domainXMLToNative(
      "xen-xl",
      xml.replace("<vcpu ", "<description>x</description><vcpu "),
    );
    expect(warnings.map(({ message, path }) => `${path} ${message}`).join()).toContain("description");
  });

  it.each([
    ["xen-sxpr", "(domain (name x", ErrorNumber.SEXPR_SERIAL, ErrorDomain.SEXPR],
    ["xen-xm", "name = \n", ErrorNumber.CONF_SYNTAX, ErrorDomain.CONF],
    ["xen-xl", "import os\n", ErrorNumber.CONF_SYNTAX, ErrorDomain.CONF],
  ] as const)("refuses %s that is not well-formed", async (format, text, code, domain) => {
    await expect(domainXMLFromNative(format, text)).rejects.toMatchObject({ code, domain });
  });

  it("refuses a format that it does not know", async () => {
    await expect(domainXMLFromNative("vmx" as NativeFormat, "")).rejects.toMatchObject({
      code: ErrorNumber.INVALID_ARG,
    });
  });

  it("refuses domain XML that is not valid", async () => {
    await expect(domainXMLToNative("xen-xm", "<domain")).rejects.toMatchObject({
      code: ErrorNumber.XML_DETAIL,
    });
    await expect(parseDomainXML("<domain/>")).rejects.toMatchObject({ code: ErrorNumber.NO_NAME });
  });

  it("writes a device as a document of its own, and nothing that XML cannot hold", async () => {
    const [disk] = (await parseDomainXML(xml)).devices?.disk ?? [];
    if (disk?.type !== "file") throw new Error("not the disk of the document");
    const device = { ...disk, source: { file: "/a'/><b" } };
    expect(await formatDeviceXML({ element: "disk", device })).toBe(
      "<disk type='file' device='disk'>\n  <driver name='file'/>\n  <source file='/a&apos;/&gt;&lt;b'/>\n" +
        "  <target dev='xvda'/>\n</disk>\n",
    );
    const broken = { ...disk, source: { file: "\0" } };
    await expect(formatDeviceXML({ element: "disk", device: broken })).rejects.toMatchObject({
      code: ErrorNumber.XML_DETAIL,
    });
  });

  it("does not load a codec before it is needed", () => {
    const source = readFileSync(new URL("./convert.ts", import.meta.url), "utf8");
    const loaded = source.matchAll(/^import (?!type )[^;]*"(@libvirt-ts\/[^"]+)"/gm);
    expect(Array.from(loaded, ([, name]) => name)).toEqual(["@libvirt-ts/driver"]);
  });
});
