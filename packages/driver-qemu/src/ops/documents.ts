import { ErrorDomain, type LibvirtError, problemWarning, wrapProblems } from "@libvirt-ts/driver";
import {
  assertDomainName,
  generateUuid,
  type Problem,
  parseUuid,
  withPlaces,
  XmlError,
} from "@libvirt-ts/xml";
import { type Domain, parseDomain } from "@libvirt-ts/xml/domain";
import { completeDomain } from "../definition/complete.js";
import { resolveFirmware } from "../firmware/resolve.js";
import { findEmulator } from "../host/emulator.js";
import { firmwareFolders, readFirmwares } from "../host/firmwares.js";
import type { KnownEmulators } from "../host/known-emulators.js";
import type { Qemu } from "../qemu.js";
import { UnsupportedElement } from "../unsupported.js";

/** A definition in which nothing is left open. */
export type Complete = Domain & { readonly uuid: string };

/** Reads a domain document. What is wrong with it is a LibvirtError that names the line. */
export function readDocument(xml: string, warn: (warning: LibvirtError) => void): Domain {
  return placed(xml, () => {
    const { domain, warnings } = parseDomain(xml);
    for (const warning of warnings) warn(problemWarning(warning));
    assertDomainName(domain.name);
    const { id: _, ...rest } = domain;
    if (domain.uuid === undefined) return rest;
    const uuid = parseUuid(domain.uuid.trim());
    if (uuid !== undefined) return { ...rest, uuid };
    const message = `expected 32 hex digits, or 8-4-4-4-12 with dashes, not ${JSON.stringify(domain.uuid.slice(0, 40))}`;
    throw new XmlError(withPlaces([{ id: "domain.uuid", message, path: "/domain/uuid" }], xml));
  });
}

/**
 * A document with all that it leaves open, for the QEMU that it names or that this host has. What QEMU, or this driver, has
 * not is CONFIG_UNSUPPORTED with the element and its line.
 */
export async function completed(
  domain: Domain,
  xml: string,
  emulators: KnownEmulators,
): Promise<{ readonly domain: Complete; readonly qemu: Qemu }> {
  const qemu = await emulators.for(domain, await findEmulator(domain));
  const firmwares = await readFirmwares(firmwareFolders(process.env));
  return placed(xml, () => {
    const whole = completeDomain(resolveFirmware(domain, qemu, firmwares), qemu);
    return { domain: { ...whole, uuid: whole.uuid ?? generateUuid() }, qemu };
  });
}

/** Runs what reads a document, and says in what line that is wrong which it throws. */
export function placed<T>(xml: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof UnsupportedElement) throw error.placedIn(xml);
    throw wrapProblems(error, {
      info: "domain XML",
      dialectDomain: ErrorDomain.QEMU,
      placed: (problems: readonly Problem[]) => withPlaces(problems, xml),
    });
  }
}

/** Throws XML_ERROR for what is no name of a domain. */
export function assertName(name: string): void {
  try {
    assertDomainName(name);
  } catch (error) {
    throw wrapProblems(error, { info: `name ${JSON.stringify(name)}` });
  }
}
