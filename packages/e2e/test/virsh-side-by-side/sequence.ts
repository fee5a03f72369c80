import { readFileSync } from "node:fs";

/** One run of both programs. */
export interface Invocation {
  /** What both are given, as one word. */
  readonly line: string;
  /** The recorded run of C virsh 12.8 that it repeats. */
  readonly recorded?: string;
}

/** The invocations of a sequence, in their order. */
export function readSequence(name: "qemu" | "test"): Invocation[] {
  const file = name === "qemu" ? "qemu.txt" : "test-driver.txt";
  return readFileSync(new URL(file, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("# "))
    .map((text) => {
      const [, recorded, line] = /^(?:(\d{3}) | {4})?(.*)$/.exec(text)!;
      return { line: line!, ...(recorded !== undefined && { recorded }) };
    });
}

/** Why the two programs differ, or ours from what was recorded: by sequence, what and invocation. */
export function readReasons(): ReadonlyMap<string, string> {
  const [, ...lines] = readFileSync(new URL("differences.tsv", import.meta.url), "utf8")
    .trimEnd()
    .split("\n");
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf("\t");
      return [line.slice(0, at), line.slice(at + 1)];
    }),
  );
}
