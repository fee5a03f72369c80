import { type DomainRef, ErrorNumber } from "@libvirt-ts/driver";
import { error, type Mutant, swallow } from "./mutant.js";

/** Drivers that are wrong about files, callers who leave, events and capabilities. */
export const callerMutants: readonly Mutant[] = [
  [
    "saves a domain and lets it run",
    (right) => ({
      async domainSave(ref: DomainRef, path: string) {
        await right.domainSave(ref, path, undefined, 0);
        return right.domainRestore(path, undefined, 0);
      },
    }),
    "a saved domain is gone, and comes back as it was",
  ],
  [
    "stops a domain before its file is written",
    (right) => ({
      async domainSave(ref: DomainRef, path: string) {
        if (path.startsWith("/nonexistent")) await right.domainDestroy(ref, 0);
        return right.domainSave(ref, path, undefined, 0);
      },
    }),
    "a save that fails leaves the domain running",
  ],
  [
    "restores what is not there",
    (right) => ({
      domainRestore: (path: string) => swallow(right.domainRestore(path, undefined, 0), { uuid: "x" }),
    }),
    "what is no save file is refused",
  ],
  [
    "ends a domain whose core it dumps",
    (right) => ({
      async domainCoreDump(ref: DomainRef, path: string, flags: number) {
        await right.domainCoreDump(ref, path, 0, flags);
        return right.domainDestroy(ref, 0);
      },
    }),
    "a core dump leaves the domain as it is",
  ],
  [
    "mixes up look-ups that run at once",
    (right) => {
      let sought = "";
      return {
        async domainLookupByName(name: string) {
          sought = name;
          await Promise.resolve();
          return right.domainLookupByName(sought);
        },
      };
    },
    "a hundred look-ups at once each find their own",
  ],
  [
    "does not hear an abort",
    (right) => ({ domainSuspend: (ref: DomainRef) => right.domainSuspend(ref) }),
    "a call that is aborted before it begins has no effect",
  ],
  [
    "hears an abort after the fact",
    (right) => ({
      async domainSuspend(ref: DomainRef, options?: { signal?: AbortSignal }) {
        await right.domainSuspend(ref);
        if (options?.signal?.aborted) throw error(ErrorNumber.OPERATION_ABORTED);
      },
    }),
    "a call that is aborted before it begins has no effect",
  ],
  [
    "defines in spite of an abort",
    (right) => ({
      async domainDefineXML(xml: string, options?: { signal?: AbortSignal }) {
        const ref = await right.domainDefineXML(xml, 0);
        if (options?.signal?.aborted) throw error(ErrorNumber.OPERATION_ABORTED);
        return ref;
      },
    }),
    "an aborted definition defines nothing",
  ],
  [
    "tells no events",
    () => ({
      domainEvents: async function* () {},
    }),
    "events tell what happened, in order, until the signal aborts",
  ],
  [
    "goes on telling events after the abort",
    (right) => ({ domainEvents: () => right.domainEvents({}) }),
    "events tell what happened, in order, until the signal aborts",
  ],
  [
    "leaves listeners waiting when it closes",
    (right) => ({ domainEvents: () => right.domainEvents({}), close: async () => {} }),
    "closing ends the events",
  ],
  ["answers after it was closed", () => ({ close: async () => {} }), "a closed connection answers nothing"],
  [
    "has more CPUs than its topology",
    (right) => ({ nodeGetInfo: async () => ({ ...(await right.nodeGetInfo()), cpus: 17 }) }),
    "the node has CPUs and memory",
  ],
  [
    "tells another architecture in its capabilities",
    (right) => ({
      getCapabilities: async () => (await right.getCapabilities()).replace(/<arch>.*</, "<arch>vax<"),
    }),
    "the capabilities tell of the node and of its guests",
  ],
  [
    "runs guests of no kind",
    (right) => ({
      getCapabilities: async () => (await right.getCapabilities()).replaceAll(/<os_type>.*\n/g, ""),
    }),
    "the capabilities tell of the node and of its guests",
  ],
  [
    "takes a document of another kind for one of its own",
    (right) => ({
      networkDefineXML: (xml: string) =>
        right.networkDefineXML(xml.replace(/^<domain.*/, "<network><name>stranger</name></network>"), 0),
    }),
    "networkDefineXML takes no document",
  ],
];
