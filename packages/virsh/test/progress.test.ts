import { expect, it } from "vitest";
import type { App } from "../src/cli/app.js";
import { Context } from "../src/cli/context.js";
import { commandTable } from "../src/commands/table/table.js";

/** Runs a command whose peer says something while it works; what reaches the user besides the result. */
async function progressOf(
  name: string,
  args: Readonly<Record<string, unknown>>,
  connections: { readonly supports?: boolean; readonly opened?: string[] } = {},
): Promise<string[]> {
  const told: string[] = [];
  const work = async (...given: readonly unknown[]) => {
    const call = given.at(-1) as { readonly onProgress?: (line: string) => void };
    call.onProgress?.("half of it is done");
    return domain;
  };
  const domain = {
    saveFlags: work,
    coreDump: work,
    migrateToURI3: work,
    migrate3: work,
    jobInfo: async () => Promise.reject(new Error("nobody asks so soon")),
    ID: () => 1,
    name: () => "web",
  };
  const app = {
    host: { stderr: { write: () => {}, isTerminal: false } },
    options: { quiet: false, classic: true },
    session: {
      connection: {
        restoreFlags: work,
        lookupByName: async () => domain,
        supports: () => connections.supports ?? false,
      },
      openOther: async (uri: string) => {
        connections.opened?.push(uri);
        return { close: async () => connections.opened?.push("closed") };
      },
    },
    reporter: {
      progress: (line: string) => told.push(line),
      debug() {},
      quietly: (act: () => unknown) => act(),
    },
    translator: { say: (text: string) => text },
    out: { line() {} },
  } as unknown as App;
  const context = new Context(app, { name, json: false }, new AbortController().signal);
  await commandTable
    .get(name)!
    .run(context, { domain: "web", file: "/state", desturi: "xen+ssh://b/", ...args });
  return told;
}

it.each(["save", "restore", "dump", "migrate"])("%s --verbose shows what the peer says", async (name) => {
  expect(await progressOf(name, { verbose: true })).toEqual(["half of it is done"]);
  expect(await progressOf(name, { verbose: false })).toEqual([]);
});

it("migrate connects to the other host where nothing else goes there, for as long as that takes", async () => {
  const opened: string[] = [];
  const led = { supports: true, opened };
  expect(await progressOf("migrate", { verbose: true }, led)).toEqual(["half of it is done"]);
  expect(opened).toEqual(["xen+ssh://b/", "closed"]);
  await progressOf("migrate", { p2p: true }, led);
  await progressOf("migrate", { direct: true }, led);
  await progressOf("migrate", {}, { opened });
  expect(opened).toHaveLength(2);
});
