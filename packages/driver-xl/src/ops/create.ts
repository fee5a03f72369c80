import {
  type CallOptions,
  type ConnectionOperations,
  type DomainRef,
  ErrorDomain,
  ErrorNumber,
  type LibvirtError,
  problemWarning,
  wrapProblems,
} from "@libvirt-ts/driver";
import { type ConfigDirectory, type ConfigEntry, documentOf } from "@libvirt-ts/driver-xm";
import { concerning, confToDomain, domainToConf } from "@libvirt-ts/xm-conf/domain";
import { type DomainDescription, generateUuid, parseDomain } from "@libvirt-ts/xml";
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
  return async (xml, _flags, options) => {
    const domain = readDomain(host, xml);
    const defined = (await directory.entries()).find(({ name }) => name === domain.name);
    const uuid = domain.uuid ?? defined?.uuid;
    if (defined !== undefined && uuid !== defined.uuid) {
      throw xlError(
        ErrorNumber.DOM_EXIST,
        `domain '${domain.name}'`,
        `its definition has the uuid ${defined.uuid}`,
      );
    }
    return start(host, { ...domain, ...(uuid !== undefined && { uuid }) }, options);
  };
}

/** Reads domain XML; its warnings go to the connection. */
export function readDomain({ warn }: Pick<XlHost, "warn">, xml: string): DomainDescription {
  try {
    const { domain, warnings } = parseDomain(xml);
    for (const warning of concerning(warnings, "xl")) warn(problemWarning(warning));
    return domain;
  } catch (error) {
    throw wrapProblems(error, { info: "domain XML", dialectDomain: ErrorDomain.XENXL });
  }
}

/** Starts a guest that domain XML describes. */
export function start(
  host: XlHost,
  described: DomainDescription,
  options: CallOptions | undefined,
): Promise<DomainRef> {
  const domain = { ...described, uuid: described.uuid ?? generateUuid() };
  const { name, uuid } = domain;
  const config = configurationOf(domain, host.warn);
  return startGuest(host, { name, uuid, config, secrets: secretsOf(domain) }, options);
}

/** Starts a guest with its file as it is: it may say more than domain XML can. */
export function startFile(
  host: XlHost,
  entry: ConfigEntry,
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
    return startGuest(host, { name, uuid, config, secrets }, options);
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
}

function startGuest(
  { guests }: XlHost,
  { name, uuid, config, secrets }: NewGuest,
  options: CallOptions | undefined,
): Promise<DomainRef> {
  return guests.exclusively(
    uuid,
    `create domain '${name}'`,
    async (task) => {
      await guests.assertFree(name, uuid, options);
      const args = ["create", "-f", configFile];
      const created = await guests.make({ uuid, name }, { ...task, args, config, secrets }, options);
      if (created !== undefined) return guestRef(created);
      throw xlError(ErrorNumber.OPERATION_FAILED, task.purpose, "it ended as soon as it was started");
    },
    options,
  );
}

function configurationOf(domain: DomainDescription, warn: (warning: LibvirtError) => void): string {
  try {
    const { document, warnings } = domainToConf(domain, "xl");
    for (const warning of warnings) warn(problemWarning(warning));
    return document.format();
  } catch (error) {
    throw wrapProblems(error, { info: `domain '${domain.name}'`, dialectDomain: ErrorDomain.XENXL });
  }
}

function secretsOf({ devices }: DomainDescription): string[] {
  return devices.graphics.flatMap((screen) =>
    screen.type === "vnc" && screen.passwd ? spellingsOf(screen.passwd) : [],
  );
}
