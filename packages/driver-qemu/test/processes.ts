import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Work } from "./works.js";

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const worker = path("../.vitest/worker.mjs");

/** Bundles what other processes run, from our sources. */
export async function buildWorker(): Promise<void> {
  await build({
    entryPoints: [path("worker.ts")],
    outfile: worker,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
    tsconfig: path("../../../tsconfig.json"),
  });
}

/** What a process said; undefined for one that was killed. */
export interface Said {
  readonly steps: number;
  /** `done`, or the code and the text of an error. */
  readonly outcome: string;
  /** Whether it has killed whom it was to, which was QEMU: one that killed itself says nothing. */
  readonly hasKilled: boolean;
}

/** Runs a process that works on a node, to its end. */
export function runWorker(uri: string, work: Work): Promise<Said | undefined> {
  const child = spawn(process.execPath, [worker, uri, JSON.stringify(work)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.on("data", (chunk) => {
    text += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on("close", (code, signal) => {
      if (signal === "SIGKILL") resolve(undefined);
      else if (code === 0) resolve(JSON.parse(text) as Said);
      else reject(new Error(`the process ended with ${code ?? signal}`));
    });
  });
}
