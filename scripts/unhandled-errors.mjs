import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Where a run in the folder of a package, or of a part of its tests, says that something threw outside of every test, which
 * no test's result tells.
 */
export const unhandledErrorsOf = (folder, part = "") =>
  join(folder, ".vitest", `unhandled-errors${part}.txt`);

/** A reporter of Vitest. */
// biome-ignore lint/style/noDefaultExport: Vitest loads a reporter by its default export
export default class UnhandledErrors {
  onInit(vitest) {
    this.path = unhandledErrorsOf(vitest.config.root, process.env.LIBVIRT_TS_TEST_PART);
    rmSync(this.path, { force: true });
  }

  onTestRunEnd(_modules, errors) {
    if (errors.length === 0) return;
    mkdirSync(dirname(this.path), { recursive: true });
    writeFileSync(this.path, errors.map(({ stack, message }) => `${stack ?? message}\n`).join("\n"));
  }
}
