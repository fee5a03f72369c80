import type { Device } from "./model/devices.js";
import type { DomainDescription } from "./model/domain.js";
import { writeDevice } from "./write/device.js";
import { writeDomain } from "./write/domain.js";
import { type WriteOptions, XmlWriter } from "./write/writer.js";

/**
 * Writes a domain document, in one order and layout whatever the domain was made from; ends with a newline.
 *
 * @throws XmlError for a character that XML cannot hold, or an unknown part whose name is no name.
 */
export function formatDomain(domain: DomainDescription, options: WriteOptions = {}): string {
  const writer = new XmlWriter(options);
  writeDomain(writer, domain, options);
  return writer.toString();
}

/**
 * Writes a device document; ends with a newline.
 *
 * @throws XmlError for a character that XML cannot hold, or an unknown part whose name is no name.
 */
export function formatDevice(device: Device, options: WriteOptions = {}): string {
  const writer = new XmlWriter(options);
  writeDevice(writer, device, options);
  return writer.toString();
}
