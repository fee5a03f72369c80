import {
  type ConnectionOperations,
  DomainCreateFlags,
  DomainEventDefinedDetail,
  DomainEventStartedDetail,
  DomainEventType,
  DomainEventUndefinedDetail,
  type DomainOperations,
  ErrorNumber,
  type LibvirtError,
  wrapProblems,
} from "@libvirt-ts/driver";
import { DomainRunningReason } from "@libvirt-ts/driver/flags";
import { assertDomainName } from "@libvirt-ts/xml";
import { diffDomain, withPasswords } from "@libvirt-ts/xml/domain";
import { type Configuration, type Draft, identified, readConfiguration } from "../../configuration.js";
import { testError, wrongState } from "../../errors.js";
import { completed } from "../../fill-in/domain.js";
import { refOf, type TestDomain } from "../../state/domain.js";
import type { NodeDomains } from "../../state/node-domains.js";
import { type Beginning, start } from "./lifecycle.js";

type DefineOperations = Required<
  Pick<ConnectionOperations, "domainDefineXML" | "domainCreateXML"> & Pick<DomainOperations, "domainRename">
>;

/** How domains come to be. */
export function defineOperations(node: NodeDomains, warn: (warning: LibvirtError) => void): DefineOperations {
  return {
    async domainDefineXML(xml, _flags) {
      const draft = readConfiguration(xml, "domain XML", warn);
      const known = node.claimed(draft.uuid, draft.name);
      const before = known?.definition;
      const kept = before === undefined ? draft : withPasswords(draft, before);
      const configuration = filledIn(node, identified(kept, known?.uuid));
      if (known !== undefined && draft.uuid === undefined) {
        if (before === undefined || diffDomain(before, configuration).length > 0) {
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
      assertMovable(domain);
      node.rename(domain, name);
      if (domain.definition !== undefined) {
        const { UNDEFINED } = DomainEventType;
        const detail = DomainEventUndefinedDetail.RENAMED;
        node.tellOf({ event: "lifecycle", type: UNDEFINED, detail }, before);
        node.emit(domain, DomainEventType.DEFINED, DomainEventDefinedDetail.RENAMED);
      }
      return refOf(domain);
    },

    async domainCreateXML(xml, flags) {
      const draft = readConfiguration(xml, "domain XML", warn);
      const domain = startWith(node, draft, {
        detail: DomainEventStartedDetail.BOOTED,
        reason: DomainRunningReason.BOOTED,
        paused: (flags & DomainCreateFlags.START_PAUSED) !== 0,
      });
      return refOf(domain);
    },
  };
}

/** What today's test driver fills in; that of 0.1.11 left documents as they are. */
export const filledIn = ({ layout, info }: NodeDomains, configuration: Configuration): Configuration =>
  layout === "today" ? completed(configuration, info.model) : configuration;

/** Snapshots and checkpoints have documents of a domain of this name. */
function assertMovable(domain: TestDomain): void {
  if (domain.snapshots.size + domain.checkpoints.size === 0) return;
  throw wrongState(refOf(domain), "a domain with snapshots or checkpoints keeps its name");
}

function assertName(name: string): void {
  try {
    assertDomainName(name);
  } catch (error) {
    throw wrapProblems(error, { info: `name ${JSON.stringify(name)}` });
  }
}

/** Starts a domain with a configuration: the inactive one of its name and uuid, or a new, transient one. */
export function startWith(node: NodeDomains, draft: Draft, beginning: Beginning): TestDomain {
  const known = node.claimed(draft.uuid, draft.name);
  if (known?.guest !== undefined) {
    throw testError(
      ErrorNumber.DOM_EXIST,
      `domain '${known.name}'`,
      `it is active with id ${known.guest.id}`,
    );
  }
  const configuration = filledIn(node, identified(draft, known?.uuid));
  const domain = known ?? node.add(configuration.uuid, configuration.name);
  // Another guest than the one that was kept.
  domain.managedSave = undefined;
  start(node, domain, configuration, beginning);
  return domain;
}
