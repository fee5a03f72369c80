import type {
  InterfaceRef,
  NodeDeviceRef,
  NodePages,
  NWFilterRef,
  SecretEventFilter,
  SecretRef,
  TypedParams,
} from "@libvirt-ts/driver";
import type { Mutant } from "./mutant.js";

/** Drivers that are wrong about interfaces, devices, secrets, filters and the host. */
export const hostMutants: readonly Mutant[] = [
  [
    "brings up an interface that is up",
    (right) => ({ interfaceCreate: (ref: InterfaceRef) => right.interfaceCreate(ref, 0).catch(() => {}) }),
    "an interface is defined, brought up",
  ],
  [
    "ignores the filter of listAllInterfaces",
    (right) => ({ listAllInterfaces: () => right.listAllInterfaces(0) }),
    "interfaces are listed by what the flags ask for",
  ],
  [
    "finds the first of two interfaces with one address",
    (right) => ({
      interfaceLookupByMACString: async (mac: string) => {
        const all = await right.listAllInterfaces(0);
        return all.find((one) => one.mac === mac.toLowerCase()) ?? right.interfaceLookupByMACString(mac);
      },
    }),
    "an interface is found by its address",
  ],
  [
    "shows what is up as an interface's definition",
    (right) => ({ interfaceGetXMLDesc: (ref: InterfaceRef) => right.interfaceGetXMLDesc(ref, 0) }),
    "a new definition of an interface that is up",
  ],
  [
    "takes nothing back",
    (right) => ({ interfaceChangeRollback: () => right.interfaceChangeCommit(0) }),
    "changes that are rolled back",
  ],
  [
    "leaves interfaces down when it takes a change back",
    (right) => ({
      interfaceChangeRollback: async () => {
        await right.interfaceChangeRollback(0);
        for (const ref of await right.listAllInterfaces(2)) await right.interfaceDestroy(ref, 0);
      },
    }),
    "changes that are rolled back",
  ],
  [
    "knows no device's parent",
    () => ({ nodeDeviceGetParent: async () => undefined }),
    "devices are found by name",
  ],
  [
    "ignores the filter of listAllNodeDevices",
    (right) => ({ listAllNodeDevices: () => right.listAllNodeDevices(0) }),
    "a filter by capability",
  ],
  [
    "keeps a device that was ended",
    () => ({ nodeDeviceDestroy: async () => {} }),
    "a device is made, is there, and goes",
  ],
  [
    "undefines what the host has",
    (right) => ({ nodeDeviceUndefine: (ref: NodeDeviceRef) => right.nodeDeviceDestroy(ref) }),
    "what the host has by itself",
  ],
  [
    "takes any device from its driver",
    () => ({ nodeDeviceDetach: async () => {} }),
    "only PCI devices are taken",
  ],
  [
    "shows private values",
    (right) => {
      const values = new Map<string, Uint8Array>();
      return {
        secretSetValue: async (ref: SecretRef, value: Uint8Array) => {
          values.set(ref.uuid, value.slice());
          await right.secretSetValue(ref, value, 0);
        },
        secretGetValue: async (ref: SecretRef) =>
          values.get(ref.uuid)?.slice() ?? right.secretGetValue(ref, 0),
      };
    },
    "a private secret's value",
  ],
  [
    "keeps the caller's own bytes as a secret",
    (right) => {
      const values = new Map<string, Uint8Array>();
      return {
        secretSetValue: async (ref: SecretRef, value: Uint8Array) => void values.set(ref.uuid, value),
        secretGetValue: async (ref: SecretRef) => values.get(ref.uuid) ?? right.secretGetValue(ref, 0),
      };
    },
    "a secret's value is kept",
  ],
  [
    "writes a secret's value into its document",
    (right) => ({
      secretGetXMLDesc: async (ref: SecretRef) =>
        `${await right.secretGetXMLDesc(ref, 0)}<!-- ${new TextDecoder().decode(
          await right.secretGetValue(ref, 0),
        )} -->`,
    }),
    "a secret's value is kept",
  ],
  [
    "gives one use to two secrets",
    (right) => ({
      secretDefineXML: (xml: string) =>
        right.secretDefineXML(xml, 0).catch(() => right.secretDefineXML(xml.replace("/73<", "/other<"), 0)),
    }),
    "a use belongs to one secret",
  ],
  [
    "ignores the filter of listAllSecrets",
    (right) => ({ listAllSecrets: () => right.listAllSecrets(0) }),
    "secrets are listed by what the flags ask for",
  ],
  [
    "tells of secrets that are defined only",
    (right) => ({
      secretEvents: (filter: SecretEventFilter, options: { readonly signal?: AbortSignal }) =>
        right.secretEvents({ ...filter, kinds: ["lifecycle"] }, options),
    }),
    "events tell a secret's life",
  ],
  [
    "undefines a filter that is used",
    (right) => ({ nwfilterUndefine: (ref: NWFilterRef) => right.nwfilterUndefine(ref).catch(() => {}) }),
    "a filter that leads back to itself",
  ],
  [
    "binds a filter that is not there",
    (right) => ({
      nwfilterBindingCreateXML: (xml: string) =>
        right.nwfilterBindingCreateXML(xml, 0).catch(() => ({ portDev: "none", filterName: "none" })),
    }),
    "a filter that is not there",
  ],
  [
    "keeps a binding that was deleted",
    () => ({ nwfilterBindingDelete: async () => {} }),
    "a filter is bound to a port",
  ],
  [
    "counts CPUs that are off",
    (right) => ({
      nodeGetCPUMap: async () => ({ ...(await right.nodeGetCPUMap(0)), online: 99 }),
    }),
    "the map of CPUs",
  ],
  [
    "has times for any CPU",
    (right) => ({ nodeGetCPUStats: () => right.nodeGetCPUStats(-1, 0) }),
    "times of CPUs run on",
  ],
  [
    "has more free memory than memory",
    () => ({ nodeGetMemoryStats: async () => ({ total: 1, free: 2 }) }),
    "free memory is not more than all",
  ],
  [
    "sets aside the pages that there are, and refuses the rest",
    (right) => ({
      nodeAllocPages: async (pages: readonly NodePages[], start: number, count: number, flags: number) => {
        let changed = 0;
        for (const one of pages) changed += await right.nodeAllocPages([one], start, count, flags);
        return changed;
      },
    }),
    "huge pages are set aside",
  ],
  [
    "keeps parameters of the wrong type",
    (right) => ({
      nodeSetMemoryParameters: (params: TypedParams) =>
        right.nodeSetMemoryParameters(params, 0).catch(() => {}),
    }),
    "memory parameters are kept",
  ],
  ["sleeps for a second", () => ({ nodeSuspendForDuration: async () => {} }), "a host sleeps"],
  [
    "makes a baseline of nothing",
    (right) => ({
      baselineCPU: (cpus: readonly string[]) => right.baselineCPU(cpus, 0).catch(() => "<cpu/>"),
    }),
    "a baseline of one CPU",
  ],
];
