import { formatMac } from "@libvirt-ts/xml";

/** An address of those that QEMU's guests have. */
export function randomMac(): string {
  return formatMac(Uint8Array.of(0x52, 0x54, 0, ...crypto.getRandomValues(new Uint8Array(3))));
}
