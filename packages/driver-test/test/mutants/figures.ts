import type { DomainRef } from "@libvirt-ts/driver";
import { isActive, type Mutant, swallow } from "./mutant.js";

/** Drivers that are wrong about domains' figures, memory, vcpus and devices. */
export const figureMutants: readonly Mutant[] = [
  [
    "goes by ids instead of uuids",
    (right) => ({
      async domainDestroy(ref: DomainRef) {
        return right.domainDestroy(isActive(ref) ? await right.domainLookupByID(ref.id!) : ref, 0);
      },
    }),
    "a reference with somebody else's uuid reaches nobody",
  ],
  [
    "goes by names instead of uuids",
    (right) => ({
      domainGetInfo: async (ref: DomainRef) => right.domainGetInfo(await right.domainLookupByName(ref.name!)),
    }),
    "a reference with somebody else's uuid reaches nobody",
  ],
  [
    "tells memory in MiB",
    (right) => ({
      async domainGetInfo(ref: DomainRef) {
        const info = await right.domainGetInfo(ref);
        return { ...info, maxMem: info.maxMem / 1024, memory: info.memory / 1024 };
      },
    }),
    "info of an active domain makes sense",
  ],
  [
    "tells CPU time as a number",
    (right) => ({
      domainGetInfo: async (ref: DomainRef) => ({ ...(await right.domainGetInfo(ref)), cpuTime: 0 }),
    }),
    "info of an active domain makes sense",
  ],
  [
    "loses the memory of an inactive domain",
    (right) => ({
      async domainGetInfo(ref: DomainRef) {
        const info = await right.domainGetInfo(ref);
        return info.state === 5 ? { ...info, memory: 0 } : info;
      },
    }),
    "info of an inactive domain: SHUTOFF, no CPU time",
  ],
  [
    "describes inactive domains with an id",
    (right) => ({
      domainGetXMLDesc: async (ref: DomainRef, flags: number) =>
        (await right.domainGetXMLDesc(ref, flags)).replace(
          "<domain type='test'>",
          "<domain type='test' id='-1'>",
        ),
    }),
    "the description of an inactive domain has no id",
  ],
  [
    "forgets to escape names in descriptions",
    (right) => ({
      domainGetXMLDesc: async (ref: DomainRef, flags: number) =>
        (await right.domainGetXMLDesc(ref, flags)).replaceAll("&amp;", "&").replaceAll("&lt;", "<"),
    }),
    `a domain may be called &<>'"`,
  ],
  ["does not set memory", () => ({ domainSetMemory: async () => {} }), "memory of an active domain"],
  [
    "sets more memory than the maximum",
    (right) => ({
      domainSetMemory: (ref: DomainRef, kib: number) => swallow(right.domainSetMemory(ref, kib, 0), 0),
    }),
    "memory of an active domain",
  ],
  [
    "does not set the number of vcpus",
    () => ({ domainSetVcpus: async () => {} }),
    "an active domain can be given one vcpu",
  ],
  [
    "tells of one vcpu too few",
    (right) => ({ domainGetVcpus: async (ref: DomainRef) => (await right.domainGetVcpus(ref)).slice(1) }),
    "every vcpu of an active domain is told of",
  ],
  ["does not pin", () => ({ domainPinVcpu: async () => {} }), "a vcpu can be pinned"],
  ["does not attach", () => ({ domainAttachDevice: async () => {} }), "a disk can be attached and detached"],
  ["does not detach", () => ({ domainDetachDevice: async () => {} }), "a disk can be attached and detached"],
  ["never starts with the host", () => ({ domainSetAutostart: async () => {} }), "autostart"],
];
