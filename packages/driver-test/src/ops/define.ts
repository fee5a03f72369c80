import {
  type ConnectionOperations,
  DomainEventDefinedDetail,
  DomainEventStartedDetail,
  DomainEventType,
  DomainEventUndefinedDetail,
  type DomainOperations,
  ErrorNumber,
  type LibvirtError,
  wrapProblems,
} from "@libvirt-ts/driver";
import { assertDomainName, type DomainDescription, diffDomains, withPasswords } from "@libvirt-ts/xml";
import { identified, readConfiguration } from "../configuration.js";
import { testError } from "../errors.js";
import type { NodeState } from "../node-state.js";
import { refOf, type TestDomain } from "../test-domain.js";

type DefineOperations = Required<
  Pick<ConnectionOperations, "domainDefineXML" | "domainCreateXML"> & Pick<DomainOperations, "domainRename">
>;

/** How domains come to be. */
export function defineOperations(node: NodeState, warn: (warning: LibvirtError) => void): DefineOperations {
  return {
    async domainDefineXML(xml) {
      const description = readConfiguration(xml, "domain XML", warn);
      const known = node.claimed(description.uuid, description.name);
      const before = known?.definition;
      const kept = before === undefined ? description : withPasswords(description, before);
      const configuration = identified(kept, known?.uuid);
      if (known !== undefined && description.uuid === undefined) {
        if (before === undefined || diffDomains(before, configuration).length > 0) {
          throw testError(ErrorNumber.DOM_EXIST, `name '${known.name}'`, `its uuid is ${known.uuid}`);
        }
        return refOf(known);
      }
      const domain = known ?? node.add(configuration.uuid, configuration.name);
      const { ADDED, UPDATED } = DomainEventDefinedDetail;
      const detail = domain.definition === undefined ? ADDED : UPDATED;
      domain.definition = configuration;
      node.emit(domain, DomainEventType.DEFINED, detail);
      return refOf(domain);
    },

    async domainRename(ref, name) {
      assertName(name);
      const domain = node.find(ref);
      const before = refOf(domain);
      if (before.name === name) return before;
      if (domain.guest !== undefined) node.liveGuestOf(domain);
      node.rename(domain, name);
      if (domain.definition !== undefined) {
        node.tell(before, DomainEventType.UNDEFINED, DomainEventUndefinedDetail.RENAMED);
        node.emit(domain, DomainEventType.DEFINED, DomainEventDefinedDetail.RENAMED);
      }
      return refOf(domain);
    },

    async domainCreateXML(xml) {
      const description = readConfiguration(xml, "domain XML", warn);
      return refOf(startWith(node, description, DomainEventStartedDetail.BOOTED));
    },
  };
}

function assertName(name: string): void {
  try {
    assertDomainName(name);
  } catch (error) {
    throw wrapProblems(error, { info: `name ${JSON.stringify(name)}` });
  }
}

/** Starts a domain with a configuration: the inactive one of its name and uuid, or a new, transient one. */
export function startWith(node: NodeState, description: DomainDescription, detail: number): TestDomain {
  const known = node.claimed(description.uuid, description.name);
  if (known?.guest !== undefined) {
    throw testError(
      ErrorNumber.DOM_EXIST,
      `domain '${known.name}'`,
      `it is active with id ${known.guest.id}`,
    );
  }
  const configuration = identified(description, known?.uuid);
  const domain = known ?? node.add(configuration.uuid, configuration.name);
  node.boot(domain, configuration);
  node.emit(domain, DomainEventType.STARTED, detail);
  return domain;
}
