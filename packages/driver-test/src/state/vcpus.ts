import type { Domain } from "@libvirt-ts/xml/domain";
import { onlineVcpusOf, vcpusOf } from "./sizes.js";

/** A vcpu of a domain: whether it is on line, and whether that can change while the guest runs. */
export interface Vcpu {
  readonly enabled: boolean;
  readonly hotpluggable: boolean;
}

/** A domain's vcpus in order: what `<vcpus>` says of each, else the first ones are on line, and the very first stays so. */
export function vcpuStates(domain: Domain): Vcpu[] {
  const online = onlineVcpusOf(domain);
  const states = Array.from({ length: vcpusOf(domain) }, (_, id) => ({
    enabled: id < online,
    hotpluggable: id > 0,
  }));
  const told = domain.vcpus?.vcpu?.filter(({ id }) => id < states.length) ?? [];
  for (const { id, enabled, hotpluggable } of told) {
    states[id] = { enabled: enabled === "yes", hotpluggable: hotpluggable !== "no" && id > 0 };
  }
  return states;
}

/** The same domain with these vcpus, each told of. */
export function withVcpuStates(domain: Domain, states: readonly Vcpu[]): Domain {
  const { current: _, ...vcpu } = domain.vcpu ?? { value: 1 };
  const online = states.filter(({ enabled }) => enabled).length;
  return {
    ...domain,
    vcpu: online === states.length ? vcpu : { ...vcpu, current: online },
    vcpus: {
      vcpu: states.map(({ enabled, hotpluggable }, id) => ({
        id,
        enabled: enabled ? "yes" : "no",
        hotpluggable: hotpluggable ? "yes" : "no",
      })),
    },
  };
}

/** As many vcpus, of which so many are on line: the first ones come first, the last ones go first. */
export function recounted(domain: Domain): Domain {
  if (domain.vcpus === undefined) return domain;
  const states = vcpuStates(domain);
  let missing = onlineVcpusOf(domain) - states.filter(({ enabled }) => enabled).length;
  for (let id = 0; id < states.length && missing > 0; id++) {
    if (states[id]!.enabled) continue;
    states[id] = { ...states[id]!, enabled: true };
    missing--;
  }
  for (let id = states.length - 1; id > 0 && missing < 0; id--) {
    if (!states[id]!.enabled) continue;
    states[id] = { ...states[id]!, enabled: false };
    missing++;
  }
  return withVcpuStates(domain, states);
}
