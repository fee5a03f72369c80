import {
  type CallOptions,
  type ConnectionOperations,
  type DomainOperations,
  type DomainRef,
  ErrorNumber,
  type Problem,
  problemWarning,
} from "@libvirt-ts/driver";
import {
  confToDomain,
  type DomainIdentity,
  domainToConf,
  gapsOf,
  identityOf,
} from "@libvirt-ts/xm-conf/domain";
import { assertDomainName, withPlaces } from "@libvirt-ts/xml";
import { formatDomain, parseDomain, withPasswords } from "@libvirt-ts/xml/domain";
import { withoutUnknown } from "@libvirt-ts/xml/xen";
import { asLibvirtError, xmError } from "../errors.js";
import { startable } from "../startable.js";
import { certainlyInactive, refOf, type XmNode } from "../xm-node.js";

type DefineOperations = Required<
  Pick<ConnectionOperations, "domainDefineXML"> &
    Pick<DomainOperations, "domainUndefine" | "domainRename" | "domainCreate">
>;

/** How files come and go, and what is made of them. */
export function defineOperations(node: XmNode): DefineOperations {
  return {
    domainDefineXML: (xml, _flags, options) => define(node, xml, options),

    async domainUndefine(ref, _flags, options) {
      const entry = await certainlyInactive(node, ref, options?.signal);
      await node.directory.remove(refOf(entry), options?.signal);
    },

    async domainRename(ref, name, _flags, options) {
      assertName(name);
      const entry = await certainlyInactive(node, ref, options?.signal);
      await activeUuid(node, { name, uuid: entry.uuid }, options);
      return refOf(await node.directory.rename(refOf(entry), name, options?.signal));
    },

    async domainCreate(ref, _flags, options) {
      const entry = await certainlyInactive(node, ref, options?.signal);
      const starter = node.peers.get("domainStarter");
      if (starter === undefined) {
        throw xmError(ErrorNumber.NO_SUPPORT, "virDomainCreate", "no driver that could start it takes part");
      }
      const { domain, warnings } = startable(node, entry);
      for (const warning of warnings) node.warn(problemWarning(warning));
      // The uuid goes along, so that the guest is known for this file's from then on.
      return starter.createFrom(
        formatDomain({ ...domain, uuid: entry.uuid }, { secure: true, status: false }),
        options,
      );
    },
  };
}

async function define(node: XmNode, xml: string, options: CallOptions | undefined): Promise<DomainRef> {
  const placed = (problems: readonly Problem[]) => withPlaces(problems, xml);
  const warn = (problems: readonly Problem[]) => {
    for (const problem of placed(problems)) node.warn(problemWarning(problem));
  };
  try {
    const { domain, warnings } = parseDomain(xml);
    warn([...withoutUnknown(warnings), ...gapsOf(domain, node.dialect)]);
    const identity = identityOf(domain);
    const running = await activeUuid(node, identity, options);
    const entry = await node.directory.define(
      { ...identity, ...(running !== undefined && { running }) },
      (known, base) => {
        const kept =
          base === undefined ? domain : withPasswords(domain, confToDomain(base, node.dialect).domain);
        const converted = domainToConf({ ...kept, uuid: known }, node.dialect, base && { base });
        warn(converted.warnings);
        return converted.document;
      },
      options?.signal,
    );
    return refOf(entry);
  } catch (error) {
    throw asLibvirtError(error, "domain XML", placed);
  }
}

function assertName(name: string): void {
  try {
    assertDomainName(name);
  } catch (error) {
    throw asLibvirtError(error, `name ${JSON.stringify(name)}`);
  }
}

/** The uuid of a running guest of this name. Throws DOM_EXIST when it is not the domain's. */
async function activeUuid(
  { peers }: XmNode,
  { name, uuid }: DomainIdentity,
  options: CallOptions | undefined,
): Promise<string | undefined> {
  const guest = (await peers.get("activeDomains")?.findByName([name], options))?.get(name);
  if (guest === undefined || uuid === undefined || guest.uuid === uuid) return guest?.uuid;
  throw xmError(
    ErrorNumber.DOM_EXIST,
    `'${name}'`,
    `an active domain of this name has the uuid ${guest.uuid}`,
  );
}
