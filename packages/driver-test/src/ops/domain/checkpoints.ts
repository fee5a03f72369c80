import {
  type DomainCheckpointOperations,
  type DomainCheckpointRef,
  type DomainRef,
  ErrorNumber,
  type LibvirtError,
  passesFilters,
} from "@libvirt-ts/driver";
import {
  DomainCheckpointCreateFlags,
  DomainCheckpointListFlags,
  DomainCheckpointXMLFlags,
} from "@libvirt-ts/driver/flags";
import type { Domain } from "@libvirt-ts/xml/domain";
import {
  type DomainCheckpoint,
  type DomainCheckpointDisk,
  formatDomainCheckpoint,
  parseDomainCheckpoint,
} from "@libvirt-ts/xml/domain-checkpoint";
import { secondsOf } from "../../clock.js";
import { type Configuration, checkConfiguration, identified } from "../../configuration.js";
import { plain, readDocument } from "../../document.js";
import { invalidArgument, testError } from "../../errors.js";
import { disksOf, isWritable } from "../../state/disks.js";
import { configurationOf, refOf, type TestDomain } from "../../state/domain.js";
import type { TestCheckpoint } from "../../state/moments.js";
import type { NodeDomains } from "../../state/node-domains.js";
import { removalOf } from "./snapshots.js";

type CheckpointOperations = Required<
  Pick<
    DomainCheckpointOperations,
    | "domainCheckpointCreateXML"
    | "domainListAllCheckpoints"
    | "domainCheckpointLookupByName"
    | "domainCheckpointListAllChildren"
    | "domainCheckpointGetParent"
    | "domainCheckpointGetXMLDesc"
    | "domainCheckpointDelete"
  >
>;

type Warn = (warning: LibvirtError) => void;

const lists = DomainCheckpointListFlags;
const what = "checkpoint XML";

/** Checkpoints: times from which it is known which blocks of disks have changed. */
export function checkpointOperations(node: NodeDomains, warn: Warn): CheckpointOperations {
  const checkpointRef = (domain: TestDomain, { name }: { readonly name: string }): DomainCheckpointRef => ({
    domain: refOf(domain),
    name,
  });

  function find({ domain: ref, name }: { readonly domain: DomainRef; readonly name: string }) {
    const domain = node.find(ref);
    return { domain, checkpoint: domain.checkpoints.get(name) };
  }

  function list(domain: TestDomain, from: string | undefined, deep: boolean, flags: number) {
    const { checkpoints } = domain;
    const inOrder = from === undefined && deep && !(flags & lists.TOPOLOGICAL);
    const all = inOrder
      ? checkpoints.values()
      : deep
        ? checkpoints.descendantsOf(from)
        : checkpoints.childrenOf(from);
    return [...all]
      .filter(({ name }) => {
        const hasChildren = checkpoints.hasChildren(name);
        return passesFilters(flags, [
          [
            [lists.LEAVES, !hasChildren],
            [lists.NO_LEAVES, hasChildren],
          ],
        ]);
      })
      .map((checkpoint) => checkpointRef(domain, checkpoint));
  }

  return {
    async domainCheckpointCreateXML(ref, xml, flags) {
      const domain = node.find(ref);
      return checkpointRef(domain, createCheckpoint(node, domain, xml, flags, warn));
    },

    async domainListAllCheckpoints(ref, flags) {
      return list(node.find(ref), undefined, !(flags & lists.ROOTS), flags);
    },

    async domainCheckpointLookupByName(ref, name) {
      const { domain, checkpoint } = find({ domain: ref, name });
      return checkpointRef(domain, checkpoint);
    },

    async domainCheckpointListAllChildren(ref, flags) {
      const { domain, checkpoint } = find(ref);
      return list(domain, checkpoint.name, (flags & lists.DESCENDANTS) !== 0, flags);
    },

    async domainCheckpointGetParent(ref) {
      const { domain, checkpoint } = find(ref);
      return checkpointRef(domain, domain.checkpoints.parentOf(checkpoint));
    },

    async domainCheckpointGetXMLDesc(ref, flags) {
      const { SECURE, NO_DOMAIN } = DomainCheckpointXMLFlags;
      const { document, parent, configuration } = find(ref).checkpoint;
      const { name, description, ...rest } = document;
      return formatDomainCheckpoint(
        {
          ...(name !== undefined && { name }),
          ...(description !== undefined && { description }),
          ...(parent !== undefined && { parent: { name: parent } }),
          ...rest,
          ...(flags & NO_DOMAIN ? {} : { domain: configuration }),
        },
        { secure: (flags & SECURE) !== 0 },
      );
    },

    async domainCheckpointDelete(ref, flags) {
      const { domain, checkpoint } = find(ref);
      domain.checkpoints.remove(checkpoint.name, removalOf("virDomainCheckpointDelete", flags));
    },
  };
}

/** Makes a checkpoint of a running domain, or puts one's document back. */
export function createCheckpoint(
  node: NodeDomains,
  domain: TestDomain,
  xml: string,
  flags: number,
  warn: Warn,
): { readonly name: string } {
  const asked = plain(readDocument(what, () => parseDomainCheckpoint(xml), warn).domainCheckpoint);
  const { snapshots, checkpoints } = domain;
  if (snapshots.size > 0) {
    const detail = `the domain has ${snapshots.size} snapshots, and cannot have both`;
    throw testError(ErrorNumber.OPERATION_UNSUPPORTED, "checkpoint", detail);
  }
  if (flags & DomainCheckpointCreateFlags.REDEFINE) return redefine(domain, asked);
  if (domain.guest === undefined) {
    throw testError(ErrorNumber.OPERATION_UNSUPPORTED, "checkpoint", "an inactive domain changes no blocks");
  }
  const configuration = configurationOf(domain);
  if (!disksOf(configuration).some(isWritable)) {
    throw testError(ErrorNumber.CONFIG_UNSUPPORTED, "checkpoint", "the domain has no disk that it writes to");
  }
  const creationTime = secondsOf(node.clock);
  const name = checkedName(asked.name ?? `${creationTime}`);
  const { description } = asked;
  const document: DomainCheckpoint = {
    name,
    ...(description !== undefined && { description }),
    creationTime,
    disks: { disk: disksFor(asked, configuration, name) },
  };
  checkpoints.add({ name, parent: checkpoints.current?.name, document, configuration });
  return { name };
}

function redefine(domain: TestDomain, { parent, domain: model, ...document }: DomainCheckpoint) {
  const { name, creationTime } = document;
  if (name === undefined || creationTime === undefined || model === undefined) {
    const missing = name === undefined ? "name" : creationTime === undefined ? "creationTime" : "domain";
    throw testError(ErrorNumber.XML_ERROR, what, `what is redefined has a <${missing}>, which is missing`);
  }
  checkedName(name);
  const configuration = identified(checkConfiguration(model as Domain), domain.uuid);
  if (configuration.uuid !== domain.uuid) {
    throw invalidArgument(what, `its domain has the uuid ${configuration.uuid}, not ${domain.uuid}`);
  }
  const checkpoint: TestCheckpoint = { name, parent: parent?.name, document, configuration };
  domain.checkpoints.redefine(checkpoint, domain.checkpoints.current === undefined);
  return { name };
}

function checkedName(name: string): string {
  if (name !== "" && !/[/\n]/.test(name) && !name.startsWith(".")) return name;
  const detail = `${JSON.stringify(name)} is no name: it is empty, begins with a dot, or has a slash or a line end`;
  throw testError(ErrorNumber.XML_ERROR, what, detail);
}

/** Of which disks changes are tracked: those that the document names, or all that the guest writes to. */
function disksFor(
  { disks }: DomainCheckpoint,
  configuration: Configuration,
  name: string,
): DomainCheckpointDisk[] {
  const asked = new Map((disks?.disk ?? []).map((disk) => [disk.name, disk]));
  for (const target of asked.keys()) {
    if (disksOf(configuration).some((disk) => disk.target.dev === target)) continue;
    throw testError(ErrorNumber.CONFIG_UNSUPPORTED, what, `the domain has no disk '${target}'`);
  }
  return disksOf(configuration).map((disk): DomainCheckpointDisk => {
    const target = disk.target.dev;
    const wanted = asked.get(target);
    const usual = isWritable(disk) && disks === undefined ? "bitmap" : "no";
    const checkpoint = wanted === undefined ? usual : (wanted.checkpoint ?? "bitmap");
    return checkpoint === "bitmap"
      ? { name: target, checkpoint, bitmap: wanted?.bitmap ?? name }
      : { name: target, checkpoint };
  });
}
