import { expect, it } from "vitest";
import { XmlError } from "../../src/errors.js";
import { corpus, hasCorpus, infoset, kindOfSchema, readCorpus, whyNot } from "./corpus.js";
import { anyKinds } from "./kinds.js";

if (!hasCorpus) console.log(`skipped: ${whyNot}`);

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
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
      if (valid) wrong.push(`${file}: ${error.message}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(read).toBeGreaterThan(1790);
});
