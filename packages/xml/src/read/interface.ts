import { parseMac } from "../mac.js";
import type { BridgeInterface, EthernetInterface, Interface, UserInterface } from "../model/devices.js";
import { trimBlanks } from "./blank.js";
import type { Draft } from "./draft.js";
import type { SourceElement } from "./element.js";
import { attributeOf, quoted, wordOf } from "./values.js";

/** Whether the model describes an interface of this type; warns when not. */
export function isKnownInterface(element: SourceElement): boolean {
  const type = trimBlanks(element.peek("type") ?? "") || "bridge";
  if (type === "bridge" || type === "ethernet" || type === "user") return true;
  element.warning("device.type", `an interface of type ${quoted(type)} is kept but not understood`, "type");
  return false;
}

/** Reads an interface that `isKnownInterface`. */
export function readInterface(element: SourceElement): Interface {
  const type = (wordOf(element, "type") ?? "bridge") as Interface["type"];
  const bridge = type === "bridge" ? attributeOf(element, "source", "bridge") : undefined;
  const dev = type === "ethernet" ? attributeOf(element, "source", "dev") : undefined;
  const target = attributeOf(element, "target", "dev");
  const mac = readMac(element);
  const ips = element
    .all("ip", (it) => Boolean(it.peek("address")))
    .map((it) => it.attribute("address") ?? "");
  const script = attributeOf(element, "script", "path");
  const model = attributeOf(element, "model", "type");
  const unknown = element.rest();
  const card: Draft<BridgeInterface> | Draft<EthernetInterface> | Draft<UserInterface> = {
    kind: "interface",
    type,
    ips,
  };
  if (card.type === "bridge" && bridge !== undefined) card.bridge = bridge;
  if (card.type === "ethernet" && dev !== undefined) card.dev = dev;
  if (target !== undefined) card.target = target;
  if (mac !== undefined) card.mac = mac;
  if (script !== undefined) card.script = script;
  if (model !== undefined) card.model = model;
  if (unknown !== undefined) card.unknown = unknown;
  return card;
}

function readMac(element: SourceElement): string | undefined {
  const text = attributeOf(element, "mac", "address");
  if (text === undefined) return undefined;
  const mac = parseMac(trimBlanks(text));
  if (mac === undefined) {
    element.error("device.mac", `expected six pairs of hex digits with colons, not ${quoted(text)}`);
  }
  return mac;
}
