/** The contract of devices that can be defined, on a node whose PCI device offers mediated ones. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OperationName, suite } from "@libvirt-ts/driver/conformance";
import { afterAll, describe, test } from "vitest";
import { openNode } from "./connection.js";

const folder = mkdtempSync(join(tmpdir(), "conformance-devices-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, "node.xml");
writeFileSync(
  file,
  "<node><device><name>computer</name><capability type='system'><hardware><uuid>11111111-2222-3333-4444-555555555555</uuid></hardware><firmware/></capability></device>" +
    "<device><name>pci_0000_00_02_0</name><parent>computer</parent><driver><name>i915</name></driver>" +
    "<capability type='pci'><domain>0</domain><bus>0</bus><slot>2</slot><function>0</function><product id='0x1'/>" +
    "<vendor id='0x2'/><capability type='mdev_types'><type id='vgpu'><deviceAPI>vfio-pci</deviceAPI>" +
    "<availableInstances>4</availableInstances></type></capability></capability></device></node>",
);

const mediatedDeviceXML = (number: number) =>
  "<device><parent>pci_0000_00_02_0</parent><capability type='mdev'><type id='vgpu'/>" +
  `<uuid>c0f04ace-5a17-4e00-8000-00000000000${number}</uuid></capability></device>`;

const connection = await openNode(undefined, `test://${file}`);
const supports = Object.keys(connection).filter((name) => /nodeDevice/i.test(name)) as OperationName[];
await connection.close();

describe("devices of the test driver conform to the contract", () => {
  suite({
    test,
    open: () => openNode(undefined, `test://${file}`),
    supports,
    fixtures: { nodeDeviceXML: mediatedDeviceXML, mediatedDeviceXML },
    report: () => {},
  });
});
