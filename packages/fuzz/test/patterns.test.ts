/** Regular expressions of readers take no time that grows faster than their text: each is tried on what could make it do so. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isLongRun } from "@libvirt-ts/testkit";
import { type AnyNode, parse } from "acorn";
import { expect, it } from "vitest";
import { makePrograms, readerNames } from "../src/engine/index.js";
import { childrenOf } from "../src/engine/instrument.js";

/** Those that are not linear, and why nobody's text makes that felt. */
const bounded = new Map([
  [
    String.raw`/'(?:[^'\\\r\n]|\\(?:\r\n|[\s\S]))*'|"(?:[^"\\\r\n]|\\(?:\r\n|[\s\S]))*"/`,
    "a part of a sticky one, which is tried at one place",
  ],
  [String.raw`/\[([^\]]*)\]/g`, "of what another one has found to be whole pairs"],
  [String.raw`/<!--.*?-->|<\?.*?\?>/gs`, "of what a reader has found to be whole comments and instructions"],
]);

/** Bytes of an attack: a square of them takes tens of milliseconds, a multiple some microseconds. */
const length = 8192;
const milliseconds = 8;

/** The regular expressions that a program has in it. */
function literalsIn(node: AnyNode, found: Map<string, RegExp>): void {
  if (node.type === "Literal" && node.regex) {
    found.set(node.raw!, new RegExp(node.regex.pattern, node.regex.flags));
  }
  for (const child of childrenOf(node)) literalsIn(child, found);
}

/** Texts that repeat what the expression itself names, or blanks, letters and digits, behind how it begins. */
function* attacksOn({ source }: RegExp): Generator<string> {
  const signs = [...source.replace(/\\[a-zA-Z0]/g, "")].filter((sign) => !/[\^$*+?()[\]{}|\\.]/.test(sign));
  const escaped = [...source.matchAll(/\\([^a-zA-Z0-9])/g)].map(([, sign]) => sign!);
  const alphabet = [...new Set([...escaped, ...signs, " ", "a", "0", "\n"])].slice(0, 16);
  const few = isLongRun ? alphabet.slice(0, 7) : [];
  const pairs = few.flatMap((one) => few.filter((other) => other !== one).map((other) => one + other));
  const beginning = /^\^?((?:[^\\^$*+?()[\]{}|.]|\\[^a-zA-Z0-9])*)(?![*+?{])/.exec(source)?.[1] ?? "";
  for (const unit of [...alphabet, ...pairs])
    for (const start of new Set(["", beginning.replace(/\\(.)/g, "$1"), alphabet[0]!]))
      for (const end of ["\u0001", ""]) yield start + unit.repeat(length / unit.length) + end;
}

/** The milliseconds of the processor's time that it takes; the least of some tries where that is much. */
function workOf(pattern: RegExp, text: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 12 && least > milliseconds; tries++) {
    pattern.lastIndex = 0;
    const before = process.cpuUsage();
    pattern.test(text);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** Whether a text makes it take much more than a time that grows with it alone. */
function isSlow(pattern: RegExp): boolean {
  for (const text of attacksOn(pattern)) if (workOf(pattern, text) > milliseconds) return true;
  return false;
}

it("grow with their text alone", async () => {
  const folder = mkdtempSync(join(fileURLToPath(new URL("../", import.meta.url)), ".fuzz-"));
  const patterns = new Map<string, RegExp>();
  try {
    for (const { plain } of await makePrograms(readerNames(), folder))
      literalsIn(
        parse(readFileSync(plain, "utf8"), { ecmaVersion: "latest", sourceType: "module" }),
        patterns,
      );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  expect(patterns.size).toBeGreaterThan(300);
  const slow = [...patterns].filter(
    ([raw, pattern]) => /[*+{]/.test(pattern.source) && !bounded.has(raw) && isSlow(pattern),
  );
  expect(slow.map(([raw]) => raw)).toEqual([]);
  expect([...patterns.keys()].filter((raw) => bounded.has(raw))).toHaveLength(bounded.size);
});

it("would be found out if they did not", () => {
  expect([/\n+$/, /(\d+)$/, /^,\s*[^,]+:x/, /.*:/].map(isSlow)).toEqual([true, true, true, true]);
  expect([/(?<!\n)\n+$/, /^\d+$/, /^,[^,]+:x/].map(isSlow)).toEqual([false, false, false]);
});
