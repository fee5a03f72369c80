/** Every block of code in the README and the pages of docs is run, or says why not. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parse } from "@libvirt-ts/sexpr";
import { qemuUnavailable } from "@libvirt-ts/testkit";
import { parseElement } from "@libvirt-ts/xml";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Block, blocksOf, documents, promised, root } from "./blocks.js";

/** Blocks that others try, or that are no programs: by the page and what they begin with. */
const elsewhere: readonly (readonly [page: string, begin: string, why: string])[] = [
  ["README.md", "npm start", ".ci/run runs npm start and npm test"],
  ["README.md", "npm install", "packages/release installs what is packed"],
];

const noQemu = qemuUnavailable();
const virsh = join(root, "packages/virsh/bin/virsh.js");
const isBuilt = existsSync(join(root, "packages/virsh/dist"));
if (!isBuilt && process.env.CI === "true") throw new Error("run the build first");
if (noQemu) console.log(`skipped: what the pages do with QEMU: ${noQemu}`);
if (!isBuilt) console.log("skipped: what the pages do with virsh: it is not built");

/** A home that is empty at first, and where the blocks become modules. */
const home = mkdtempSync(join(tmpdir(), "blocks-"));
const modules = fileURLToPath(new URL("../build/blocks", import.meta.url));

beforeAll(() => {
  mkdirSync(modules, { recursive: true });
  vi.stubEnv("XDG_DATA_HOME", home);
  vi.stubEnv("XDG_RUNTIME_DIR", home);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

/** The pages that have something to try, and what that is. */
const pages = documents().flatMap((page) => {
  const tried = blocksOf(page).filter(({ code, reason }) => {
    const other = elsewhere.some(([name, begin]) => name === page && code.startsWith(begin));
    return reason === undefined && !other;
  });
  return tried.length > 0 ? [{ page, tried }] : [];
});

describe.each(pages)("$page", ({ tried }) => {
  const needsQemu = tried.some(({ code }) => code.includes("qemu:///embed"));
  it.skipIf(needsQemu && noQemu).each(tried)("$place, $language", async (block) => {
    const { language, code } = block;
    if (language === "ts" || language === "js") await runProgram(block);
    else if (language === "console") runSession(code);
    else if (language === "xml") expect(parseElement(code)).toBeDefined();
    else if (language === "lisp") expect(parse(code)).toBeDefined();
    else if (language === "json") expect(JSON.parse(code)).toBeDefined();
    else expect.fail("nobody knows how to try this: say why by <!-- not run: … --> before it");
  });
});

/** A program prints what its comments say; one that is an example's is that example. */
async function runProgram({ place, code }: Block): Promise<void> {
  const [, example] = /^\/\/ (examples\/\S+\.ts)\n/.exec(code) ?? [];
  if (example !== undefined) {
    // It is run by e2e's test of examples.
    expect(code.slice(code.indexOf("\n") + 1)).toBe(readFileSync(join(root, example), "utf8"));
    return;
  }
  const file = join(modules, `${place.replaceAll(/[^a-z0-9]+/gi, "-")}.ts`);
  writeFileSync(file, code);
  const printed: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((...values: unknown[]) => {
    printed.push(values.map(String).join(" "));
  });
  try {
    await import(pathToFileURL(file).href);
  } finally {
    log.mockRestore();
  }
  expect(printed.flatMap((text) => text.trimEnd().split("\n"))).toEqual(promised(code));
}

/** What follows a prompt is what virsh prints. */
function runSession(code: string): void {
  if (!isBuilt) return;
  const commands = code.split(/^\$ /m).slice(1);
  expect(commands.length).toBeGreaterThan(0);
  for (const command of commands) {
    const end = command.indexOf("\n");
    const line = command.slice(0, end);
    expect(line).toMatch(/^virsh /);
    const env = { ...process.env, LC_ALL: "C", VIRSH: virsh };
    const output = execFileSync("sh", ["-c", `virsh() { node "$VIRSH" "$@"; }; ${line}`], {
      env,
      encoding: "utf8",
    });
    expect(output).toBe(command.slice(end + 1));
  }
}
