import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { layNodeFiles, missing, readRecorded } from "./corpus.js";
import { decisionOf } from "./decided.js";
import { differences } from "./differences.js";
import { formatPage, isPage } from "./page.js";
import { type Compared, replay } from "./run.js";

if (missing !== undefined) console.warn(`C virsh's runs are not replayed: ${missing}`);

/** How a run compares: the same, or differing by decision, or differing. */
interface Outcome {
  readonly name: string;
  readonly verdict: "counted" | "decided" | "same";
  readonly reason?: string;
}

/** Copies gigabytes; its reason says so. */
const notRun = "test/script-storage-resize-wipe-transfer";

describe.skipIf(missing)("what C virsh printed", () => {
  let place = "";
  const outcomes: Outcome[] = [];
  const unknown: Compared[] = [];

  beforeAll(async () => {
    place = mkdtempSync(join(tmpdir(), "virsh-replay-"));
    layNodeFiles(place);
    for (const folder of ["test", "node"] as const) {
      for (const recorded of readRecorded(folder)) {
        const name = `${folder}/${recorded.name}`;
        const listed = differences.get(name);
        if (name === notRun) {
          outcomes.push({ name, ...listed! });
          continue;
        }
        const compared = await replay(folder, recorded, place);
        const reason = compared.same ? undefined : decisionOf(recorded, compared);
        if (compared.same) outcomes.push({ name, verdict: "same" });
        else if (reason !== undefined) outcomes.push({ name, verdict: "decided", reason });
        else if (listed !== undefined) outcomes.push({ name, ...listed });
        else unknown.push(compared);
      }
    }
  });
  afterAll(() => rmSync(place, { recursive: true, force: true }));

  it("differs from ours nowhere without a reason", () => {
    expect(unknown).toEqual([]);
  });

  it("is what ours prints, in 97 of 100 runs that no decision sets apart", () => {
    const of = (verdict: Outcome["verdict"]): number =>
      outcomes.filter((outcome) => outcome.verdict === verdict).length;
    const share = of("same") / (of("same") + of("counted"));
    console.info(`${of("same")} the same, ${of("counted")} differ, ${of("decided")} by decision`);
    expect(outcomes.length + unknown.length).toBeGreaterThan(700);
    expect(share).toBeGreaterThanOrEqual(0.97);
  });

  it("has no reason for what does not differ", () => {
    const stale = outcomes.filter(({ name, verdict }) => verdict === "same" && differences.has(name));
    expect(stale).toEqual([]);
  });

  it("is compared in the docs; if they are not up to date, UPDATE_DOCS=1 writes them", () => {
    expect(isPage(formatPage(outcomes))).toBe(true);
  });
});
