import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { built, program } from "../tmux.js";
import { environmentOf, ownFolder, runnerIn, testDriver } from "./process.js";

const folder = ownFolder();
const virsh = runnerIn(folder);
const environment = environmentOf(folder);

describe.skipIf(!built)("the output of the virsh process", () => {
  it("refuses arguments that are not UTF-8", () => {
    const run = spawnSync(
      "/bin/sh",
      [
        "-c",
        `"$1" "$2" -q -c test:///default domstate "$(printf 'te\\377st')"`,
        "sh",
        process.execPath,
        program,
      ],
      { encoding: "utf8", env: environment },
    );
    expect(run.stderr).toBe("virsh: error: argument 'te\ufffdst' is not valid UTF-8\n");
    expect(run.status).toBe(1);
  });

  it("is silent about a reader that goes away; the commands are carried out and the status is theirs", () => {
    const pipeline = (commands: string): string =>
      execFileSync(
        "bash",
        [
          "-c",
          `"$0" "$1" -q -c test:///default "$2" | head -1 >/dev/null; echo "\${PIPESTATUS[0]}"`,
          process.execPath,
          program,
          commands,
        ],
        { encoding: "utf8", env: environment, stdio: ["ignore", "pipe", "pipe"] },
      );
    expect(pipeline("list")).toBe("0\n");
    const file = join(folder, "after.img");
    expect(pipeline(`${"dumpxml test; ".repeat(2000)}save test ${file}`)).toBe("0\n");
    expect(existsSync(file)).toBe(true);
    expect(pipeline(`${"dumpxml test; ".repeat(2000)}domstate nope`)).toBe("1\n");
  });

  it.skipIf(!existsSync("/dev/full"))("says so when its output is lost for another reason", () => {
    const { stderr, status } = spawnSync(
      "sh",
      ["-c", '"$@" > /dev/full', "sh", process.execPath, program, ...testDriver, "list"],
      {
        encoding: "utf8",
        env: environment,
      },
    );
    expect(stderr).toBe("virsh: error: cannot write the output: no space left on device\n");
    expect(status).toBe(1);
  });

  it("shows what would command a terminal in the words it repeats", () => {
    const { stdout, stderr } = virsh([
      "-q",
      ...testDriver,
      "suspend",
      "test",
      "\u001b[31m\nerror: forged\u202e",
    ]);
    expect(stdout).toBe("");
    expect(stderr).toBe("error: failed to get domain '\\x1b[31m\\x0aerror: forged\\u202e': no such domain\n");
  });
});
