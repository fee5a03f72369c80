// A guest from a cloud's image: the image stays as it is, the guest's disk holds what it changes, and cloud-init is told by this
// program who the guest is. `virsh install --cloud-image` does the like with a copy and a seed.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { formatDomainXML, open, parseDomainXML } from "@libvirt-ts/core";
import type { Disk } from "@libvirt-ts/xml/domain";

/** Where a guest of QEMU's own network finds the host that runs it. */
const hostOfGuest = "10.0.2.2";

/** Boots a guest from the image, of the qcow2 format, in a node of its own in `folder`; QEMU has to be installed. */
export async function main(print: (line: string) => void, folder: string, image: string): Promise<void> {
  const name = "web-1";
  // JSON is YAML, so that no name or key breaks out of it.
  const told: Readonly<Record<string, string>> = {
    "/meta-data": JSON.stringify({ "instance-id": name, "local-hostname": name }),
    "/user-data": `#cloud-config\n${JSON.stringify({ packages: ["nginx"] })}`,
    "/vendor-data": "",
  };
  await using server = createServer(({ url = "" }, response) => {
    const text = told[url];
    response.writeHead(text === undefined ? 404 : 200).end(text);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;

  await using conn = await open(`qemu:///embed?root=${encodeURIComponent(`${folder}/node`)}`);
  const pool = await conn.storagePoolCreateXML(
    `<pool type='dir'><name>disks</name><target><path>${folder}</path></target></pool>`,
  );
  const disk = await pool.createXML(
    `<volume><name>${name}.qcow2</name><capacity unit='GiB'>10</capacity><target><format type='qcow2'/></target>
       <backingStore><path>${image}</path><format type='qcow2'/></backingStore></volume>`,
  );
  const { devices, ...common } = await parseDomainXML(`
    <domain type='qemu'>
      <name>${name}</name>
      <memory unit='MiB'>256</memory>
      <os><type>hvm</type><smbios mode='sysinfo'/></os>
      <sysinfo type='smbios'>
        <system><entry name='serial'>ds=nocloud;s=http://${hostOfGuest}:${port}/</entry></system>
      </sysinfo>
      <devices>
        <interface type='user'><model type='virtio'/></interface>
        <console type='pty'/>
      </devices>
    </domain>`);
  const boot: Disk = {
    type: "file",
    device: "disk",
    driver: { name: "qemu", type: "qcow2" },
    source: { file: await disk.path() },
    target: { dev: "vda", bus: "virtio" },
  };
  const xml = await formatDomainXML({ ...common, devices: { ...devices, disk: [boot] } });
  const guest = await conn.createXML(xml);
  try {
    const { readable } = await guest.openConsole();
    print(`the guest said ${JSON.stringify(await firstLine(readable))}`);
    print(`its disk: ${(await disk.info()).capacity / 2n ** 30n} GiB on ${image.split("/").at(-1)}`);
  } finally {
    await guest.destroy();
  }
}

/** A console brings what a guest says in pieces as they come, however short. */
async function firstLine(readable: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let said = "";
  for await (const bytes of readable) {
    said += decoder.decode(bytes, { stream: true });
    if (said.includes("\n")) break;
  }
  return said.split("\n", 1)[0]!.slice(0, 40);
}
