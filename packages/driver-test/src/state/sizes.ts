import type { Domain } from "@libvirt-ts/xml/domain";

/** KiB that the guest boots with. */
export const memoryOf = ({ memory }: Domain): number => memory?.value ?? 0;

/** KiB that the balloon leaves the guest. */
export const currentMemoryOf = (domain: Domain): number => domain.currentMemory?.value ?? memoryOf(domain);

/** How many vcpus there can be. */
export const vcpusOf = ({ vcpu }: Domain): number => vcpu?.value ?? 1;

/** How many vcpus are on line. */
export const onlineVcpusOf = (domain: Domain): number => domain.vcpu?.current ?? vcpusOf(domain);

/** The same domain with another maximum of memory, in KiB; what it has of it falls with it. */
export function withMemory(domain: Domain, memory: number): Domain {
  const { currentMemory } = domain;
  return {
    ...domain,
    memory: { ...domain.memory, unit: "KiB", value: memory },
    ...(currentMemory !== undefined && currentMemory.value > memory
      ? { currentMemory: { ...currentMemory, unit: "KiB", value: memory } }
      : {}),
  };
}

/** The same domain with other memory in use, in KiB. */
export function withCurrentMemory(domain: Domain, memory: number): Domain {
  return { ...domain, currentMemory: { ...domain.currentMemory, unit: "KiB", value: memory } };
}

/** The same domain of which so many vcpus are on line. */
export function withOnlineVcpus(domain: Domain, count: number): Domain {
  const { current: _, ...rest } = domain.vcpu ?? { value: 1 };
  return { ...domain, vcpu: count === rest.value ? rest : { ...rest, current: count } };
}

/** The same domain with another maximum of vcpus; those on line fall with it. */
export function withMaximumVcpus(domain: Domain, count: number): Domain {
  const online = onlineVcpusOf(domain);
  const { current: _, ...rest } = domain.vcpu ?? { value: 1 };
  return { ...domain, vcpu: { ...rest, value: count, ...(online < count ? { current: online } : {}) } };
}
