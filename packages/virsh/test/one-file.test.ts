import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";

/** Virsh as one file, where there is nothing beside it. */
const folder = mkdtempSync(join(tmpdir(), "one-file-"));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (file: string, ...args: string[]) =>
  execFileSync(file, args, {
    cwd: folder,
    encoding: "utf8",
    stdio: "pipe",
    env: { ...process.env, LC_ALL: "C" },
  });

it("virsh is one file with all its drivers, and runs alone", () => {
  const virsh = join(folder, "virsh.cjs");
  run(process.execPath, fileURLToPath(new URL("../scripts/one-file.mjs", import.meta.url)), virsh);
  expect(run(virsh, "-q", "-c", "test:///default", "suspend test; domstate test")).toBe("paused\n");
  writeFileSync(join(folder, "web1"), 'name = "web1"\nkernel = "/k"\nmemory = 64\n');
  expect(run(virsh, "domxml-from-native", "xen-xm", "web1")).toContain("<name>web1</name>");
  // Drivers that find no peer here have been loaded all the same.
  for (const uri of ["/nonexistent", "test+unix:///default?socket=/nonexistent"])
    expect(() => run(virsh, "-c", uri, "list")).toThrow(/failed to connect[\s\S]*ENOENT/);
});
