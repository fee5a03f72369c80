import type { XmlElement } from "@libvirt-ts/core";
import { attributeOf, childAt, childrenNamed } from "../kit/xml-text.js";

/** A port of the host that leads into a guest. */
export interface Forward {
  /** The address of the host; undefined for all that it has. */
  readonly address: string | undefined;
  readonly port: number;
  /** The port of the guest. */
  readonly to: number;
}

/** The TCP ports of the host that lead into a guest, by its document. */
export function forwardedPorts(domain: XmlElement): Forward[] {
  return childrenNamed(childAt(domain, "devices"), "interface")
    .flatMap((card) => childrenNamed(card, "portForward"))
    .filter((forward) => attributeOf(forward, "proto") === "tcp")
    .flatMap((forward) =>
      childrenNamed(forward, "range")
        .filter((range) => attributeOf(range, "exclude") !== "yes")
        .flatMap((range) => portsOf(range, attributeOf(forward, "address"))),
    );
}

function portsOf(range: XmlElement, address: string | undefined): Forward[] {
  const start = Number(attributeOf(range, "start"));
  const end = Number(attributeOf(range, "end") ?? start);
  const to = Number(attributeOf(range, "to") ?? start);
  const isRange = [start, end, to].every((port) => Number.isInteger(port) && port > 0 && port < 65_536);
  if (!isRange || end < start) return [];
  return Array.from({ length: end - start + 1 }, (_, at) => ({ address, port: start + at, to: to + at }));
}
