import { readFileSync } from "node:fs";

/** What a run that differs is taken for: one by decision, which does not count, or a difference. */
export interface Difference {
  readonly verdict: "counted" | "decided";
  readonly reason: string;
}

/** Runs that differ from C virsh's, by folder and name, each with its reason. */
export const differences: ReadonlyMap<string, Difference> = new Map(
  readFileSync(new URL("differences.tsv", import.meta.url), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [name, verdict, reason] = line.split("\t") as [string, Difference["verdict"], string];
      return [name, { verdict, reason }];
    }),
);
