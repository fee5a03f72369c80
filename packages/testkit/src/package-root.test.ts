import { mkdtempSync, readFileSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { packageRoot } from "./package-root.js";

it("finds the testkit from a file of its own, and ends where there is no package", () => {
  const { name } = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8")) as { name: string };
  expect(name).toBe("@libvirt-ts/testkit");
  expect(() => packageRoot("/")).toThrow(/no folder above/);
  const folder = mkdtempSync(join(tmpdir(), "package-root-"));
  expect(() => packageRoot(folder)).toThrow(folder);
  rmdirSync(folder);
});
