import type { Graphics } from "./model/devices.js";
import type { DomainDescription } from "./model/domain.js";

/**
 * A domain that replaces another one, with the passwords that the other one has and a dump does not show: a screen without
 * `passwd` keeps that of the screen in its place. An empty `passwd` takes it away.
 */
export function withPasswords(domain: DomainDescription, before: DomainDescription): DomainDescription {
  const kept = before.devices.graphics.filter(({ type }) => type === "vnc");
  if (!kept.some((screen) => screen.type === "vnc" && screen.passwd !== undefined)) return domain;
  let at = 0;
  const graphics = domain.devices.graphics.map((screen): Graphics => {
    if (screen.type !== "vnc") return screen;
    const other = kept[at++];
    if (screen.passwd !== undefined || other?.type !== "vnc" || other.passwd === undefined) return screen;
    return { ...screen, passwd: other.passwd };
  });
  return { ...domain, devices: { ...domain.devices, graphics } };
}
