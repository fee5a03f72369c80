import { type CallOptions, type Domain, parseXMLElement, type XmlElement } from "@libvirt-ts/core";
import { attributeOf, childAt, childrenNamed } from "../commands/kit/xml-text.js";

/** The description of a domain as elements. `flags` are `DomainXMLFlags`. */
export const domainXML = async (domain: Domain, flags: number, call: CallOptions): Promise<XmlElement> =>
  parseXMLElement(await domain.XMLDesc(flags, call));

/** A disk as tables show it. */
export interface DiskRow {
  readonly type: string;
  readonly device: string;
  readonly target: string;
  readonly source: string | null;
}

/** Attributes of a disk's source in which a driver may say what it is. */
const sourceNames = ["file", "dev", "dir", "name", "volume", "path"];

/** The devices of one kind, in the order of the document. */
export const devicesOf = (domain: XmlElement, kind: string): XmlElement[] =>
  childrenNamed(childAt(domain, "devices"), kind);

export const disksOf = (domain: XmlElement): DiskRow[] =>
  devicesOf(domain, "disk").map((disk) => {
    const source = childAt(disk, "source");
    const found = sourceNames.map((name) => attributeOf(source, name)).find((name) => name !== undefined);
    return {
      type: attributeOf(disk, "type") ?? "file",
      device: attributeOf(disk, "device") ?? "disk",
      target: attributeOf(childAt(disk, "target"), "dev") ?? "-",
      source: found ?? null,
    };
  });

/** A network card as tables show it. */
export interface CardRow {
  readonly interface: string | null;
  readonly type: string;
  readonly source: string | null;
  readonly model: string | null;
  readonly mac: string | null;
}

const cardSources = ["network", "bridge", "dev", "portgroup", "path", "switchid", "address"];

export const cardsOf = (domain: XmlElement): CardRow[] =>
  devicesOf(domain, "interface").map((card) => {
    const source = childAt(card, "source");
    return {
      interface: attributeOf(childAt(card, "target"), "dev") ?? null,
      type: attributeOf(card, "type") ?? "-",
      source: cardSources.map((name) => attributeOf(source, name)).find((name) => name !== undefined) ?? null,
      model: attributeOf(childAt(card, "model"), "type") ?? null,
      mac: attributeOf(childAt(card, "mac"), "address") ?? null,
    };
  });

/** The network card that has a name on the host, or a MAC address. */
export const cardNamed = (domain: XmlElement, word: string): XmlElement | undefined =>
  devicesOf(domain, "interface").find(
    (card) =>
      attributeOf(childAt(card, "target"), "dev") === word ||
      attributeOf(childAt(card, "mac"), "address")?.toLowerCase() === word.toLowerCase(),
  );
