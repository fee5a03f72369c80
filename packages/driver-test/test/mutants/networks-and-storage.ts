import {
  ErrorNumber,
  type NetworkEventFilter,
  type NetworkRef,
  type SparseChunk,
  type StoragePoolRef,
  type StorageVolRef,
} from "@libvirt-ts/driver";
import { error, type Mutant } from "./mutant.js";

/** Drivers that are wrong about networks, pools and volumes. */
export const objectMutants: readonly Mutant[] = [
  [
    "starts a network that runs",
    (right) => ({ networkCreate: (ref: NetworkRef) => right.networkCreate(ref).catch(() => {}) }),
    "a network is defined, started",
  ],
  [
    "keeps a transient network that was stopped",
    (right) => ({
      networkCreateXML: async (xml: string) => {
        const ref = await right.networkDefineXML(xml, 0);
        await right.networkCreate(ref);
        return ref;
      },
    }),
    "a transient network is gone",
  ],
  [
    "ignores the filter of listAllNetworks",
    (right) => ({ listAllNetworks: () => right.listAllNetworks(0) }),
    "networks are listed by what the flags ask for",
  ],
  [
    "gives a network's name twice",
    (right) => ({
      networkDefineXML: (xml: string) =>
        right.networkDefineXML(xml, 0).catch(() => right.networkLookupByName("taken")),
    }),
    "a network's name or uuid belongs to it alone",
  ],
  [
    "shows a network's definition as what runs",
    (right) => ({ networkGetXMLDesc: (ref: NetworkRef) => right.networkGetXMLDesc(ref, 1) }),
    "a new definition of an active network",
  ],
  [
    "tells of other kinds of events only",
    (right) => ({
      networkEvents: (filter: NetworkEventFilter) =>
        right.networkEvents({ ...filter, kinds: ["metadata-change"] }),
    }),
    "events tell a network's life",
  ],
  [
    "lets transient networks start with the host",
    () => ({ networkSetAutostart: async () => {}, networkGetAutostart: async () => true }),
    "a transient network does not start with the host",
  ],
  ["keeps a port that was deleted", () => ({ networkPortDelete: async () => {} }), "a network's ports come"],
  ["deletes an active pool", () => ({ storagePoolDelete: async () => {} }), "a pool is defined, built"],
  [
    "counts a pool's bytes in a number",
    (right) => ({
      storagePoolGetInfo: async (ref: StoragePoolRef) => {
        const info = await right.storagePoolGetInfo(ref);
        return { ...info, capacity: Number(info.capacity) };
      },
    }),
    "a pool is defined, built",
  ],
  [
    "builds over what it must not overwrite",
    () => ({ storagePoolBuild: async () => {} }),
    "flags that contradict each other",
  ],
  [
    "forgets that a pool was refreshed",
    () => ({ storagePoolRefresh: async () => {} }),
    "events tell a pool's life",
  ],
  [
    "makes a volume over another one",
    (right) => ({
      storageVolCreateXML: async (pool: StoragePoolRef, xml: string) => {
        const name = /<name>(.*)<\/name>/.exec(xml)![1]!;
        return right.storageVolCreateXML(pool, xml, 0).catch(() => right.storageVolLookupByName(pool, name));
      },
    }),
    "a volume is made, found",
  ],
  [
    "shrinks without being told to",
    (right) => ({
      storageVolResize: (ref: StorageVolRef, capacity: bigint, flags: number) =>
        right.storageVolResize(ref, capacity, flags | 4),
    }),
    "a volume grows",
  ],
  [
    "adds nothing to what there is",
    (right) => ({
      storageVolResize: (ref: StorageVolRef, capacity: bigint, flags: number) =>
        right.storageVolResize(ref, capacity, flags & ~2),
    }),
    "a volume grows",
  ],
  [
    "keeps nothing of an upload",
    (right) => ({
      storageVolUpload: async (ref: StorageVolRef, source: ReadableStream<Uint8Array>) => {
        await right.storageVolGetInfo(ref, 0);
        for await (const _ of source);
      },
    }),
    "what was uploaded is downloaded",
  ],
  [
    "downloads all, whatever part is asked for",
    (right) => ({ storageVolDownload: (ref: StorageVolRef) => right.storageVolDownload(ref, 0n, 0n, 0) }),
    "what was uploaded is downloaded",
  ],
  [
    "hides why an upload failed",
    (right) => ({
      storageVolUpload: (...args: Parameters<typeof right.storageVolUpload>) =>
        right.storageVolUpload(...args).catch(() => Promise.reject(error(ErrorNumber.OPERATION_FAILED))),
    }),
    "an upload whose source fails",
  ],
  [
    "writes holes out",
    (right) => ({
      storageVolDownloadSparse: async (...args: Parameters<typeof right.storageVolDownload>) => {
        const bytes = await right.storageVolDownload(...args);
        return bytes.pipeThrough(
          new TransformStream<Uint8Array, SparseChunk>({
            transform: (data, controller) => controller.enqueue({ data }),
          }),
        );
      },
    }),
    "holes come back as holes",
  ],
  ["wipes nothing", () => ({ storageVolWipe: async () => {} }), "a wiped volume is empty"],
  [
    "clones a name only",
    (right) => ({
      storageVolCreateXMLFrom: (pool: StoragePoolRef, xml: string) => right.storageVolCreateXML(pool, xml, 0),
    }),
    "a wiped volume is empty, and a clone",
  ],
];
