import { spawn } from "node:child_process";
import { describe, expect, it } from "vitest";
import { built, program } from "../tmux.js";
import { ended, environmentOf, ownFolder, runnerIn, testDriver } from "./process.js";

const folder = ownFolder();
const virsh = runnerIn(folder);
const environment = environmentOf(folder);

describe.skipIf(!built)("the end of the virsh process", () => {
  it("ends well when waiting for events is interrupted", async () => {
    const child = spawn(process.execPath, [program, "-q", ...testDriver, "echo ready; event --all --loop"], {
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    child.stdout.on("data", (text) => (stdout += text));
    const over = ended(child);
    await new Promise((resolve) => child.stdout.once("data", resolve));
    child.kill("SIGINT");
    expect(await over).toBe(0);
    expect(stdout).toBe("ready\nevent loop interrupted\nevents received: 0\n");
  });

  it("dies of a signal like any other program", async () => {
    const child = spawn(process.execPath, [program, "-q", ...testDriver], {
      env: environment,
      stdio: ["pipe", "pipe", "inherit"],
    });
    child.stdin.write("echo ready\n");
    await new Promise((resolve) => child.stdout.once("data", resolve));
    const over = ended(child);
    child.kill("SIGTERM");
    expect(await over).toBe("SIGTERM");
  });

  it("times out of waiting for an event that does not come", () => {
    expect(virsh([...testDriver, "event", "--all", "--timeout", "1"])).toMatchObject({
      stdout: "event loop timed out\nevents received: 0\n\n",
      stderr: "error: no event within 1 s\n",
      status: 1,
    });
  });
});
