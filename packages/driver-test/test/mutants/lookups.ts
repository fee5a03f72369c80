import { randomUUID } from "node:crypto";
import { ErrorNumber } from "@libvirt-ts/driver";
import { domainXML, error, type Mutant, swallow } from "./mutant.js";

/** Drivers that are wrong about look-ups and definitions. */
export const lookupMutants: readonly Mutant[] = [
  ["lists no active domain", () => ({ listDomains: async () => [] }), "every listed id can be looked up"],
  [
    "lists ids in descending order",
    (right) => ({ listDomains: async () => [...(await right.listDomains()), 0].reverse().concat(-1) }),
    "every listed id can be looked up",
  ],
  [
    "miscounts active domains",
    (right) => ({ numOfDomains: async () => (await right.numOfDomains()) + 1 }),
    "active domains are counted as they are listed",
  ],
  [
    "miscounts inactive domains",
    (right) => ({ numOfDefinedDomains: async () => (await right.numOfDefinedDomains()) + 1 }),
    "inactive domains are counted as they are listed",
  ],
  [
    "ignores the filter of listAllDomains",
    (right) => ({ listAllDomains: async () => right.listAllDomains(0) }),
    "listAllDomains lists what the single lists do",
  ],
  [
    "finds nothing where there is nothing, and does not say so",
    (right) => ({ domainLookupByName: (name: string) => swallow(right.domainLookupByName(name), undefined) }),
    "domainLookupByName finds no no such domain",
  ],
  [
    "gives a failing look-up another code",
    (right) => ({
      domainLookupByUUID: (uuid: string) =>
        right.domainLookupByUUID(uuid).catch(() => {
          throw error(ErrorNumber.INTERNAL_ERROR);
        }),
    }),
    "domainLookupByUUID finds no c0f04ace-5a17-4e00-8000-00000000dead",
  ],
  [
    "throws plain errors",
    (right) => ({
      domainLookupByID: (id: number) =>
        right.domainLookupByID(id).catch(() => {
          throw new Error("not found");
        }),
    }),
    "domainLookupByID finds no 999999",
  ],
  [
    "looks names up in an object's prototype",
    (right) => ({
      domainLookupByName: async (name: string) =>
        name in {} ? { uuid: randomUUID(), name } : right.domainLookupByName(name),
    }),
    "domainLookupByName finds no __proto__",
  ],
  [
    "ignores the case of names",
    (right) => ({
      domainLookupByName: async (name: string) => {
        const all = await right.listAllDomains(0);
        const match = all.find(({ ref }) => ref.name!.toLowerCase() === name.toLowerCase());
        return match?.ref ?? right.domainLookupByName(name);
      },
    }),
    "names that differ in case only are two names",
  ],
  [
    "cuts names after twenty characters",
    (right) => ({
      domainDefineXML: (xml: string) =>
        right.domainDefineXML(xml.replace(/<name>(.{20}).*<\/name>/u, "<name>$1</name>"), 0),
    }),
    "a domain may be called xxxxxxxx… (255 characters)",
  ],
  [
    "accepts names with a slash",
    (right) => ({ domainDefineXML: (xml: string) => right.domainDefineXML(xml.replace("a/b", "a b"), 0) }),
    "illegal names are refused and leave nothing behind",
  ],
  [
    "takes any text for a domain",
    (right) => ({
      domainDefineXML: (xml: string) =>
        right.domainDefineXML(xml.startsWith("<domain type") ? xml : domainXML("any", randomUUID()), 0),
    }),
    "documents that are none are refused",
  ],
  [
    "takes no look at the schema",
    (right) => ({ domainDefineXML: (xml: string) => right.domainDefineXML(xml, 0) }),
    "a document is held against its schema when asked to",
  ],
];
