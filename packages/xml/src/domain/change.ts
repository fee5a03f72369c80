import type { Domain, Graphics } from "../generated/domain/types.generated.js";

type Screen = Graphics & { readonly passwd?: string };

/**
 * A domain that replaces another one, with the passwords that the other one has and a dump does not show: a screen without
 * `passwd` keeps that of the screen in its place. An empty `passwd` takes it away.
 */
export function withPasswords(domain: Domain, before: Domain): Domain {
  const kept = (before.devices?.graphics ?? []) as readonly Screen[];
  const screens = domain.devices?.graphics as readonly Screen[] | undefined;
  if (screens === undefined || !kept.some(({ passwd }) => passwd !== undefined)) return domain;
  const graphics = screens.map((screen, at) => {
    const passwd = kept[at]?.type === screen.type ? kept[at].passwd : undefined;
    return screen.passwd === undefined && passwd !== undefined ? { ...screen, passwd } : screen;
  });
  return { ...domain, devices: { ...domain.devices, graphics: graphics as Graphics[] } };
}

/**
 * The same domain with a number of vcpus: where it says how many of them are on line, and has that many, that number
 * changes, otherwise their number as a whole.
 */
export function withVcpus(domain: Domain, count: number): Domain {
  const { vcpu = { value: 1 } } = domain;
  const { current, ...rest } = vcpu;
  if (current === undefined || count > vcpu.value) return { ...domain, vcpu: { ...rest, value: count } };
  return { ...domain, vcpu: count === vcpu.value ? rest : { ...rest, current: count } };
}
