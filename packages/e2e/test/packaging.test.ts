import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/**
 * Packs what is published, installs it into an empty project without a network, and uses it as a stranger would. It
 * packs what was built last: `npm test` builds first. The addon is left out, so that no compiler is needed.
 */

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "packaging-"));
const project = join(folder, "project");
afterAll(() => rmSync(folder, { recursive: true }));

const read = (path: string) => JSON.parse(readFileSync(path, "utf8")) as Manifest;
const published = readdirSync(join(root, "packages"))
  .map((name) => ({
    folder: join(root, "packages", name),
    ...read(join(root, "packages", name, "package.json")),
  }))
  .filter((manifest) => !manifest.private);

/** `@libvirt-ts/xml`, `@libvirt-ts/xml/relaxng`, … */
const entries = published.flatMap(({ name, exports = {} }) =>
  Object.keys(exports)
    .filter((path) => !path.endsWith(".json"))
    .map((path) => name + path.slice(1)),
);

const browserSafe = [
  "driver",
  "driver/conformance",
  "xml",
  "xml/relaxng",
  "sexpr",
  "sexpr/domain",
  "xm-conf",
  "xm-conf/domain",
  "qmp",
  "driver-xenstore/protocol",
  "driver-hypervisor/abi",
].map((entry) => `@libvirt-ts/${entry}`);

const node = async (...args: string[]) => (await run(process.execPath, args, { cwd: project })).stdout;
const script = (text: string) => node("--input-type=module", "--eval", text);

beforeAll(async () => {
  const pnpm = join(root, "node_modules/pnpm/bin/pnpm.cjs");
  const tarballs = await Promise.all(
    published.map(async (manifest) => {
      const args = [pnpm, "pack", "--config.ignore-scripts=true", "--pack-destination", folder];
      await run(process.execPath, args, { cwd: manifest.folder });
      const file = `${manifest.name.slice(1).replace("/", "-")}-${manifest.version}.tgz`;
      return [manifest.name, `file:${join(folder, file)}`] as const;
    }),
  );
  const dependencies = { ...strangers(), ...Object.fromEntries(tarballs) };
  await run("mkdir", [project]);
  writeFileSync(
    join(project, "package.json"),
    JSON.stringify({ name: "empty", private: true, dependencies, overrides: strangers() }),
  );
  const args = ["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  await run("npm", args, { cwd: project, env: { ...process.env, npm_config_cache: join(folder, "cache") } });
});

/** Other people's packages, from where they are installed already. */
function strangers(): Record<string, string> {
  const names = published.flatMap(({ folder: home, dependencies = {} }) =>
    Object.keys(dependencies)
      .filter((name) => !name.startsWith("@libvirt-ts/"))
      .map((name) => [name, `file:${realpathSync(join(home, "node_modules", name))}`] as const),
  );
  return Object.fromEntries(names);
}

describe("a packed package", () => {
  it.each(published.map(({ name }) => name))("%s holds what is needed and no more", async (name) => {
    const home = join(project, "node_modules", name);
    const manifest = read(join(home, "package.json"));
    expect(JSON.stringify(manifest)).not.toContain("workspace:");
    expect(manifest).not.toHaveProperty("scripts.postinstall");
    expect(manifest).not.toHaveProperty("scripts.install");
    const files = readdirSync(home);
    expect(files).toEqual(expect.arrayContaining(["README.md", "dist", "package.json"]));
    expect(files).toContain("LICENSE");
    const all = readdirSync(home, { recursive: true, encoding: "utf8" });
    expect(all.filter((file) => /\.test\.|(^|\/)(src|test|node_modules)(\/|$)/.test(file))).toEqual([]);
  });

  it.each(entries)("%s can be imported and required, as one module", async (entry) => {
    const text = `
      import { createRequire } from "node:module";
      const imported = await import("${entry}");
      const required = createRequire(import.meta.url)("${entry}");
      const names = Object.keys(imported);
      console.log(names.length, names.every((name) => imported[name] === required[name]));
    `;
    expect(await script(text)).toMatch(/^[1-9]\d* true\n$/);
  });

  it.each(browserSafe)("%s can be bundled for a browser, from what is installed", async (entry) => {
    const { build } = await import("esbuild");
    const { outputFiles } = await build({
      stdin: { contents: `export * from "${entry}";`, resolveDir: project },
      bundle: true,
      write: false,
      platform: "browser",
      format: "esm",
      logLevel: "silent",
    });
    expect(outputFiles[0]!.text).not.toMatch(/from\s*"node:|require\("node:/);
  });
});

describe("an empty project", () => {
  it("opens a connection, from ESM and from CommonJS", async () => {
    const use = `async ({ open, LibvirtError }) => {
      const conn = await open("test:///default");
      const dom = await conn.lookupByName("test");
      const missing = await conn.lookupByID(9).catch((error) => error instanceof LibvirtError && error.code);
      console.log(dom.ID(), (await dom.XMLDesc()).length > 100, missing);
      await conn.close();
    }`;
    expect(await script(`import * as core from "@libvirt-ts/core"; await (${use})(core);`)).toBe(
      "1 true 42\n",
    );
    expect(await node("--eval", `(${use})(require("@libvirt-ts/core"))`)).toBe("1 true 42\n");
  });

  it("converts and validates, whose codecs are loaded when needed", async () => {
    const text = `
      import { domainXMLToNative, validateDomainXML } from "@libvirt-ts/core";
      const xml = "<domain type='xen'><name>a</name><memory>65536</memory><bootloader>/b</bootloader></domain>";
      for (const format of ["xen-sxpr", "xen-xm", "xen-xl"]) {
        console.log((await domainXMLToNative(format, xml)).text.includes("a"));
      }
      console.log(Array.isArray(await validateDomainXML(xml)));
    `;
    expect(await script(text)).toBe("true\ntrue\ntrue\ntrue\n");
  });

  it("has the command virsh", async () => {
    const { stdout } = await run(join(project, "node_modules/.bin/virsh"), ["-c", "test:///default", "list"]);
    expect(stdout).toContain("test");
  });
});
