import {
  type DomainRef,
  type DomainSnapshotOperations,
  type DomainSnapshotRef,
  type FilterGroup,
  type LibvirtError,
  passesFilters,
  type Removal,
} from "@libvirt-ts/driver";
import {
  DomainSnapshotCreateFlags,
  DomainSnapshotDeleteFlags,
  DomainSnapshotListFlags,
  DomainSnapshotXMLFlags,
} from "@libvirt-ts/driver/flags";
import { formatDomainSnapshot } from "@libvirt-ts/xml/domain-snapshot";
import { invalidArgument } from "../../errors.js";
import { refOf, type TestDomain } from "../../state/domain.js";
import {
  isActiveSnapshot,
  isDiskSnapshot,
  isExternalSnapshot,
  type TestSnapshot,
} from "../../state/moments.js";
import type { NodeDomains } from "../../state/node-domains.js";
import { createSnapshot, redefineSnapshot } from "./snapshot-create.js";
import { revert } from "./snapshot-revert.js";

type SnapshotOperations = Required<
  Pick<
    DomainSnapshotOperations,
    | "domainSnapshotCreateXML"
    | "domainListAllSnapshots"
    | "domainSnapshotLookupByName"
    | "domainHasCurrentSnapshot"
    | "domainSnapshotCurrent"
    | "domainSnapshotListAllChildren"
    | "domainSnapshotGetParent"
    | "domainSnapshotGetXMLDesc"
    | "domainSnapshotIsCurrent"
    | "domainSnapshotHasMetadata"
    | "domainRevertToSnapshot"
    | "domainSnapshotDelete"
  >
>;

const lists = DomainSnapshotListFlags;

/** Snapshots, which form a tree. */
export function snapshotOperations(
  node: NodeDomains,
  warn: (warning: LibvirtError) => void,
): SnapshotOperations {
  const snapshotRef = (domain: TestDomain, { name }: { readonly name: string }): DomainSnapshotRef => ({
    domain: refOf(domain),
    name,
  });

  function find({ domain: ref, name }: { readonly domain: DomainRef; readonly name: string }) {
    const domain = node.find(ref);
    return { domain, snapshot: domain.snapshots.get(name) };
  }

  function list(
    domain: TestDomain,
    from: string | undefined,
    deep: boolean,
    flags: number,
  ): DomainSnapshotRef[] {
    const { snapshots } = domain;
    const inOrder = from === undefined && deep && !(flags & lists.TOPOLOGICAL);
    const all = inOrder
      ? snapshots.values()
      : deep
        ? snapshots.descendantsOf(from)
        : snapshots.childrenOf(from);
    return [...all]
      .filter((snapshot) => passesFilters(flags, filtersOf(domain, snapshot)))
      .map((snapshot) => snapshotRef(domain, snapshot));
  }

  return {
    async domainSnapshotCreateXML(ref, xml, flags) {
      const domain = node.find(ref);
      const make = flags & DomainSnapshotCreateFlags.REDEFINE ? redefineSnapshot : createSnapshot;
      return snapshotRef(domain, make(node, domain, xml, flags, warn));
    },

    async domainListAllSnapshots(ref, flags) {
      return list(node.find(ref), undefined, !(flags & lists.ROOTS), flags);
    },

    domainSnapshotLookupByName: async (domain, name) => {
      const found = find({ domain, name });
      return snapshotRef(found.domain, found.snapshot);
    },

    domainHasCurrentSnapshot: async (ref) => node.find(ref).snapshots.current !== undefined,

    async domainSnapshotCurrent(ref) {
      const domain = node.find(ref);
      return snapshotRef(domain, domain.snapshots.getCurrent());
    },

    async domainSnapshotListAllChildren(ref, flags) {
      const { domain, snapshot } = find(ref);
      return list(domain, snapshot.name, (flags & lists.DESCENDANTS) !== 0, flags);
    },

    async domainSnapshotGetParent(ref) {
      const { domain, snapshot } = find(ref);
      return snapshotRef(domain, domain.snapshots.parentOf(snapshot));
    },

    async domainSnapshotGetXMLDesc(ref, flags) {
      const { snapshot } = find(ref);
      return formatDomainSnapshot(documentOf(snapshot), {
        secure: (flags & DomainSnapshotXMLFlags.SECURE) !== 0,
      });
    },

    async domainSnapshotIsCurrent(ref) {
      const { domain, snapshot } = find(ref);
      return domain.snapshots.current === snapshot;
    },

    async domainSnapshotHasMetadata(ref) {
      find(ref);
      return true;
    },

    async domainRevertToSnapshot(ref, flags) {
      const { domain, snapshot } = find(ref);
      revert(node, domain, snapshot, flags);
    },

    async domainSnapshotDelete(ref, flags) {
      const { domain, snapshot } = find(ref);
      domain.snapshots.remove(snapshot.name, removalOf("virDomainSnapshotDelete", flags));
    },
  };
}

/** What is to be removed with a snapshot or checkpoint: the flags of both have the same numbers. Throws INVALID_ARG. */
export function removalOf(what: string, flags: number): Removal {
  const { CHILDREN, CHILDREN_ONLY } = DomainSnapshotDeleteFlags;
  const both = CHILDREN | CHILDREN_ONLY;
  if ((flags & both) === both) {
    throw invalidArgument(what, "the flags CHILDREN and CHILDREN_ONLY contradict each other");
  }
  if (flags & CHILDREN) return "children";
  return flags & CHILDREN_ONLY ? "children-only" : "one";
}

/** What the flags of a list ask, and the answers of a snapshot. */
function filtersOf({ snapshots }: TestDomain, snapshot: TestSnapshot): readonly FilterGroup[] {
  const hasChildren = snapshots.hasChildren(snapshot.name);
  const isExternal = isExternalSnapshot(snapshot);
  const isOfDisks = isDiskSnapshot(snapshot);
  const isActive = isActiveSnapshot(snapshot);
  return [
    [
      [lists.METADATA, true],
      [lists.NO_METADATA, false],
    ],
    [
      [lists.LEAVES, !hasChildren],
      [lists.NO_LEAVES, hasChildren],
    ],
    [
      [lists.INACTIVE, !isActive && !isOfDisks],
      [lists.ACTIVE, isActive],
      [lists.DISK_ONLY, isOfDisks],
    ],
    [
      [lists.INTERNAL, !isExternal],
      [lists.EXTERNAL, isExternal],
    ],
  ];
}

/** A snapshot's whole document, with its place in the tree. */
function documentOf({ document, parent, configuration, definition }: TestSnapshot) {
  const { name, description, state, ...rest } = document;
  return {
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(state !== undefined && { state }),
    ...(parent !== undefined && { parent: { name: parent } }),
    ...rest,
    ...(configuration && { domain: configuration }),
    ...(definition && { inactiveDomain: definition }),
  };
}
