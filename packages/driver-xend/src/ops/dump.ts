import { type CallOptions, type DomainRef, DomainXMLFlags, ErrorNumber } from "@libvirt-ts/driver";
import { sexprToDomain } from "@libvirt-ts/sexpr/domain";
import { replaceForbidden, XmlError } from "@libvirt-ts/xml";
import { type Domain, formatDomain } from "@libvirt-ts/xml/domain";
import { xendError } from "../errors.js";
import { find } from "../find.js";
import type { Xend } from "../xend.js";
import { guarded } from "./configuration.js";

/**
 * The domain's document. Of a running guest the `guestRuntime` peer tells VNC port and console; without it the port
 * is the configured one, else 5900 + its id, and the console is left out. Flag SECURE shows passwords on a
 * read-write connection.
 */
export async function dumpXml(
  xend: Xend,
  ref: DomainRef,
  flags: number,
  readOnly: boolean,
  options?: CallOptions,
): Promise<string> {
  const { SECURE, INACTIVE } = DomainXMLFlags;
  if ((flags & ~(SECURE | INACTIVE)) !== 0) {
    throw xendError(ErrorNumber.ARGUMENT_UNSUPPORTED, "flags", `unknown flags ${flags}`, { int1: flags });
  }
  const secure = (flags & SECURE) !== 0;
  if (secure && readOnly)
    throw xendError(ErrorNumber.OPERATION_DENIED, "virDomainGetXMLDesc", "passwords are not shown");
  const { domain } = await find(xend, ref, options);
  if (flags & INACTIVE && domain.ref.id !== undefined) {
    const detail = "xend tells of an active domain as it runs only";
    throw xendError(ErrorNumber.ARGUMENT_UNSUPPORTED, "VIR_DOMAIN_XML_INACTIVE", detail);
  }
  const runtime = await runtimeOf(xend, domain.ref.id, options);
  return guarded("virDomainGetXMLDesc", () => {
    const described = sexprToDomain(domain.config, xend.dialect.format, runtime);
    return documentOf(described.domain, secure);
  });
}

/** The document of a domain in xend's words, which may hold characters that no document can: they are replaced. */
function documentOf(domain: Domain, secure: boolean): string {
  try {
    return formatDomain(domain, { secure });
  } catch (error) {
    const isCharacter = error instanceof XmlError && error.problems[0]?.id === "xml.character";
    if (!isCharacter) throw error;
    return formatDomain(printable(domain), { secure });
  }
}

/** The same data with U+FFFD for every character that XML cannot hold. */
function printable<T>(data: T): T {
  if (typeof data === "string") return replaceForbidden(data) as T;
  if (Array.isArray(data)) return data.map(printable) as T;
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, printable(value)])) as T;
}

/** What is known of a running guest's screen and console. */
export async function runtimeOf(xend: Xend, id: number | undefined, options?: CallOptions) {
  const peer = id === undefined || id === 0 ? undefined : xend.peers.get("guestRuntime");
  if (id === undefined || peer === undefined) return {};
  const [ports, consoles] = await Promise.all([
    peer.vncPorts([id], options),
    peer.consolePaths([id], options),
  ]);
  const vncPort = ports.get(id);
  const consoleTty = consoles.get(id);
  return {
    ...(vncPort === undefined ? {} : { vncPort }),
    ...(consoleTty === undefined ? {} : { consoleTty }),
  };
}
