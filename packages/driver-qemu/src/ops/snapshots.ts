import {
  type DomainSnapshotOperations,
  type DomainSnapshotRef,
  type FilterGroup,
  type LibvirtError,
  type MomentTree,
  passesFilters,
} from "@libvirt-ts/driver";
import { DomainSnapshotXMLFlags, DomainSnapshotListFlags as lists } from "@libvirt-ts/driver/flags";
import { formatDomainSnapshot } from "@libvirt-ts/xml/domain-snapshot";
import type { QemuDomain, QemuNode } from "../node/node.js";
import { createSnapshot } from "../snapshots/create.js";
import { removeSnapshot } from "../snapshots/remove.js";
import { revertTo } from "../snapshots/revert.js";
import { documentOf, hasMemory, readSnapshots, type Snapshot } from "../snapshots/store.js";
import { refOf } from "./domains.js";

/** Snapshots of domains, which form a tree. */
export function snapshotOperations(
  node: QemuNode,
  warn: (warning: LibvirtError) => void,
): Required<DomainSnapshotOperations> {
  const treeOf = async (ref: DomainSnapshotRef["domain"]) => {
    const domain = await node.find(ref);
    return { domain, tree: (await readSnapshots(node.layout, domain.uuid)).tree };
  };
  const find = async ({ domain: ref, name }: DomainSnapshotRef) => {
    const { domain, tree } = await treeOf(ref);
    return { domain, tree, snapshot: tree.get(name) };
  };
  const snapshotRef = (domain: QemuDomain, { name }: Snapshot): DomainSnapshotRef => ({
    domain: refOf(domain),
    name,
  });

  return {
    async domainSnapshotCreateXML(ref, xml, flags, options) {
      return node.changing(ref, options?.signal, async (domain) => {
        const name = await createSnapshot(node, domain, xml, flags, warn, options?.signal);
        return { domain: refOf(node.get(domain.uuid) ?? domain), name };
      });
    },

    async domainListAllSnapshots(ref, flags) {
      const { domain, tree } = await treeOf(ref);
      const all = flags & lists.ROOTS ? tree.childrenOf(undefined) : tree.descendantsOf(undefined);
      return wanted(tree, all, flags).map((snapshot) => snapshotRef(domain, snapshot));
    },

    async domainSnapshotLookupByName(ref, name) {
      const { domain, snapshot } = await find({ domain: ref, name });
      return snapshotRef(domain, snapshot);
    },

    domainHasCurrentSnapshot: async (ref) => (await treeOf(ref)).tree.current !== undefined,

    async domainSnapshotCurrent(ref) {
      const { domain, tree } = await treeOf(ref);
      return snapshotRef(domain, tree.getCurrent());
    },

    async domainSnapshotListAllChildren(ref, flags) {
      const { domain, tree, snapshot } = await find(ref);
      const { name } = snapshot;
      const all = flags & lists.DESCENDANTS ? tree.descendantsOf(name) : tree.childrenOf(name);
      return wanted(tree, all, flags).map((child) => snapshotRef(domain, child));
    },

    async domainSnapshotGetParent(ref) {
      const { domain, tree, snapshot } = await find(ref);
      return snapshotRef(domain, tree.parentOf(snapshot));
    },

    async domainSnapshotGetXMLDesc(ref, flags) {
      const { snapshot } = await find(ref);
      const { parent } = snapshot;
      const document = { ...documentOf(snapshot), ...(parent !== undefined && { parent: { name: parent } }) };
      return formatDomainSnapshot(document, { secure: (flags & DomainSnapshotXMLFlags.SECURE) !== 0 });
    },

    async domainSnapshotIsCurrent(ref) {
      const { tree, snapshot } = await find(ref);
      return tree.current === snapshot;
    },

    async domainSnapshotHasMetadata(ref) {
      await find(ref);
      return true;
    },

    domainRevertToSnapshot: (ref, flags, options) =>
      node.changing(ref.domain, options?.signal, (domain) =>
        revertTo(node, domain, ref.name, flags, { signal: options?.signal }),
      ),

    domainSnapshotDelete: (ref, flags, options) =>
      node.changing(ref.domain, options?.signal, (domain) => removeSnapshot(node, domain, ref.name, flags)),
  };
}

function wanted(tree: MomentTree<Snapshot>, all: Iterable<Snapshot>, flags: number): Snapshot[] {
  return [...all].filter((snapshot) => passesFilters(flags, filtersOf(tree, snapshot)));
}

function filtersOf(tree: MomentTree<Snapshot>, snapshot: Snapshot): readonly FilterGroup[] {
  const hasChildren = tree.hasChildren(snapshot.name);
  const isOfDisks = snapshot.state === "disk-snapshot";
  const isActive = hasMemory(snapshot);
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
      [lists.INTERNAL, !snapshot.isExternal],
      [lists.EXTERNAL, snapshot.isExternal],
    ],
  ];
}
