import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { isLongRun } from "./packages/testkit/src/long-runs.js";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const source = (path: string) => here(`packages/${path}`);

/** A package's tests may be run in parts beside each other (`scripts/test.mjs`): each writes files of its own. */
const part = process.env.LIBVIRT_TS_TEST_PART ?? "";

/**
 * Packages each of whose files of tests has a process of its own: most start real peers or build something, and one mocks a
 * module. Elsewhere files come one after the other in one process, since loading what they test takes longer than most tests.
 */
const isolated = ["daemon", "driver-qemu", "driver-xenstore", "driver-xl", "e2e", "fuzz", "release", "site"];

declare module "vitest" {
  interface ProvidedContext {
    /** testkit's, for the tests of packages that may not wait until testkit is built. */
    readonly isLongRun: boolean;
  }
}

/** Tests read the sources of our own packages, so that one package's test never needs another one's build. */
export default defineConfig({
  resolve: {
    alias: [
      { find: /^@libvirt-ts\/([^/]+)$/, replacement: source("$1/src/index.ts") },
      {
        find: /^@libvirt-ts\/xml\/(any|build|device|edit|parts|relaxng|validate|xen)$/,
        replacement: source("xml/src/$1/index.ts"),
      },
      { find: /^@libvirt-ts\/xml\/([^/]+)$/, replacement: source("xml/src/generated/$1/index.ts") },
      { find: /^@libvirt-ts\/([^/]+)\/([^/]+)$/, replacement: source("$1/src/$2/index.ts") },
    ],
  },
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    benchmark: { include: ["bench/**/*.bench.ts"] },
    passWithNoTests: true,
    isolate: isolated.includes(basename(process.cwd())),
    provide: { isLongRun },
    // Limits are against hangs only: a busy machine is slow, and a long run counts further. What prepares is short.
    testTimeout: isLongRun ? 14_400_000 : 600_000,
    hookTimeout: 360_000,
    expect: { poll: { timeout: 120_000 } },
    // A module is transformed once for all packages and runs: their sources are the same.
    experimental: { fsModuleCache: true, fsModuleCachePath: here("node_modules/.vitest-modules") },
    reporters: [
      "default",
      ["json", { outputFile: `.vitest/results${part}.json` }],
      here("scripts/unhandled-errors.mjs"),
    ],
  },
});
