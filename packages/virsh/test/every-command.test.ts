import { describe, expect, it } from "vitest";
import { classicTable, commandTable } from "../src/commands/table/table.js";
import { describeCommand } from "../src/text/describe.js";
import { optionHelp } from "../src/text/option-help.js";
import { optionHelpOf } from "../src/text/option-help-of.js";
import { today } from "./memory-host.js";

const commands = [...commandTable.values()];
const run = (...argv: string[]) => today(["-c", "test:///default", ...argv]);

/** Commands that take any words, or that end the run whatever follows. */
const takesAnything = new Set(["complete", "echo", "exit", "quit"]);
const judged = commands.filter(({ name }) => !takesAnything.has(name));

describe("every command", () => {
  const needing = judged.filter(({ options }) => Object.values(options).some(({ required }) => required));
  it.each(needing.map(({ name }) => name))("%s says what it misses", async (name) => {
    const { stderr, stdout, status } = await run(name);
    expect({ stdout, status }).toEqual({ stdout: "", status: 1 });
    expect(stderr).toMatch(new RegExp(`^error: command '${name}' requires `));
  });

  it.each(judged.map(({ name }) => name))("%s refuses an option that it does not have", async (name) => {
    const { stderr, stdout, status } = await run(name, "--no-such-option");
    expect({ stdout, status }).toEqual({ stdout: "", status: 1 });
    expect(stderr).toContain("--no-such-option");
  });

  const bounded = judged.filter(({ options }) => Object.values(options).every(({ many }) => !many));
  it.each(bounded.map(({ name }) => name))("%s refuses a word too many", async (name) => {
    const places = Object.values(commandTable.get(name)!.options).filter(({ positional }) => positional);
    const { stderr, status } = await run(name, ...places.map(() => "1"), "beyond");
    expect(status).toBe(1);
    expect(stderr).toContain("'beyond'");
  });

  const printing = commands.filter(({ options }) => Object.hasOwn(options, "json"));
  it.each(printing.map(({ name }) => name))("%s says what --json prints", (name) => {
    expect(describeCommand(commandTable.get(name)!).json).toMatch(/^[{s]/);
  });

  const subjects = new Set(["domain", "network", "pool", "secret", "nwfilter", "interface", "device", "vol"]);
  const about = judged.filter(({ options }) =>
    Object.entries(options).some(([name, { required }]) => required && subjects.has(name)),
  );
  it.each(about.map(({ name }) => name))("%s says that there is no such object", async (name) => {
    const { options } = commandTable.get(name)!;
    const words = Object.entries(options).flatMap(([option, { required, kind, placeholder }]) =>
      required && kind === "value" ? [`--${option}=${placeholder === "string" ? "nosuch" : "1"}`] : [],
    );
    const { stderr, status } = await run(name, ...words);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^error: /);
    expect(stderr.split("\n").length).toBeLessThan(4);
    expect(stderr).not.toContain("internal error");
  });
});

it("nothing is said of options that there are not", async () => {
  const rows = [commandTable, await classicTable()].flatMap((table) => [...table.values()]);
  const options = rows.flatMap((row) => Object.keys(row.options).map((option) => [row.name, option]));
  const named = new Set(options.map(([, option]) => option));
  const ofCommand = new Set(options.map((words) => words.join(" ")));
  expect(Object.keys(optionHelp).filter((option) => !named.has(option))).toEqual([]);
  expect(Object.keys(optionHelpOf).filter((words) => !ofCommand.has(words))).toEqual([]);
});
