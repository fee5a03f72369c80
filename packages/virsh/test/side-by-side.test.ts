import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { commandTable } from "../src/commands/table/table.js";
import { formatCommandsPage } from "../src/docs/commands-page.js";
import { formatOptionsPage, readFacts } from "../src/docs/options-page.js";
import { today } from "./memory-host.js";

const doc = (name: string): string => readFileSync(new URL(`../../../docs/${name}`, import.meta.url), "utf8");

it("the reference of commands is up to date; if not, run the script `docs`", () => {
  expect(doc("virsh-commands.md")).toBe(formatCommandsPage(commandTable));
});

it("the page of every command and option of C virsh is up to date, and no row is empty; if not, run the script `docs`", () => {
  const facts = (name: string) =>
    readFacts(readFileSync(new URL(`../facts/${name}.tsv`, import.meta.url), "utf8"));
  expect(doc("virsh-options.md")).toBe(formatOptionsPage(facts("commands"), facts("verdicts"), commandTable));
});

const env = { PATH: "/usr/bin:/bin", LC_ALL: "C", HOME: "/nonexistent" };
const c = (...args: string[]) => spawnSync("/usr/bin/virsh", args, { encoding: "utf8", env });
const missing = c("--version").error !== undefined;
if (missing) console.warn("virsh is not compared with C virsh: libvirt-clients is not installed");

/** The options that a program's `help COMMAND` lists. */
function optionsOf(help: string): string[] {
  const section = /OPTIONS\n([\s\S]*?)\n\n/.exec(help)?.[1] ?? "";
  return [...section.matchAll(/^ {4}\[?(?:--([\w-]+)|<([\w-]+)>)/gm)].map(
    ([, long, positional]) => (long ?? positional)!,
  );
}

describe.skipIf(missing)("beside C virsh", () => {
  const known = [...commandTable.values()];
  const shared = known.filter(({ name, hidden }) => hidden !== true && c("help", name).status === 0);
  /** What ours has beyond today's C virsh, and what today's has beyond Debian's. */
  const later = (file: string, column: string, suits: (cell: string) => boolean): ReadonlySet<string> => {
    const text = readFileSync(new URL(`../facts/${file}.tsv`, import.meta.url), "utf8");
    const [head, ...lines] = text.split("\n").map((line) => line.split("\t"));
    const at = (name: string): number => head!.indexOf(name);
    const found = lines.filter((cells) => cells.length > 1 && suits(cells[at(column)] ?? ""));
    return new Set(found.map((cells) => `${cells[0]} ${cells[at("option")]}`));
  };
  const beyond = new Set([
    ...later("additions", "option", () => true),
    ...later("commands", "since", (since) => since === "12"),
    ...later("commands", "note", (note) => note.includes("not in help")),
  ]);

  it("has commands that C virsh lacks only where they are ours, or newer", () => {
    const ours = known.filter((command) => command.hidden !== true && !shared.includes(command));
    const added = new Set([...beyond].map((row) => row.split(" ")[0]));
    expect(ours.map(({ name }) => name).filter((name) => !added.has(name))).toEqual([]);
  });

  it.each(shared.map(({ name }) => name))("%s: every difference in options is known", async (name) => {
    const theirs = optionsOf(c("help", name).stdout);
    const { options } = commandTable.get(name)!;
    const taken = Object.entries(options).flatMap(([option, { aliases }]) => [option, ...aliases]);
    expect(theirs.filter((option) => !taken.includes(option))).toEqual([]);
    const ours = Object.keys(options).filter(
      (option) => !theirs.includes(option) && !beyond.has(`${name} ${option}`) && option !== "json",
    );
    expect(ours).toEqual([]);
  });

  it.each([
    "domid test",
    "domname 1",
    "domstate test",
    "uri",
    "hostname",
    "echo a 'b c' \"d e\"",
    "echo --shell \"it's\" '<'",
    "echo --xml '<&>'",
    "domid test; domname 1",
    "setmem test 1048576",
    "list --name",
    "list --id",
    "list --inactive --name",
    "quit",
  ])("%s prints the same", async (line) => {
    const { stdout, stderr, status } = c("-c", "test:///default", line);
    // C virsh alone spares echo the empty line that follows every command.
    const expected = line.startsWith("echo") ? `${stdout}\n` : stdout;
    expect(await today(["-c", "test:///default", line])).toEqual({ stdout: expected, stderr, status });
  });

  it.each(["domstate nope", "bogus", "list --bogus", "list x", "domstate", "start test", "domid 1"])(
    "%s fails in both",
    async (line) => {
      const ours = await today(["-c", "test:///default", line]);
      expect([ours.status, c("-c", "test:///default", line).status]).toEqual([1, 1]);
    },
  );
});
