import { domainSchema } from "@libvirt-ts/xml/relaxng";
import { noError, type Reader, same, Violation } from "../engine/reader.js";
import { filesIn } from "./seeds.js";

const options = { maxProblems: 20, checkIds: true };

/** Documents that are held against the schema of domains: never an error, and every problem has its place. */
export const reader: Reader = {
  seeds: [...filesIn("xml/fixtures/rng/accept", ".xml"), ...filesIn("xml/fixtures/rng/reject", ".xml")],
  steps: 3_000_000,
  stepsPerByte: 20_000,
  milliseconds: 1500,
  fault: noError,
  read(input) {
    const problems = domainSchema().validate(input, options);
    for (const { id, message, line, column } of problems)
      if (!/^(xml|schema)\.[a-z-]+$/.test(id) || message === "" || !(line! >= 1) || !(column! >= 1))
        throw new Violation(`a problem without its place: ${id}: ${message}`);
    const text = input.toString();
    // Bytes say themselves how they are encoded; a mark at their beginning is no part of the text then.
    if (!Buffer.from(text).equals(input) || /encoding|\0|^\uFEFF/.test(text)) return;
    same("what is wrong with a text and with its bytes", domainSchema().validate(text, options), problems);
  },
};
