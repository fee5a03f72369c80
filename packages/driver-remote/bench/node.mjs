import { createHash } from "node:crypto";

export const DOMAINS = 1_000;

/** A node of libvirt's test driver with many domains, each with a disk, a network card and a screen. */
export function manyDomains() {
  return `<node>${Array.from(
    { length: DOMAINS },
    (_, i) =>
      `<domain type='test'><name>d${i}</name><uuid>${uuid(i)}</uuid><memory>65536</memory><vcpu>1</vcpu><os><type>hvm</type></os>` +
      `<devices><disk type='file' device='disk'><source file='/d${i}'/><target dev='vda'/></disk>` +
      "<interface type='network'><source network='default'/></interface><graphics type='vnc'/></devices></domain>",
  ).join("")}</node>`;
}

function uuid(i) {
  return createHash("sha1")
    .update(String(i))
    .digest("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, "$1-$2-$3-$4-$5");
}
