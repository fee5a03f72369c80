import { compileSchema, type RelaxngSchema } from "@libvirt-ts/xml/relaxng";
import { expect, it } from "vitest";
import { XmlError } from "../../src/errors.js";
import { corpus, hasCorpus, infoset, kindOfSchema, readCorpus, whyNot } from "./corpus.js";
import { anyKinds } from "./kinds.js";

if (!hasCorpus) console.log(`skipped: ${whyNot}`);

/** libvirt's own schemas; undefined for one that is no RELAX NG: it defines a name twice. */
const schemas = new Map<string, RelaxngSchema | undefined>([["device.rng", undefined]]);

function libvirtSchema(file: string): RelaxngSchema | undefined {
  const resolve = (url: string) => readCorpus(`schemas/${url.replace(/^.*\//, "")}`);
  if (!schemas.has(file)) schemas.set(file, compileSchema(file, { resolve, maxSteps: 1e8 }));
  return schemas.get(file);
}

it.skipIf(!hasCorpus)("reads, writes and judges every document of libvirt's test suite", () => {
  const wrong: string[] = [];
  let read = 0;
  for (const { file, schema, valid } of corpus()) {
    const kind = anyKinds.get(kindOfSchema[schema] ?? "");
    if (kind === undefined) continue;
    const text = readCorpus(file);
    if ((kind.validate(text, { maxProblems: 1 }).length === 0) !== valid) wrong.push(`${file}: verdict`);
    try {
      const { model, warnings } = kind.read(text);
      read += 1;
      if (valid && warnings.length > 0) wrong.push(`${file}: ${warnings[0]?.message}`);
      const written = kind.write(JSON.parse(JSON.stringify(model)) as object);
      if (infoset(written) !== infoset(text)) wrong.push(`${file}: written otherwise`);
      if (valid && kind.validate(written).length > 0) wrong.push(`${file}: not valid when written`);
      if (valid && (libvirtSchema(schema)?.validate(written, { maxProblems: 1 }).length ?? 0) > 0) {
        wrong.push(`${file}: not valid for libvirt when written`);
      }
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
      if (valid) wrong.push(`${file}: ${error.message}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(read).toBeGreaterThan(1790);
});
