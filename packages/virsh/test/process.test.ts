import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { program } from "./tmux.js";

const built = existsSync(fileURLToPath(new URL("../dist/main.cjs", import.meta.url)));
if (!built) console.warn("the tests of virsh as a process are skipped: run its build script first");

const hasXen = ["/dev/xen", "/proc/xen", "/run/xenstored/socket", "/var/lib/xend"].some((path) =>
  existsSync(path),
);
if (hasXen) console.warn("what virsh says without Xen is not tested: this host has it");

const folder = mkdtempSync(join(tmpdir(), "virsh-process-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const environment = { PATH: process.env.PATH ?? "", HOME: folder };
const testDriver = ["-c", "test:///default"];

function virsh(
  args: readonly string[],
  { input = "", env = {}, cwd }: { input?: string | Buffer; env?: Record<string, string>; cwd?: string } = {},
) {
  const run = spawnSync(process.execPath, [program, ...args], {
    input,
    cwd,
    encoding: "utf8",
    env: { ...environment, ...env },
  });
  return { stdout: run.stdout, stderr: run.stderr, status: run.status };
}

/** Ends of a process that has ended: its status, or the signal. */
const ended = (child: ChildProcess): Promise<number | string | null> =>
  new Promise((resolve) => child.on("close", (status, signal) => resolve(status ?? signal)));

describe.skipIf(!built)("the virsh process", () => {
  it("prints the list to the byte", () => {
    expect(virsh([...testDriver, "list", "--all"])).toEqual({
      stdout: " Id   Name   State\n----------------------\n 1    test   running\n\n",
      stderr: "",
      status: 0,
    });
  });

  it("loads no driver but the test driver, and no XML, to list domains", () => {
    const spy = join(folder, "spy.cjs");
    writeFileSync(spy, 'process.on("exit", () => console.error(Object.keys(require.cache).join("\\n")));');
    const run = spawnSync(process.execPath, ["-r", spy, program, ...testDriver, "list"], {
      encoding: "utf8",
      env: environment,
    });
    const [, own, ...loaded] = run.stderr.trim().split("\n");
    expect(own).toMatch(/virsh\.js$/);
    const texts = loaded.map((file) => readFileSync(file, "utf8"));
    const holds = (words: string) => texts.some((text) => text.includes(words));
    const found = ["test:///default", "Unclosed root tag", "/dev/xen/privcmd", "SO_PEERCRED"].filter(holds);
    expect(found).toEqual(["test:///default"]);
  });

  it("keeps the words of its command line apart", () => {
    expect(virsh(["echo", "a  b", "c;d", "'e'"]).stdout).toBe("a  b c;d 'e'\n\n");
    expect(virsh(["-q", "echo", "a", ";", "echo", "b"]).stdout).toBe("a\nb\n");
    expect(virsh(["-q", "echo a; echo 'b  c'"]).stdout).toBe("a\nb  c\n");
    expect(virsh(["-q", "--", "echo", "--", "--shell"]).stdout).toBe("--shell\n");
  });

  it("understands all commands before it runs any, and before it connects", () => {
    expect(virsh(["-c", "nonsense:///", "list; bogus"])).toEqual({
      stdout: "",
      stderr: "error: unknown command: 'bogus'\n",
      status: 1,
    });
  });

  it("refuses what it cannot connect to, with the library's reason", () => {
    const { stdout, stderr, status } = virsh(["-c", "nonsense:///", "list"]);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^error: failed to connect to the hypervisor\nerror: .*'nonsense:\/\/\/'.*\n$/);
    expect(status).toBe(1);
  });

  it.skipIf(hasXen)("says in a few lines what it looked for, and who said what to those who debug", () => {
    const { stderr, status } = virsh(["-q", "list"]);
    expect(stderr).toMatch(
      /^error: failed to connect to the hypervisor\nerror: could not connect to a hypervisor: xen:\/\/\/: no \/dev\/xen\/privcmd\nerror: no [^\n]*xend-socket, xl, [^\n]*xenstored\/socket\nerror: nor \$LIBVIRT_DEFAULT_URI, [^\n]*\nerror: say what to open: [^\n]*\n$/,
    );
    for (const line of stderr.split("\n")) expect(line.length).toBeLessThan(150);
    expect(status).toBe(1);
    const debugged = virsh(["-q", "-d", "1", "list"]);
    const lines = debugged.stderr.split("\n");
    for (const line of stderr.split("\n")) expect(lines).toContain(line);
    expect(debugged.stderr).toContain("/dev/xen/privcmd: it is not there, nor /proc/xen/privcmd\n");
  });

  it("takes the URI from the environment, the option going first", () => {
    const env = { VIRSH_DEFAULT_CONNECT_URI: "test:///default", LIBVIRT_DEFAULT_URI: "nonsense:///" };
    expect(virsh(["-q", "uri"], { env }).stdout).toBe("test:///default\n");
    expect(virsh(["-q", "-c", "test:/default", "uri"], { env }).stdout).toBe("test:/default\n");
    expect(virsh(["-q", "uri"], { env: { LIBVIRT_DEFAULT_URI: "test:///default" } }).stdout).toBe(
      "test:///default\n",
    );
  });

  it.each([
    [["-x"], "virsh: error: unknown option '-x'\n"],
    [["--bogus"], "virsh: error: unknown option '--bogus'\n"],
    [["-c"], "virsh: error: option '-c' needs an argument\n"],
    [["--quiet=1", "list"], "virsh: error: option '--quiet' takes no argument\n"],
    [["-d", "7", "list"], "virsh: error: '7' is not a debug level: expected a number from 0 to 5\n"],
    [["--completion", "tcsh"], "virsh: error: no completion for shell 'tcsh': expected bash, zsh or fish\n"],
    [
      ["-l", "/nonexistent/log", "list"],
      "virsh: error: cannot write '/nonexistent/log': no such file or directory\n",
    ],
    [["--help", "bogus"], "error: unknown command: 'bogus'\n"],
    [["-f", "/nonexistent"], "error: cannot read '/nonexistent': no such file or directory\n"],
    [["-f", "/"], "error: cannot read '/': illegal operation on a directory\n"],
    [[""], ""],
  ])("%j fails or does nothing", (args, stderr) => {
    expect(virsh(args)).toEqual({ stdout: "", stderr, status: stderr === "" ? 0 : 1 });
  });

  it("shows version and help without a connection", () => {
    const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
      version: string;
    };
    for (const option of ["-v", "--version"]) expect(virsh([option]).stdout).toBe(`${version}\n`);
    for (const option of ["-V", "--version=long"])
      expect(virsh([option]).stdout).toContain("Drivers: Xen XenDaemon");
    expect(virsh(["--help"]).stdout).toMatch(
      /^\nvirsh \[options\] \[commands\]\n\n {2}options:\n {4}-c \| --connect <uri> {4}\S/,
    );
    expect(virsh(["--help", "list"]).stdout).toContain("  SYNOPSIS\n    virsh list [--inactive] [--all]");
    expect(virsh(["list", "--help"]).stdout).toContain("  SYNOPSIS\n    list [--inactive] [--all]");
  });

  it("prints debug lines on stderr, up to the level asked for, and times where asked", () => {
    const withoutTimes = (text: string) => text.replace(/[\d.]+ ms/g, "… ms");
    const debugged = virsh(["-d", "5", ...testDriver, "domname", "1"]);
    expect(debugged.stdout).toBe("test\n\n");
    expect(withoutTimes(debugged.stderr)).toBe(
      [
        'command: "domname 1 "',
        "virConnectOpen()",
        "virConnectOpen() took … ms: a Connect",
        "domname: domain(DATA): 1",
        "domname: <domain> 1 trying as domain ID",
        "virDomainLookupByID()",
        "Test: domainLookupByID(1)",
        "Test: domainLookupByID(1) took … ms: 'test'",
        "virDomainLookupByID() took … ms: 'test'",
        "virConnectClose()",
        "virConnectClose() took … ms: nothing",
        "",
      ].join("\n"),
    );
    expect(virsh(["-d2", ...testDriver, "domname", "1"])).toMatchObject({
      stdout: "test\n\n",
      stderr: 'command: "domname 1 "\n',
    });
    expect(virsh(["-d3", ...testDriver, "domname", "1"]).stderr).not.toContain("Test:");
    expect(virsh(["-d4", "-q", ...testDriver, "list", "--all"]).stderr).toContain(
      "list: all(OPTION): (null)\n",
    );
    expect(virsh(["-t", "-q", ...testDriver, "domid", "test"]).stdout).toMatch(
      /^1\n\n\(Time: \d+\.\d{3} ms\)\n\n$/,
    );
  });

  describe("with drivers of other makers", () => {
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
      const library = new URL("../lib/index.js", import.meta.url).href;
      const script = `import { runVirsh } from ${JSON.stringify(library)}; import { lamp } from ${JSON.stringify(file)};
        process.exitCode = await runVirsh({ drivers: [lamp], argv: ["-q", "-c", "lamp:///", "domname 1; domid nope"] });`;
      const run = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
      expect(run).toMatchObject({ stdout: "lamp\n", stderr: expect.stringContaining("'nope'"), status: 1 });
    });
  });

  it("writes what went wrong to a log that only its owner can read", () => {
    const log = join(folder, "log");
    virsh(["-l", log, ...testDriver, "domstate nope; domstate nada"]);
    expect(readFileSync(log, "utf8")).toMatch(
      /^\S+ \[\d+\] error: failed .*'nope'.*\n\S+ \[\d+\] error: failed .*'nada'.*\n$/,
    );
    expect(statSync(log).mode & 0o777).toBe(0o600);
  });

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
    const xml = readFileSync(new URL("fixtures/web.xml", import.meta.url));
    expect(virsh(["-q", ...testDriver, "define - ; domid web"], { input: xml })).toEqual({
      stdout: "-\n",
      stderr: "",
      status: 0,
    });
  });

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

  describe("edit", () => {
    const edit = (editor: string, commands = "edit test") =>
      virsh(["-q", ...testDriver, commands], { env: { EDITOR: editor, TMPDIR: folder } });
    const kept = (stderr: string): string => /kept in (\S+)/.exec(stderr)?.[1] ?? "";

    it("builds on what was edited before, though the domain runs without it", () => {
      const script = join(folder, "editor");
      writeFileSync(script, '#!/bin/sh\nsed -i -e s/8388608/8388607/ -e t -e s/8388607/8388606/ "$1"\n', {
        mode: 0o755,
      });
      const { stdout } = edit(script, "edit test; edit test; dumpxml test; dumpxml --inactive test");
      expect(stdout.match(/<memory[^>]*>\d+/g)).toEqual([
        "<memory unit='KiB'>8388608",
        "<memory unit='KiB'>8388606",
      ]);
    });

    it.each([
      ["what is no text", "printf '<domain><name>\\377</name></domain>' >", /is not a text file/],
      ["what cannot be defined", "sed -i s/8388608/abc/", /expected a whole number/],
      [
        "the work of an editor that fails",
        "f() { echo '<a/>' > \"$1\"; exit 3; }; f",
        /failed with status 3/,
      ],
    ])("keeps %s", (_, editor, reason) => {
      const { stderr, status } = edit(editor);
      expect(stderr).toMatch(reason);
      expect(existsSync(kept(stderr))).toBe(true);
      expect(status).toBe(1);
    });

    it.each([
      ["changes nothing", "true", 0],
      ["fails and changes nothing", "false", 1],
      ["takes the file away", "rm", 1],
      ["empties the file", "truncate -s 0", 1],
    ])("keeps nothing of an editor that %s", (_, editor, status) => {
      const run = edit(editor);
      expect({ kept: kept(run.stderr), status: run.status }).toEqual({ kept: "", status });
      expect(run.stderr).not.toContain("ENOENT");
    });
  });

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

  it("needs no home, no standard input and no folder it can write to", () => {
    const run = spawnSync(
      "/bin/sh",
      ["-c", `cd / && exec "$0" "$1" -q -c test:///default domid test <&-`, process.execPath, program],
      { encoding: "utf8", env: { PATH: environment.PATH } },
    );
    expect(run).toMatchObject({ stdout: "1\n", stderr: "", status: 0 });
  });

  it("times out of waiting for an event that does not come", () => {
    expect(virsh([...testDriver, "event", "--all", "--timeout", "1"])).toMatchObject({
      stdout: "event loop timed out\nevents received: 0\n\n",
      stderr: "error: no event within 1 s\n",
      status: 1,
    });
  });
});
