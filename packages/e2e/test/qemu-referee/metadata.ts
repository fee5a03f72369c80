import { DomainMetadataType, DomainModificationImpact } from "@libvirt-ts/driver/flags";
import type { GuestSide } from "./guest-side.js";
import { type Step, step } from "./side.js";

const { ELEMENT } = DomainMetadataType;
const { CONFIG } = DomainModificationImpact;
const uri = "urn:x";

/** What is read of it; which quotes there are is the writer's own affair. */
const read = async ({ dom }: GuestSide): Promise<string> =>
  (await dom.metadata(ELEMENT, uri, CONFIG)).replaceAll('"', "'");

/** Documents with an element in a namespace that is declared here or there. */
const declared: readonly [where: string, metadata: string][] = [
  ["on it", "<metadata><app:a xmlns:app='urn:x' app:q='1'><!-- c --><app:b app:r='2'/></app:a></metadata>"],
  [
    "around it",
    "<metadata xmlns:app='urn:x' xmlns:o='urn:o'><app:a o:q='1'><app:b/><o:c/></app:a></metadata>",
  ],
  ["as the default", "<metadata><a xmlns='urn:x'><b/><?pi x?></a></metadata>"],
  [
    "under two prefixes",
    "<metadata><app:a xmlns:app='urn:x' xmlns:p='urn:x'><p:b p:y='2'/></app:a></metadata>",
  ],
  ["in another element", "<metadata><o:w xmlns:o='urn:o'><app:a xmlns:app='urn:x'/></o:w></metadata>"],
];

/** Elements that are put into the namespace. */
const given: readonly [what: string, text: string][] = [
  ["one in no namespace", "<a><b>x &amp; y</b></a>"],
  ["one with others", "<a xmlns:p='urn:p' p:z='1'><p:b/><!-- c --></a>"],
  ["one that has the prefix for it", "<app:a xmlns:app='urn:x'><app:b/></app:a>"],
  ["one that has the prefix for another", "<app:a xmlns:app='urn:y'/>"],
  ["one that has another prefix for it", "<o:a xmlns:o='urn:x'><o:b/></o:a>"],
  ["one in another namespace", "<o:a xmlns:o='urn:y'/>"],
];

/** Elements that applications keep about a domain, named `s`, that does not run. */
export const metadata = (definition: (side: GuestSide) => string): readonly Step<GuestSide>[] => [
  ...declared.map(([where, element]) =>
    step(`metadata of a namespace declared ${where}`, async (p: GuestSide) => {
      await p.conn.defineXML(definition(p).replace("</name>", `</name>${element}`));
      return read(p);
    }),
  ),
  ...given.map(([what, text]) =>
    step(`metadata is set to ${what}`, async (p: GuestSide) => {
      await p.dom.setMetadata(ELEMENT, text, "app", uri, CONFIG);
      return read(p);
    }),
  ),
];
