import { ErrorNumber, type InterfaceRef } from "@libvirt-ts/driver";
import type { HostInterface } from "@libvirt-ts/xml/interface";
import { inForce, type Kind } from "./table.js";

/** A network interface of the host: up when it has a `live` configuration. It is replaced as a whole, never changed. */
export interface TestInterface {
  readonly name: string;
  readonly definition: HostInterface;
  readonly live?: HostInterface;
}

export const interfaceKind: Kind = { noun: "interface", missing: ErrorNumber.NO_INTERFACE };

export const interfaceRef = (item: TestInterface): InterfaceRef => ({ name: item.name, mac: macOf(item) });

/** Its hardware address in lower case; empty where it has none of its own. */
function macOf(item: TestInterface): string {
  const { mac } = inForce({ ...item, autostart: false }) as { readonly mac?: { readonly address: string } };
  return mac?.address.toLowerCase() ?? "";
}
