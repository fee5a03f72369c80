import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isLongRun } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fuzz, makePrograms, type Program, readerNames } from "../src/engine/index.js";

const seed = Number(process.env.LIBVIRT_TS_SEED ?? 20070119);
const names = readerNames();
/** How long a reader is fuzzed at most, whatever else the machine does: what reads ten million inputs is `scripts/fuzz.mjs`. */
const [inputs, time] = isLongRun ? [1_000_000, 20_000] : [2_000, 500];

let folder: string;
let programs: Map<string, Program>;

beforeAll(async () => {
  // Beside the package, from where the packages of others are found.
  const root = fileURLToPath(new URL("../", import.meta.url));
  folder = mkdtempSync(join(root, ".fuzz-"));
  programs = new Map((await makePrograms(names, folder)).map((program) => [program.name, program]));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe(`inputs made of those that reached something new, seed ${seed}`, () => {
  it.each(names)(
    "%s accepts or refuses them all, in bounded time and memory, and says where",
    async (name) => {
      const outcome = await fuzz(programs.get(name)!, folder, { inputs, seed, time });
      const { findings, accepted, refused, covered, places } = outcome;
      console.info(
        `${name}: ${outcome.inputs} inputs, ${accepted} accepted, ${refused} refused, ${covered} of ${places} places`,
      );
      expect(findings).toEqual([]);
      expect(accepted).toBeGreaterThan(0);
      expect(covered).toBeGreaterThan(0);
    },
  );
});
