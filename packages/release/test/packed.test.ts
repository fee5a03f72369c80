import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, inject, it } from "vitest";
import { entries, published, readManifest, root } from "./published.js";

/** What is published, installed into an empty project and used as a stranger would. */

const run = promisify(execFile);
const project = inject("project");

const browserSafe = (
  JSON.parse(readFileSync(join(root, "scripts/browser-safe.json"), "utf8")) as string[]
).map((entry) => `@libvirt-ts/${entry}`);

const node = async (...args: string[]) => (await run(process.execPath, args, { cwd: project })).stdout;
const script = (text: string) => node("--input-type=module", "--eval", text);

describe("a packed package", () => {
  it.each(published.map(({ manifest }) => manifest.name))(
    "%s holds what is needed and no more",
    async (name) => {
      const home = join(project, "node_modules", name);
      const manifest = readManifest(home);
      expect(JSON.stringify(manifest)).not.toContain("workspace:");
      expect(manifest).not.toHaveProperty("scripts");
      const files = readdirSync(home);
      expect(files).toEqual(expect.arrayContaining(["README.md", "dist", "package.json"]));
      expect(files).toContain("LICENSE");
      const all = readdirSync(home, { recursive: true, encoding: "utf8" });
      expect(all.filter((file) => /\.test\.|(^|\/)(src|test|node_modules)(\/|$)/.test(file))).toEqual([]);
    },
  );

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
