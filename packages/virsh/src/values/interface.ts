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
    kind: "interface",
    ips: [],
    ...(target !== undefined && { target }),
    ...(mac !== undefined && { mac }),
    ...(script !== undefined && { script }),
    ...(model !== undefined && { model }),
  } as const;
  return type === "bridge" ? { ...parts, type, bridge: source } : { ...parts, type, dev: source };
}

/** The interface of a type, and with a MAC address where one is given. Throws a Failure unless there is just one. */
export function findInterface(
  interfaces: readonly Interface[],
  { type, mac }: { readonly type: string; readonly mac: string | undefined },
  domain: string,
): Interface {
  const [found, ...others] = interfaces.filter(
    (one) => one.type === type && (mac === undefined || one.mac === mac),
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
    { domain, type, choices: [found, ...others].map((one) => one.mac ?? "-").join(", ") },
  );
}

/** A MAC address in lower case. */
export function readMac(word: string): string {
  if (/^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/i.test(word)) return word.toLowerCase();
  throw new Failure(msg("'{word}' is not a MAC address: expected six pairs of hex digits with colons"));
}
