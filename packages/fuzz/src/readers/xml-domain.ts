import { XmlError } from "@libvirt-ts/xml";
import { formatDomain, parseDomain } from "@libvirt-ts/xml/domain";
import { problemsOf, type Reader, same } from "../engine/reader.js";
import { filesIn } from "./seeds.js";

// Text that strayed among elements is kept; how it is set off from them is layout.
const squeezed = (text: string) => text.replace(/\s+/g, "");

/** Domain documents as bytes, in any encoding: what is read and written is read as the same again. */
export const reader: Reader = {
  seeds: [
    ...filesIn("xml/fixtures/page", ".xml"),
    ...filesIn("xml/fixtures/today", ".xml"),
    ...filesIn("xml/fixtures/rng/accept", ".xml"),
  ],
  stepsPerByte: 10_000,
  fault: problemsOf([XmlError], /^xml\.|^domain\.name-missing$/),
  read(input) {
    const text = formatDomain(parseDomain(input).domain, { secure: true });
    const again = formatDomain(parseDomain(text).domain, { secure: true });
    same("a document written, and read and written again,", squeezed(again), squeezed(text));
  },
};
