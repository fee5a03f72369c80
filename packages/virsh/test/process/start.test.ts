import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { built, program } from "../tmux.js";
import { environmentOf, ownFolder, runnerIn, testDriver } from "./process.js";

const folder = ownFolder();
const virsh = runnerIn(folder);
const environment = environmentOf(folder);

const hasXen = ["/dev/xen", "/proc/xen", "/run/xenstored/socket", "/var/lib/xend"].some((path) =>
  existsSync(path),
);
if (hasXen) console.warn("what virsh says without Xen is not tested: this host has it");

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
      /^error: failed to connect to the hypervisor\nerror: could not connect to a hypervisor: xen:\/\/\/: no \/dev\/xen\/privcmd\nerror: no [^\n]*xend-socket, xl, [^\n]*xenstored\/socket(_ro)?\nerror: nor \$LIBVIRT_DEFAULT_URI, [^\n]*\nerror: say what to open: [^\n]*\n$/,
    );
    // An ordinary user's places are in a home of any length.
    for (const line of stderr.replaceAll(folder, "~").split("\n")) expect(line.length).toBeLessThan(150);
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
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
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

  it("needs no home, no standard input and no folder it can write to", () => {
    const run = spawnSync(
      "/bin/sh",
      ["-c", `cd / && exec "$0" "$1" -q -c test:///default domid test <&-`, process.execPath, program],
      { encoding: "utf8", env: { PATH: environment.PATH } },
    );
    expect(run).toMatchObject({ stdout: "1\n", stderr: "", status: 0 });
  });
});
