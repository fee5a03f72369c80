import { isLongRun } from "@libvirt-ts/testkit";
import fc from "fast-check";
import { expect, it } from "vitest";
import { commandTable } from "../src/commands/table/table.js";
import { virsh } from "./memory-host.js";

/** What reads or writes outside this process, or waits for somebody, has tests of its own. */
const apart = new Set(["cd", "connect", "console", "dump", "edit", "event", "restore", "save"]);
const names = [...commandTable.values()].map(({ name }) => name).filter((name) => !apart.has(name));
const options = [...new Set([...commandTable.values()].flatMap((row) => Object.keys(row.options)))].map(
  (name) => `--${name}`,
);

const word = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      "test",
      "1",
      "0",
      "nope",
      "512M",
      "--",
      "-",
      "--help",
      "-1",
      "0-3,^2",
      "xen-xm",
    ),
  },
  { weight: 4, arbitrary: fc.constantFrom(...options) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(...options)
      .chain((option) => fc.string().map((value) => `${option}=${value}`)),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
);
const line = fc
  .array(fc.tuple(fc.constantFrom(...names), fc.array(word, { maxLength: 5 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((list) => list.map(([name, words]) => [name, ...words].join(" ")).join("; "));

/** Every line of stderr is virsh's or the library's, and none tells of a defect of our own. */
function holds({ stderr, status }: { readonly stderr: string; readonly status: number }): void {
  expect(stderr).not.toContain("internal error, please report it");
  expect(stderr).not.toMatch(/TypeError|RangeError|ReferenceError|undefined is not/);
  expect(status).toBe(status === 0 ? 0 : 1);
}

it("no line of words that look like commands brings virsh down", async () => {
  await fc.assert(
    fc.asyncProperty(line, async (text) => holds(await virsh(["-c", "test:///default", text]))),
    { numRuns: isLongRun ? 20_000 : 400 },
  );
});

it("no text at all brings it down as a script", async () => {
  const script = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(line).map((lines) => lines.join("\n")),
  );
  await fc.assert(
    fc.asyncProperty(script, async (stdin) => holds(await virsh(["-c", "test:///default"], { stdin }))),
    { numRuns: isLongRun ? 20_000 : 200 },
  );
});

it("no options of virsh itself bring it down", async () => {
  const option = fc.oneof(
    fc.constantFrom(
      "-c",
      "-d",
      "-q",
      "-t",
      "-r",
      "-e",
      "--connect",
      "--version=long",
      "-h",
      "-V",
      "--",
      "-x",
      "--co",
      "-d9",
      "-cx",
    ),
    fc.string(),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(option, { maxLength: 5 }), async (argv) => {
      holds(await virsh([...argv, "--", "echo"], { env: { VIRSH_DEFAULT_CONNECT_URI: "test:///default" } }));
    }),
  );
});

it("whatever is unfinished can be completed", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 5 }), fc.constantFrom(...names), async (words, name) => {
      holds(
        await virsh(["-c", "test:///default", "complete", "--", "-c", "test:///default", name, ...words]),
      );
    }),
    { numRuns: 200 },
  );
});
