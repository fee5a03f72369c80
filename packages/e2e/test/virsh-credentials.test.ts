import { spawnSync } from "node:child_process";
import { Libvirtd, libvirtdUnavailable, SaslUsers, saslUnavailable } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { program, Terminal, whyNoTerminal } from "../../virsh/test/tmux.js";

const unavailable = libvirtdUnavailable() ?? saslUnavailable() ?? whyNoTerminal();
if (unavailable) console.warn(`virsh is not asked for a password: ${unavailable}`);

const PASSWORD = "correct horse";

describe.skipIf(unavailable)("virsh, where the daemon wants to know who it is", () => {
  let users: SaslUsers;
  let daemon: Libvirtd;
  let uri: string;

  beforeAll(async () => {
    users = new SaslUsers(["scram-sha-256"]);
    users.add("fred", PASSWORD);
    daemon = await Libvirtd.start({
      config: ['auth_unix_rw="sasl"', "listen_tls=0", "listen_tcp=0"],
      environment: users.environment,
    });
    uri = `test+unix:///default?socket=${daemon.socketPath}`;
  });
  afterAll(async () => {
    await daemon?.[Symbol.asyncDispose]();
    users?.[Symbol.dispose]();
  });

  const words = (more: string): string =>
    `env -u LANG -u LC_ALL HOME='${daemon.folder}' '${process.execPath}' '${program}' -q -c '${uri}' ${more}`;

  it("asks at a terminal, shows the name and not the password, and leaves stdout to the answer", async () => {
    using terminal = new Terminal(
      `${words("domstate test")} >'${daemon.folder}/out'; cat '${daemon.folder}/out'`,
    );
    await terminal.until(/Enter username for localhost:$/m);
    terminal.line("fred@localhost");
    await terminal.until(/Enter fred@localhost's password for localhost:$/m);
    terminal.line(PASSWORD);
    const screen = await terminal.until(/running/);
    expect(screen).toMatch(
      /^Enter username for localhost: fred@localhost\nEnter fred@localhost's password for localhost:\nrunning/,
    );
    expect(screen).not.toContain(PASSWORD);
  });

  it("says that a password is wrong, and in the shell asks again with `connect`", async () => {
    using terminal = new Terminal(words(""));
    await terminal.until(/Enter username/);
    terminal.line("fred@localhost");
    await terminal.until(/password for localhost:$/m);
    terminal.line("hunter2");
    await terminal.until(/error: .*authentication failed[\s\S]*virsh #$/m);
    terminal.line("connect");
    await terminal.until(/virsh # connect\nEnter username/);
    terminal.line("fred@localhost");
    await terminal.until(/virsh # connect[\s\S]*password for localhost:$/m);
    terminal.line(PASSWORD);
    await terminal.until(/password for localhost:\n+virsh #$/m);
    terminal.line("domstate test");
    expect(await terminal.until(/running\s+virsh #$/)).not.toMatch(/hunter2|correct horse/);
    terminal.line("quit");
    expect(await terminal.ended()).toBe(0);
  });

  it("gives up where the question is interrupted", async () => {
    using terminal = new Terminal(words("domstate test"));
    await terminal.until(/Enter username/);
    terminal.keys("C-c");
    expect(await terminal.ended()).toBe(1);
    expect(terminal.screen()).toMatch(/error: /);
  });

  it("asks nobody where there is no terminal", () => {
    const { stdout, stderr, status } = spawnSync("sh", ["-c", words("domstate test")], {
      input: `fred@localhost\n${PASSWORD}\n`,
      encoding: "utf8",
    });
    expect({ stdout, status }).toEqual({ stdout: "", status: 1 });
    expect(stderr).toMatch(/wants a username and a password/);
    expect(stderr).not.toContain("Enter");
  });
});
