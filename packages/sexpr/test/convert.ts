import { parseDomain } from "@libvirt-ts/xml/domain";
import { type ConfigFormat, domainToSexpr } from "../src/domain/index.js";

export const paravirtual = "<os><type>linux</type><kernel>/k</kernel></os>";
export const hvm = "<os><type>hvm</type><loader>/l</loader></os>";
export const disk = (attributes: string, inside: string) =>
  `<disk ${attributes}><source file='/f'/>${inside}</disk>`;

/** Converts a document with this os and these devices, and whatever else. */
export function convert(
  os: string,
  devices: string,
  format: ConfigFormat,
  other = "<memory>131072</memory>",
) {
  const emulator = os === hvm ? "<emulator>/e</emulator>" : "";
  const document = `<domain><name>a</name>${os}${other}<devices>${emulator}${devices}</devices></domain>`;
  return domainToSexpr(parseDomain(document).domain, format);
}
