import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { built, program } from "../tmux.js";
import { ended, environmentOf, ownFolder, runnerIn, testDriver } from "./process.js";

const folder = ownFolder();
const virsh = runnerIn(folder);
const environment = environmentOf(folder);

describe.skipIf(!built)("the virsh process with a script", () => {
  it("runs a script of standard input or of a file, by its first line, too", () => {
    const script = "# a comment\nlist\necho 'two\nlines'\nbogus; echo never\ndomstate nope\necho end\n";
    const fromInput = virsh(["-q", ...testDriver], { input: script });
    expect(fromInput.stdout).toBe(" 1   test   running\ntwo\nlines\nend\n");
    expect(fromInput).toMatchObject({
      stderr:
        "error: stdin:5: unknown command: 'bogus'\nerror: failed to get domain 'nope': no such domain\n",
      status: 1,
    });
    const file = join(folder, "script");
    writeFileSync(
      file,
      `#!/usr/bin/env -S ${process.execPath} ${program} -q -f\necho "from a file"\nquit\necho never\n`,
    );
    chmodSync(file, 0o755);
    expect(execFileSync(file, { encoding: "utf8", env: environment })).toBe("from a file\n");
  });

  it("stops at the first failure where asked", () => {
    expect(
      virsh(["-q", "--stop-on-error", ...testDriver], { input: "echo 1\ndomstate nope\necho 2\n" }),
    ).toMatchObject({
      stdout: "1\n",
      status: 1,
    });
    expect(virsh(["-q", "--stop-on-error", "-f", "-"], { input: "echo 1\nbogus\necho 2\n" })).toMatchObject({
      stdout: "1\n",
      status: 1,
    });
  });

  it("reads a script with Windows line ends, without a last one, with a byte order mark", () => {
    expect(virsh(["-q"], { input: "\ufeffecho a\r\necho b" }).stdout).toBe("a\nb\n");
  });

  it("tells a binary script and an endless quote from a script", () => {
    expect(virsh(["-f", "-"], { input: Buffer.from([0x7f, 0x45, 0xff, 0xfe, 0]) })).toMatchObject({
      stderr: "error: file 'stdin' is not a text file\n",
      status: 1,
    });
    expect(virsh([], { input: "echo 'a\nb\n" })).toMatchObject({
      stderr: "error: stdin:1: missing closing ' for the one at character 6\n",
      status: 1,
    });
    const endless = virsh([], { input: `echo '${"x\n".repeat(800_000)}` });
    expect(endless).toMatchObject({
      stderr: "error: stdin:1: the line is longer than 1 MiB; is a quote missing?\n",
      status: 1,
    });
    expect(virsh([], { input: "" })).toEqual({ stdout: "", stderr: "", status: 0 });
  });

  it("reads a description from standard input", () => {
    const xml = readFileSync(new URL("../fixtures/web.xml", import.meta.url));
    expect(virsh(["-q", ...testDriver, "define - ; domid web"], { input: xml })).toEqual({
      stdout: "-\n",
      stderr: "",
      status: 0,
    });
  });

  it("refuses a directory as standard input", () => {
    const fromDirectory = (...args: string[]) =>
      spawnSync("sh", ["-c", '"$@" < /', "sh", process.execPath, program, ...testDriver, ...args], {
        encoding: "utf8",
        env: environment,
      });
    for (const run of [fromDirectory(), fromDirectory("-q", "define", "-")]) {
      expect(run.stderr).toBe("error: standard input is a directory\n");
      expect(run.status).toBe(1);
    }
  });

  it("answers each line of a program that talks to it", async () => {
    const child = spawn(process.execPath, [program, "-q", ...testDriver], {
      env: environment,
      stdio: ["pipe", "pipe", "inherit"],
    });
    for (const [line, answer] of [
      ["domid test", "1\n"],
      ["domname 1", "test\n"],
      ["domstate test", "running\n"],
    ] as const) {
      child.stdin.write(`${line}\n`);
      expect(String(await new Promise((resolve) => child.stdout.once("data", resolve)))).toBe(answer);
    }
    child.stdin.end();
    expect(await ended(child)).toBe(0);
  });
});
