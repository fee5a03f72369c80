import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isLongRun } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fuzz, makePrograms, type Program, readerNames } from "../src/engine/index.js";

const seed = Number(process.env.LIBVIRT_TS_SEED ?? 20070119);
const names = readerNames();
/** Some take sockets and timers, and so much longer for each input. */
const slow = new Set(["agent", "xend-http", "relaxng-document", "scram"]);
const inputsOf = (name: string) => (slow.has(name) ? 300 : 2_000) * (isLongRun ? 500 : 1);
/** Milliseconds for a reader at most, whatever else the machine does. */
const time = isLongRun ? 1_800_000 : 500;

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
      const outcome = await fuzz(programs.get(name)!, folder, { inputs: inputsOf(name), seed, time });
      const { findings, inputs, accepted, refused, covered, places } = outcome;
      console.info(
        `${name}: ${inputs} inputs, ${accepted} accepted, ${refused} refused, ${covered} of ${places} places`,
      );
      expect(findings).toEqual([]);
      expect(accepted).toBeGreaterThan(0);
      expect(covered).toBeGreaterThan(0);
    },
  );
});
