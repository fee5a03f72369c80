import type { Domain, Interface } from "@libvirt-ts/xml/domain";
import { invalidArgument } from "../errors.js";

export const interfacesOf = ({ devices }: Domain): readonly Interface[] => devices?.interface ?? [];

/** The host's name of a card: its target, else one made of its place. */
export const interfaceName = ({ target }: Interface, index: number): string => target?.dev ?? `vnet${index}`;

/** The card with a target or a MAC address. Throws INVALID_ARG. */
export function findInterface(domain: Domain, device: string): Interface {
  const card = interfacesOf(domain).find(
    (it, index) =>
      interfaceName(it, index) === device || it.mac?.address.toLowerCase() === device.toLowerCase(),
  );
  if (card !== undefined) return card;
  throw invalidArgument(
    `interface ${JSON.stringify(device)}`,
    "the domain has no card of that target or MAC address",
  );
}
