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
import type { ConfigDirectory } from "@libvirt-ts/driver-xm";
import { domainToConf } from "@libvirt-ts/xm-conf/domain";
import { type DomainDescription, generateUuid, parseDomain } from "@libvirt-ts/xml";
import { xlError } from "../errors.js";
import { guestRef } from "../guests.js";
import { spellingsOf } from "../secrets.js";
import { configFile } from "../xl-command.js";
import type { XlHost } from "../xl-host.js";

/**
 * `domainCreateLinux`: starts a guest from domain XML. One that is defined under this name, or under this name and uuid,
 * runs with the new configuration.
 */
export function createOperation(
  host: XlHost,
  directory: ConfigDirectory,
): NonNullable<ConnectionOperations["domainCreateLinux"]> {
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
    for (const warning of warnings) warn(problemWarning(warning));
    return domain;
  } catch (error) {
    throw wrapProblems(error, { info: "domain XML", dialectDomain: ErrorDomain.XENXL });
  }
}

/** Starts a guest. Its uuid always goes along, so that it is found again whatever happens to xl or to us. */
export async function start(
  host: XlHost,
  described: DomainDescription,
  options: CallOptions | undefined,
): Promise<DomainRef> {
  const { xl, guests } = host;
  const uuid = described.uuid ?? generateUuid();
  const domain = { ...described, uuid };
  const config = configurationOf(domain, host.warn);
  return guests.exclusively(
    uuid,
    `create domain '${domain.name}'`,
    async (task) => {
      const before = await guests.list(options);
      const taken = before.find(({ name, uuid }) => name === domain.name || uuid === domain.uuid);
      if (taken !== undefined) {
        throw xlError(ErrorNumber.DOM_EXIST, `domain '${taken.name}'`, `it is active with id ${taken.id}`);
      }
      const args = ["create", "-f", configFile];
      await xl.run({ ...task, args, config, secrets: secretsOf(domain) }, options);
      const created = (await guests.list(options)).find((guest) => guest.uuid === uuid);
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
