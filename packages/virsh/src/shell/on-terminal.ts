import { spawn } from "node:child_process";
import type { App } from "../cli/app.js";

/** Runs a program on the terminal of virsh, whose signals are its own meanwhile; its status, or what it was killed by. */
export async function runOnTerminal(
  app: App,
  program: string,
  words: readonly string[],
): Promise<number | NodeJS.Signals> {
  const ignore = (): void => {};
  process.on("SIGINT", ignore);
  process.on("SIGQUIT", ignore);
  app.out.flush();
  try {
    return await app.withTerminal(
      () =>
        new Promise((resolve, reject) => {
          const child = spawn(program, words, { stdio: "inherit" });
          child.on("error", reject);
          // One of them is there.
          child.on("close", (code, signal) => resolve(code ?? signal!));
        }),
    );
  } finally {
    process.off("SIGINT", ignore);
    process.off("SIGQUIT", ignore);
  }
}
