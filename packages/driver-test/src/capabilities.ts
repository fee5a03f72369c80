import type { NodeInfo } from "@libvirt-ts/driver";
import { escapeAttribute, escapeText } from "@libvirt-ts/xml";

/** What the test node can run, as libvirt's capabilities document. */
export function capabilities({ model }: NodeInfo): string {
  const guest = (type: string) => `  <guest>
    <os_type>${type}</os_type>
    <arch name='${escapeAttribute(model)}'>
      <domain type='test'/>
    </arch>
  </guest>
`;
  return `<capabilities>
  <host>
    <cpu>
      <arch>${escapeText(model)}</arch>
    </cpu>
  </host>
${guest("linux")}${guest("hvm")}</capabilities>
`;
}
