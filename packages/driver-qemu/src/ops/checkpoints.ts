import {
  type DomainCheckpointOperations,
  type DomainCheckpointRef,
  type DomainRef,
  type LibvirtError,
  passesFilters,
} from "@libvirt-ts/driver";
import { DomainCheckpointXMLFlags, DomainCheckpointListFlags as lists } from "@libvirt-ts/driver/flags";
import { type DomainCheckpoint, formatDomainCheckpoint } from "@libvirt-ts/xml/domain-checkpoint";
import { bitmapsOf, knownBitmaps } from "../checkpoints/bitmaps.js";
import { createCheckpoint } from "../checkpoints/create.js";
import { removeCheckpoint } from "../checkpoints/remove.js";
import { type Checkpoint, documentOf, readCheckpoints } from "../checkpoints/store.js";
import { wrongState } from "../errors.js";
import type { QemuDomain, QemuNode } from "../node/node.js";
import { refOf } from "./domains.js";

/** Checkpoints of domains: moments from which it is known which blocks of disks have changed. */
export function checkpointOperations(
  node: QemuNode,
  warn: (warning: LibvirtError) => void,
): Required<DomainCheckpointOperations> {
  const treeOf = async (ref: DomainRef) => {
    const domain = await node.find(ref);
    return { domain, tree: (await readCheckpoints(node.layout, domain.uuid)).tree };
  };
  const find = async ({ domain: ref, name }: { readonly domain: DomainRef; readonly name: string }) => {
    const { domain, tree } = await treeOf(ref);
    return { domain, tree, checkpoint: tree.get(name) };
  };
  const checkpointRef = (domain: QemuDomain, { name }: { readonly name: string }): DomainCheckpointRef => ({
    domain: refOf(domain),
    name,
  });
  const list = (
    { domain, tree }: Awaited<ReturnType<typeof treeOf>>,
    all: Iterable<Checkpoint>,
    flags: number,
  ): DomainCheckpointRef[] =>
    [...all]
      .filter(({ name }) => {
        const hasChildren = tree.hasChildren(name);
        return passesFilters(flags, [
          [
            [lists.LEAVES, !hasChildren],
            [lists.NO_LEAVES, hasChildren],
          ],
        ]);
      })
      .map((checkpoint) => checkpointRef(domain, checkpoint));

  return {
    domainCheckpointCreateXML: (ref, xml, flags, options) =>
      node.changing(ref, options?.signal, async (domain) => {
        const name = await createCheckpoint(node, domain, xml, flags, warn);
        return checkpointRef(domain, { name });
      }),

    async domainListAllCheckpoints(ref, flags) {
      const found = await treeOf(ref);
      const { tree } = found;
      const all = flags & lists.ROOTS ? tree.childrenOf(undefined) : tree.descendantsOf(undefined);
      return list(found, all, flags);
    },

    async domainCheckpointLookupByName(ref, name) {
      const { domain, checkpoint } = await find({ domain: ref, name });
      return checkpointRef(domain, checkpoint);
    },

    async domainCheckpointListAllChildren(ref, flags) {
      const found = await find(ref);
      const { tree, checkpoint } = found;
      const all =
        flags & lists.DESCENDANTS ? tree.descendantsOf(checkpoint.name) : tree.childrenOf(checkpoint.name);
      return list(found, all, flags);
    },

    async domainCheckpointGetParent(ref) {
      const { domain, tree, checkpoint } = await find(ref);
      return checkpointRef(domain, tree.parentOf(checkpoint));
    },

    async domainCheckpointGetXMLDesc(ref, flags) {
      const { domain, checkpoint } = await find(ref);
      const { SECURE, NO_DOMAIN, SIZE } = DomainCheckpointXMLFlags;
      const { parent } = checkpoint;
      const { domain: was, ...document } = documentOf(checkpoint);
      const told = flags & SIZE ? await withSizes(domain, document) : document;
      return formatDomainCheckpoint(
        {
          ...told,
          ...(parent !== undefined && { parent: { name: parent } }),
          ...(was !== undefined && !(flags & NO_DOMAIN) && { domain: was }),
        },
        { secure: (flags & SECURE) !== 0 },
      );
    },

    domainCheckpointDelete: (ref, flags, options) =>
      node.changing(ref.domain, options?.signal, (domain) => removeCheckpoint(node, domain, ref.name, flags)),
  };
}

/** A checkpoint's document with the bytes of each disk that have changed since. Throws OPERATION_INVALID where it does not run. */
async function withSizes(
  { guest, uuid, name }: QemuDomain,
  document: DomainCheckpoint,
): Promise<DomainCheckpoint> {
  if (guest === undefined) throw wrongState({ uuid, name }, "it does not run: nobody knows what has changed");
  const known = await guest.run((client) => knownBitmaps(client, guest, bitmapsOf(document)));
  const disk = (document.disks?.disk ?? []).map((one) => {
    const bitmap = known.find(({ target }) => target === one.name);
    return bitmap === undefined ? one : { ...one, size: Number(bitmap.count) };
  });
  return { ...document, disks: { ...document.disks, disk } };
}
