import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { commandTable } from "../src/commands/table/table.js";
import { formatManPage } from "../src/docs/man-page.js";

const page = formatManPage(commandTable, "2026-01-31");

describe("the manual page", () => {
  it("names every command and every option", () => {
    for (const { name, hidden, options } of commandTable.values()) {
      expect(page.includes(`\n.It Ic ${name}`), name).toBe(hidden !== true);
      for (const option of hidden ? [] : Object.keys(options))
        expect(page).toContain(option.replaceAll("-", "\\-"));
    }
    expect(page).toContain(".Dd January 31, 2026\n");
  });

  const missing = spawnSync("mandoc", ["-V"]).error !== undefined;
  if (missing) console.warn("the manual page is not linted: mandoc is not installed");
  it.skipIf(missing)("pleases mandoc -Tlint", () => {
    const { stdout, stderr, status } = spawnSync("mandoc", ["-Tlint", "-Wstyle"], {
      input: page,
      encoding: "utf8",
    });
    expect({ stdout, stderr, status }).toEqual({ stdout: "", stderr: "", status: 0 });
  });
});
