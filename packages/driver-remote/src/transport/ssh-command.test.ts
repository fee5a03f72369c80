import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ErrorNumber } from "@libvirt-ts/driver";
import fc from "fast-check";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { remoteCommand, type SshOptions, sshArguments } from "./ssh-command.js";

const plain: SshOptions = { host: "kvm1", socket: "/run/libvirt/libvirt-sock", helperUri: "qemu:///system" };

describe("ssh's arguments", () => {
  it("are few where little is said", () => {
    expect(sshArguments(plain)).toEqual([
      "-T",
      "-e",
      "none",
      "-o",
      "BatchMode=yes",
      "--",
      "kvm1",
      remoteCommand(plain),
    ]);
  });

  it("say all that a URI can", () => {
    const args = sshArguments({
      ...plain,
      host: "2001:db8::1",
      user: "root",
      port: 2222,
      keyfile: "/home/a b/.ssh/-key",
      noVerify: true,
      mayAsk: true,
    });
    expect(args.slice(0, -1)).toEqual([
      ...["-p", "2222", "-l", "root", "-i", "/home/a b/.ssh/-key"],
      ...["-T", "-e", "none", "-o", "StrictHostKeyChecking=no", "--", "2001:db8::1"],
    ]);
  });

  it("names a file of known hosts, and what is done about others", () => {
    const args = sshArguments({ ...plain, knownHosts: "/a b/%known", knownHostsVerify: "auto" });
    expect(args).toEqual(
      expect.arrayContaining(["StrictHostKeyChecking=accept-new", 'UserKnownHostsFile="/a b/%%known"']),
    );
    expect(sshArguments({ ...plain, knownHostsVerify: "normal", noVerify: true })).toContain(
      "StrictHostKeyChecking=no",
    );
  });

  it.each([
    ["knownHosts", ""],
    ["knownHosts", '/a" -o "ProxyCommand=id'],
    ["knownHosts", "/a\nb"],
    ["host", "-oProxyCommand=touch x"],
    ["host", ""],
    ["host", "a b"],
    ["host", "a;id"],
    ["host", "$(id)"],
    ["host", "a\u0000b"],
    ["host", "a\u202eb"],
    ["user", "-F/dev/stdin"],
    ["user", "root`id`"],
    ["port", 0],
    ["port", 65_536],
    ["port", 1.5],
    ["keyfile", ""],
    ["keyfile", "a\nb"],
    ["socket", "/run/a\\"],
    ["socket", "/run/a\nb"],
    ["socket", "/run/!!"],
    ["netcat", ""],
  ])("refuse %s %j", (name, value) => {
    expect(() =>
      sshArguments({ ...plain, [name]: value, ...(name === "socket" && { ownSocket: true }) }),
    ).toThrow(expect.objectContaining({ code: ErrorNumber.INVALID_ARG, nothingSent: true }));
  });

  it("refuse a helper that could not do what is asked", () => {
    expect(() => sshArguments({ ...plain, proxy: "native", netcat: "ncat" })).toThrow(
      "expected netcat or auto",
    );
    expect(() => sshArguments({ ...plain, proxy: "native", ownSocket: true })).toThrow(
      "expected netcat or auto",
    );
  });
});

/** A host of one folder: every shell finds there nothing but what the test has put into it, and `sh`. */
const folder = mkdtempSync(join(tmpdir(), "libvirt-ts-ssh-"));
const said = join(folder, "said");
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => rmSync(said, { force: true }));

function program(name: string, script: string): void {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
}
const tell = (name: string) => `for a in "${name}" "$@"; do printf '%s\\0' "$a" >> '${said}'; done`;
const heard = (): string[] => (existsSync(said) ? readFileSync(said, "utf8").split("\0").slice(0, -1) : []);

const shells = ["sh", "bash", "zsh", "fish", "tcsh"].filter((shell) => {
  try {
    execFileSync("/bin/sh", ["-c", `command -v ${shell}`], { stdio: "ignore" });
    return true;
  } catch {
    console.log(`skipped: login shell ${shell}: it is not installed`);
    return false;
  }
});
for (const tool of ["sh", "grep", "cat"]) {
  const path = execFileSync("/bin/sh", ["-c", `command -v ${tool}`], { encoding: "utf8" }).trim();
  program(tool, `exec ${path} "$@"`);
}

/** What a login shell makes of the command. */
function logIn(shell: string, options: SshOptions): string[] {
  rmSync(said, { force: true });
  const where = execFileSync("/bin/sh", ["-c", `command -v ${shell}`], { encoding: "utf8" }).trim();
  spawnSync(where, ["-c", remoteCommand(options)], {
    env: { PATH: folder, HOME: folder },
    cwd: folder,
    stdio: "pipe",
  });
  return heard();
}

/** Everything that a shell might take for its own. */
const nasty = fc.string({
  unit: fc.constantFrom(...`abc/.-_~ '"$\`(){}[]*?;&|<>#=^@,:`.split(""), "é", "$(id)", "%41", "日"),
});

/** A URI's bytes with every percent form resolved. */
const decoded = (uri: string): string => Buffer.from(unescapeBytes(uri), "latin1").toString("utf8");
const unescapeBytes = (uri: string): string =>
  Buffer.from(uri, "utf8")
    .toString("latin1")
    .replace(/%([0-9A-F]{2})/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

describe.each(shells)("behind %s as login shell", (shell) => {
  it("finds virt-ssh-helper, else nc as it wants to be called", () => {
    rmSync(join(folder, "virt-ssh-helper"), { force: true });
    program(
      "nc",
      `if [ "$1" = -q ]; then echo "option requires an argument -- 'q'" >&2; exit 1; fi; ${tell("nc")}`,
    );
    expect(logIn(shell, plain)).toEqual(["nc", "-q0", "-U", "/run/libvirt/libvirt-sock"]);
    program("nc", `if [ "$1" = -q ]; then echo "unknown option" >&2; exit 1; fi; ${tell("nc")}`);
    expect(logIn(shell, plain)).toEqual(["nc", "-U", "/run/libvirt/libvirt-sock"]);
    program("virt-ssh-helper", tell("virt-ssh-helper"));
    expect(logIn(shell, plain)).toEqual(["virt-ssh-helper", "qemu:///system"]);
    expect(logIn(shell, { ...plain, proxy: "native", readOnly: true })).toEqual([
      "virt-ssh-helper",
      "-r",
      "qemu:///system",
    ]);
    expect(logIn(shell, { ...plain, proxy: "netcat" })).toEqual(["nc", "-U", "/run/libvirt/libvirt-sock"]);
    expect(logIn(shell, { ...plain, socket: "/tmp/s", ownSocket: true })).toEqual(["nc", "-U", "/tmp/s"]);
  });

  it("hands on what was said to the letter, and runs nothing of it", () => {
    program("nc", `[ "$1" = -q ] && exit 1; ${tell("nc")}`);
    program("virt-ssh-helper", tell("virt-ssh-helper"));
    program("id", tell("INJECTED"));
    fc.assert(
      fc.property(nasty, (text) => {
        const socket = `/s${text}`;
        expect(logIn(shell, { ...plain, socket, ownSocket: true })).toEqual(["nc", "-U", socket]);
        const uri = `qemu:///system?name=${text}`;
        const [helper, got = ""] = logIn(shell, { ...plain, helperUri: uri });
        expect(helper).toBe("virt-ssh-helper");
        expect(got).toMatch(/^[\w.~:/?&=;%,@+-]*$/);
        expect(decoded(got)).toBe(decoded(uri));
      }),
      { numRuns: 15 },
    );
  });
});
