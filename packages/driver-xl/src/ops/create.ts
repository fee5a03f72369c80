import {
  type CallOptions,
  type ConnectionOperations,
  DomainCreateFlags,
  type DomainRef,
  ErrorDomain,
  ErrorNumber,
  type LibvirtError,
  type Problem,
  problemWarning,
  type WrapOptions,
  wrapProblems,
} from "@libvirt-ts/driver";
import { type ConfigDirectory, type ConfigEntry, documentOf } from "@libvirt-ts/driver-xm";
import { confToDomain, domainToConf, gapsOf, identityOf } from "@libvirt-ts/xm-conf/domain";
import { generateUuid, withPlaces } from "@libvirt-ts/xml";
import { type Domain, parseDomain } from "@libvirt-ts/xml/domain";
import { withoutUnknown } from "@libvirt-ts/xml/xen";
import { xlError } from "../errors.js";
import { guestRef } from "../guests.js";
import { spellingsOf } from "../secrets.js";
import { configFile } from "../xl-command.js";
import type { XlHost } from "../xl-host.js";

/**
 * `domainCreateXML`: starts a guest from domain XML. One that is defined under this name, or under this name and uuid,
 * runs with the new configuration.
 */
export function createOperation(
  host: XlHost,
  directory: ConfigDirectory,
): NonNullable<ConnectionOperations["domainCreateXML"]> {
  return async (xml, flags, options) => {
    const document = readDocument(host, xml);
    const { domain } = document;
    const defined = (await directory.entries()).find(({ name }) => name === domain.name);
    const uuid = domain.uuid ?? defined?.uuid;
    if (defined !== undefined && uuid !== defined.uuid) {
      throw xlError(
        ErrorNumber.DOM_EXIST,
        `domain '${domain.name}'`,
        `its definition has the uuid ${defined.uuid}`,
      );
    }
    const meant = { ...document, domain: { ...domain, ...(uuid !== undefined && { uuid }) } };
    return start(host, meant, flags, options);
  };
}

/** Starts a guest that domain XML describes, whatever is defined. */
export function createFrom(host: XlHost, xml: string, options: CallOptions | undefined): Promise<DomainRef> {
  return start(host, readDocument(host, xml), 0, options);
}

type Placed = NonNullable<WrapOptions["placed"]>;

interface Document {
  /** Its uuid is in its canonical form. */
  readonly domain: Domain;
  /** Finds the lines of problems in it. */
  readonly placed: Placed;
}

/** Reads domain XML; its warnings go to the connection. */
function readDocument({ warn }: Pick<XlHost, "warn">, xml: string): Document {
  const placed = (problems: readonly Problem[]) => withPlaces(problems, xml);
  try {
    const { domain, warnings } = parseDomain(xml);
    const told = [...withoutUnknown(warnings), ...gapsOf(domain, "xl")];
    for (const warning of placed(told)) warn(problemWarning(warning));
    const { uuid: _, ...rest } = domain;
    return { domain: { ...rest, ...identityOf(domain) }, placed };
  } catch (error) {
    throw wrapProblems(error, { info: "domain XML", dialectDomain: ErrorDomain.XENXL, placed });
  }
}

function start(
  host: XlHost,
  { domain: described, placed }: Document,
  flags: number,
  options: CallOptions | undefined,
): Promise<DomainRef> {
  const domain = { ...described, uuid: described.uuid ?? generateUuid() };
  const { name, uuid } = domain;
  const config = configurationOf(domain, host.warn, placed);
  return startGuest(host, { name, uuid, config, secrets: secretsOf(domain), flags }, options);
}

/** Starts a guest with its file as it is: it may say more than domain XML can. */
export function startFile(
  host: XlHost,
  entry: ConfigEntry,
  flags: number,
  options: CallOptions | undefined,
): Promise<DomainRef> {
  const { name, uuid, content } = entry;
  const document = documentOf(entry);
  try {
    const secrets = secretsOf(confToDomain(document, "xl").domain);
    for (const key of document.names()) {
      const value = document.get(key);
      if (/passw/i.test(key) && typeof value === "string") secrets.push(...spellingsOf(value));
    }
    const config = Buffer.from(document.format(), content.encoding);
    return startGuest(host, { name, uuid, config, secrets, flags }, options);
  } catch (error) {
    throw wrapProblems(error, { info: entry.file, dialectDomain: ErrorDomain.XENXL });
  }
}

interface NewGuest {
  readonly name: string;
  /** It always goes along, so that the guest is found again whatever happens to xl or to us. */
  readonly uuid: string;
  readonly config: string | Uint8Array;
  readonly secrets: readonly string[];
  /** Those of `honouredCreateFlags`. */
  readonly flags: number;
}

/** What starts a guest takes of `DomainCreateFlags`. */
export const honouredCreateFlags = DomainCreateFlags.START_PAUSED;

function startGuest(
  { guests }: XlHost,
  { name, uuid, config, secrets, flags }: NewGuest,
  options: CallOptions | undefined,
): Promise<DomainRef> {
  return guests.exclusively(
    uuid,
    `create domain '${name}'`,
    async (task) => {
      await guests.assertFree(name, uuid, options);
      const paused = (flags & DomainCreateFlags.START_PAUSED) !== 0;
      const args = ["create", ...(paused ? ["-p"] : []), "-f", configFile];
      const created = await guests.make({ uuid, name }, { ...task, args, config, secrets }, options);
      if (created !== undefined) return guestRef(created);
      throw xlError(ErrorNumber.OPERATION_FAILED, task.purpose, "it ended as soon as it was started");
    },
    options,
  );
}

function configurationOf(domain: Domain, warn: (warning: LibvirtError) => void, placed: Placed): string {
  try {
    const { document, warnings } = domainToConf(domain, "xl");
    for (const warning of placed(warnings)) warn(problemWarning(warning));
    return document.format();
  } catch (error) {
    throw wrapProblems(error, { info: `domain '${domain.name}'`, dialectDomain: ErrorDomain.XENXL, placed });
  }
}

function secretsOf({ devices }: Domain): string[] {
  return (devices?.graphics ?? []).flatMap((screen) =>
    screen.type === "vnc" && screen.passwd ? spellingsOf(screen.passwd) : [],
  );
}
