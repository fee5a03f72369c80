/** What CONTRIBUTING tells a newcomer to do can be done: its commands, its places, and what its first hour shows. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isLongRun } from "@libvirt-ts/testkit";
import { describe, expect, it } from "vitest";
import { root } from "./blocks.js";

const text = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
const told = [...new Set([...text.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code!))];

/** What of the told matches, each with its first two groups. */
const matching = (pattern: RegExp) =>
  told.flatMap((code): [code: string, first: string, second: string][] => {
    const [found, first = "", second = ""] = pattern.exec(code) ?? [];
    return found === undefined ? [] : [[found, first, second]];
  });

const manifest = (folder: string): { readonly scripts?: Record<string, string> } =>
  JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));

describe("CONTRIBUTING", () => {
  it.each(matching(/^(?:npx )?p?npm (?!--|publish)(?:run )?(\S+)/))(
    "tells of a command that there is: %s",
    (_, name) => {
      const isScript = name in (manifest(".").scripts ?? {});
      expect(isScript || existsSync(join(root, "node_modules/.bin", name))).toBe(true);
    },
  );

  it.each(matching(/^pnpm --filter @libvirt-ts\/(\S+) (?:run )?(\S+)/))(
    "tells of a package's command that there is: %s",
    (_, name, script) => {
      expect(Object.keys(manifest(`packages/${name}`).scripts ?? {})).toContain(script);
    },
  );

  const paths = matching(/^(?:node )?((?:\.ci|docs|packages|scripts|examples)\/[^\s`]+)/).map(
    ([, path]) => path!,
  );
  // What a command makes need not be there yet.
  it.each(paths)("tells of a place that there is: %s", (path) => {
    expect(existsSync(join(root, path.replace(/[^/]*\*.*$|\bbuild\/.*$/, "")))).toBe(true);
  });

  it.each(matching(/^(UPDATE_[A-Z]+)=1$/))("tells of a switch that a test knows: %s", (_, name) => {
    const tests = readdirSync(join(root, "packages"))
      .map((folder) => join(root, "packages", folder, "test"))
      .filter((folder) => existsSync(folder))
      .flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)),
      );
    const knows = (file: string) =>
      file.endsWith(".ts") && readFileSync(file, "utf8").includes(`env.${name}`);
    expect(tests.some(knows)).toBe(true);
  });
});

describe("the first hour", () => {
  const env = { ...process.env, NODE_DEBUG: "libvirt", VIRSH_DEFAULT_CONNECT_URI: "test:///default" };
  const virsh = join(root, "packages/virsh/bin/virsh.js");
  const isBuilt = existsSync(join(root, "packages/virsh/dist"));
  if (!isBuilt && process.env.CI === "true") throw new Error("run the build first");

  it.runIf(isBuilt)("shows which driver was asked what, and how long it took", () => {
    const { stderr, status } = spawnSync(process.execPath, [virsh, "suspend", "test"], {
      env,
      encoding: "utf8",
    });
    expect(stderr).toMatch(/Test: domainSuspend\('test'\) took [\d.]+ ms/);
    expect(status).toBe(0);
  });

  it.runIf(isLongRun)("has virsh behind npm start", () => {
    const help = execFileSync("npm", ["start", "--silent", "--", "help"], { cwd: root, encoding: "utf8" });
    expect(help).toContain("Domain Management");
  });
});
