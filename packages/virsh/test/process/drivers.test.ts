import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { built } from "../tmux.js";
import { ownFolder, runnerIn } from "./process.js";

const folder = ownFolder();
const virsh = runnerIn(folder);

describe.skipIf(!built)("with drivers of other makers", () => {
  const lamp = `export const lamp = { name: "Lamp", version: 1, accepts: (uri) => uri === "lamp:///",
    open: async () => ({ close: async () => {}, listDomains: async () => [1],
      domainLookupByID: async (id) => ({ uuid: "1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d", name: "lamp", id }) }) };`;
  const file = join(folder, "lamp.mjs");
  writeFileSync(file, lamp);
  const home = join(folder, "node_modules", "@lamps", "driver");
  mkdirSync(home, { recursive: true });
  writeFileSync(
    join(home, "package.json"),
    '{ "type": "module", "exports": { ".": { "import": "./lamp.js" } } }',
  );
  writeFileSync(join(home, "lamp.js"), lamp);
  const empty = join(folder, "empty.mjs");
  writeFileSync(empty, "export const nothing = {};");
  const asked = ["-q", "-c", "lamp:///", "domname", "1"];

  it("loads them from files and packages, by option and environment", () => {
    expect(virsh(["--driver", file, ...asked]).stdout).toBe("lamp\n");
    expect(virsh([`--driver=${file}`, `--driver=${file}`, ...asked]).stdout).toBe("lamp\n");
    expect(virsh(["--driver", "@lamps/driver", ...asked], { cwd: folder }).stdout).toBe("lamp\n");
    expect(virsh(asked, { env: { VIRSH_DRIVERS: `${empty}:${file}` } }).stderr).toContain(
      "exports no driver",
    );
    expect(virsh(asked, { cwd: folder, env: { VIRSH_DRIVERS: "lamp.mjs" } }).stdout).toBe("lamp\n");
  });

  it.each([
    [["--driver", "/nonexistent.mjs"], /^virsh: error: cannot load the driver '\/nonexistent.mjs': .*/],
    [
      ["--driver", "no-such-package"],
      /^virsh: error: cannot load the driver 'no-such-package': no such file or package\n$/,
    ],
    [["--driver", empty], /^virsh: error: '.*empty.mjs' exports no driver\n$/],
  ])("says what is wrong with %j", (option, stderr) => {
    const run = virsh([...option, ...asked]);
    expect([run.stdout, run.status]).toEqual(["", 1]);
    expect(run.stderr).toMatch(stderr);
  });

  it("runs inside another program, which brings its own", () => {
    const library = new URL("../../lib/index.js", import.meta.url).href;
    const script = `import { runVirsh } from ${JSON.stringify(library)}; import { lamp } from ${JSON.stringify(file)};
      process.exitCode = await runVirsh({ drivers: [lamp], argv: ["-q", "-c", "lamp:///", "domname 1; domid nope"] });`;
    const run = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
    expect(run).toMatchObject({ stdout: "lamp\n", stderr: expect.stringContaining("'nope'"), status: 1 });
  });
});
