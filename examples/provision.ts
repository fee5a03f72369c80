// Makes domains from a template: XML as data, so that no name or path can break out of it.
import { type Domain, formatDomainXML, open, parseDomainXML } from "@libvirt-ts/core";

const template = `
<domain type='test'>
  <name>template</name>
  <memory unit='MiB'>256</memory>
  <os><type>linux</type><kernel>/boot/vmlinuz</kernel></os>
  <devices>
    <disk type='file'><source file='/images/template.img'/><target dev='xvda'/></disk>
  </devices>
</domain>`;

export async function main(print: (line: string) => void): Promise<void> {
  await using conn = await open("test:///default");
  const { devices, ...common } = await parseDomainXML(template);

  async function provision(name: string): Promise<Domain> {
    const source = { file: `/images/${name}.img` };
    const disk = devices?.disk?.map((disk) => (disk.type === "file" ? { ...disk, source } : disk)) ?? [];
    const xml = await formatDomainXML({ ...common, name, devices: { ...devices, disk } });
    const domain = await conn.defineXML(xml);
    await domain.create();
    return domain;
  }

  for (const name of ["web1", "R&D <1>"]) {
    const domain = await provision(name);
    const { devices } = await parseDomainXML(await domain.XMLDesc());
    const disk = devices?.disk?.[0];
    print(`${domain.name()} runs with id ${domain.ID()} from ${disk?.type === "file" && disk.source?.file}`);
  }
}
