import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { splitLine } from "../src/cli/words.js";
import { today } from "./memory-host.js";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const [, session] = /```console\n([\s\S]*?)```/.exec(readme)!;

/** Every line after a prompt, with what follows it up to the next. */
const examples = session!
  .split(/^\$ /m)
  .slice(1)
  .map((text) => [text.slice(0, text.indexOf("\n")), text.slice(text.indexOf("\n") + 1)] as const);

it.each(examples)("%s", async (line, output) => {
  const [program, ...argv] = splitLine(line).commands[0]!.map(({ text }) => text);
  expect(program).toBe("virsh");
  const { stdout, stderr } = await today(argv);
  expect(stdout + stderr).toBe(output);
});
