import type { InterfaceDescription as Interface } from "@libvirt-ts/core";
import { Failure } from "../cli/failure.js";
import { msg } from "../i18n/message.js";
import { nobodyKnows, refusals, refusedForDevices } from "./refused.js";

/** Options of C virsh's attach-interface that it does not take here. */
export const refusedForInterfaces = {
  ...refusals("value", nobodyKnows, "alias", "inbound", "outbound", "source-mode"),
  ...refusals("flag", nobodyKnows, "managed"),
  ...refusedForDevices,
};

/** The types of interfaces that can be attached. */
export const interfaceTypes = ["bridge", "ethernet"] as const;

/** What attach-interface is told of an interface. */
interface InterfaceParts {
  readonly type: (typeof interfaceTypes)[number];
  readonly source: string;
  readonly target: string | undefined;
  readonly mac: string | undefined;
  readonly script: string | undefined;
  readonly model: string | undefined;
}

/** The interface that the user means; its source is a bridge or a device of the host, as the type tells. */
export function interfaceOf({ type, source, target, mac, script, model }: InterfaceParts): Interface {
  const parts = {
    ...(target !== undefined && { target: { dev: target } }),
    ...(mac !== undefined && { mac: { address: mac } }),
    ...(script !== undefined && { script: { path: script } }),
    ...(model !== undefined && { model: { type: model } }),
    $: { children: ["source", "target", "mac", "script", "model"] },
  };
  return type === "bridge"
    ? { ...parts, type, source: { bridge: source } }
    : { ...parts, type, source: { dev: source } };
}

/** What a card is connected to, in one word: a bridge, a device, a network, or whatever else has a name. */
export function sourceOf(card: Interface): string | undefined {
  const parts = new Map<string, unknown>(Object.entries(("source" in card && card.source) || {}));
  for (const key of ["bridge", "dev", "network", "name"]) {
    const found = parts.get(key);
    if (typeof found === "string") return found;
  }
  return undefined;
}

/** The interface of a type, and with a MAC address where one is given. Throws a Failure unless there is just one. */
export function findInterface(
  interfaces: readonly Interface[],
  { type, mac }: { readonly type: string; readonly mac: string | undefined },
  domain: string,
): Interface {
  const [found, ...others] = interfaces.filter(
    (one) => one.type === type && (mac === undefined || macOf(one) === mac),
  );
  if (found === undefined) {
    throw mac === undefined
      ? new Failure(msg("domain '{domain}' has no interface of type '{type}'"), { domain, type })
      : new Failure(msg("domain '{domain}' has no interface of type '{type}' with MAC address {mac}"), {
          domain,
          type,
          mac,
        });
  }
  if (others.length === 0) return found;
  throw new Failure(
    msg("domain '{domain}' has several interfaces of type '{type}': choose one with --mac: {choices}"),
    { domain, type, choices: [found, ...others].map((one) => macOf(one) ?? "-").join(", ") },
  );
}

const macOf = ({ mac }: Interface) => mac?.address.toLowerCase();

/** A MAC address in lower case. */
export function readMac(word: string): string {
  if (/^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/i.test(word)) return word.toLowerCase();
  throw new Failure(msg("'{word}' is not a MAC address: expected six pairs of hex digits with colons"));
}
