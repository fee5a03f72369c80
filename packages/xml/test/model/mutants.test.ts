import { compileSchema, type RelaxngSchema } from "@libvirt-ts/xml/relaxng";
import { expect, inject, it } from "vitest";
import { Random } from "../random.js";
import { mutate, parseTree, print, vocabularyOf } from "../relaxng/mutate.js";
import { corpus, hasCorpus, kindOfSchema, readCorpus, whyNot } from "./corpus.js";
import { anyKinds } from "./kinds.js";

if (!hasCorpus) console.log(`skipped: ${whyNot}`);

/** A document in so many is mutated, so often. */
const STEP = inject("isLongRun") ? 1 : 25;
const MUTANTS = 20;

/** Kinds of mutants that are judged otherwise on purpose: what libvirt's schema says of them, and why ours takes them. */
const decided: readonly { readonly says: RegExp; readonly because: string }[] = [
  {
    says: /^element "capability" is incomplete: "host" is missing/,
    because: "a SCSI host that is to be created has no number yet, and libvirt takes such a document",
  },
];

/** libvirt's own schema; undefined for one that is no RELAX NG: it defines a name twice. */
function libvirtSchema(file: string): RelaxngSchema | undefined {
  const resolve = (url: string) => readCorpus(`schemas/${url.replace(/^.*\//, "")}`);
  return file === "device.rng" ? undefined : compileSchema(file, { resolve, maxSteps: 1e8 });
}

it.skipIf(!hasCorpus)("judges mutants as libvirt does", () => {
  const theirs = new Map<string, RelaxngSchema | undefined>();
  const differing: string[] = [];
  const listed = new Map<string, number>();
  let judged = 0;
  let valid = 0;
  const documents = corpus().filter(({ schema }) => schema in kindOfSchema);
  const texts = documents.map(({ file }) => readCorpus(file));
  for (let i = 0; i < documents.length; i += STEP) {
    const { file, schema } = documents[i]!;
    if (!theirs.has(schema)) theirs.set(schema, libvirtSchema(schema));
    const libvirt = theirs.get(schema);
    if (libvirt === undefined) continue;
    const kind = anyKinds.get(kindOfSchema[schema]!)!;
    const random = new Random(i);
    const seeds = [texts[i]!, texts[(i + 1) % texts.length]!].map(parseTree);
    const vocabulary = vocabularyOf(seeds);
    for (let n = 0; n < MUTANTS; n++) {
      const mutant = print(mutate(parseTree(texts[i]!), vocabulary, random));
      const [problem] = libvirt.validate(mutant, { maxProblems: 1 });
      const isValid = problem === undefined;
      judged += 1;
      if (isValid) valid += 1;
      if ((kind.validate(mutant, { maxProblems: 1 }).length === 0) === isValid) continue;
      const known = decided.find(({ says }) => problem !== undefined && says.test(problem.message));
      if (known === undefined) differing.push(`${file} ${n}: ${problem?.message ?? "valid to libvirt"}`);
      else listed.set(known.because, (listed.get(known.because) ?? 0) + 1);
    }
  }
  console.log(`${judged} mutants, ${valid} of them valid, ${differing.length} judged differently`);
  for (const [because, count] of listed) console.log(`${count} more, since ${because}`);
  expect(valid).toBeGreaterThan(judged / 20);
  expect(differing.length, differing.slice(0, 20).join("\n")).toBeLessThanOrEqual(judged / 50);
});
