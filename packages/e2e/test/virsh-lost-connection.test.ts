import { join } from "node:path";
import { CutProxy, Libvirtd, libvirtdUnavailable } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { today } from "../../virsh/test/memory-host.js";
import { program, Terminal, whyNoTerminal } from "../../virsh/test/tmux.js";

const unavailable = libvirtdUnavailable();
if (unavailable) console.warn(`virsh does not lose its connection: ${unavailable}`);
const noTerminal = whyNoTerminal();
if (noTerminal) console.warn(`virsh does not lose its connection on a terminal: ${noTerminal}`);

/** Of `REMOTE_PROC_DOMAIN_GET_INFO` and `REMOTE_PROC_CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY`, in remote_protocol.x. */
const getInfo = 16;
const registerEvents = 316;

const again = "warning: the connection was lost, and has been made again\n";

describe.skipIf(unavailable)("virsh, whose connection is cut in the middle", () => {
  let daemon: Libvirtd;
  beforeAll(async () => {
    daemon = await Libvirtd.start();
  });
  afterAll(() => daemon?.[Symbol.asyncDispose]());

  let count = 0;
  const behindProxy = async () => {
    const path = join(daemon.folder, `cut-${count++}`);
    return {
      proxy: await CutProxy.start(daemon.socketPath, path),
      uri: `test+unix:///default?socket=${path}`,
    };
  };

  it("says which command failed, and connects again for the next one", async () => {
    const { proxy, uri } = await behindProxy();
    await using _ = proxy;
    proxy.cutAt(getInfo);
    const run = await today(["-q", "-c", uri, "domid test; dominfo test; domname 1; domid test"]);
    expect(run.stdout).toBe("1\ntest\n1\n");
    expect(run.stderr).toMatch(/^error: [^\n]*'test'[^\n]*\nerror: [^\n]+\nwarning: [^\n]+\n$/);
    expect(run.stderr).toContain(again);
    expect(run.status).toBe(1);
    expect(proxy.made).toBe(2);
  });

  it("does so in a script too, whose later lines run", async () => {
    const { proxy, uri } = await behindProxy();
    await using _ = proxy;
    proxy.cutAt(getInfo);
    const run = await today(["-q", "-c", uri], { stdin: "domid test\ndominfo test\ndomname 1\n" });
    expect(run).toMatchObject({ stdout: "1\ntest\n", status: 1 });
    expect(run.stderr.endsWith(again)).toBe(true);
  });

  it("says that it cannot connect again, once a command, where nobody is there", async () => {
    const { proxy, uri } = await behindProxy();
    await using _ = proxy;
    proxy.cutAt(getInfo, { forGood: true });
    const run = await today(["-q", "-c", uri, "domid test; dominfo test; domname 1; echo end"]);
    expect(run).toMatchObject({ stdout: "1\nend\n", status: 1 });
    expect(run.stderr.match(/^error: failed to connect to the hypervisor$/gm)).toHaveLength(1);
    expect(run.stderr).not.toContain(again);
  });

  it("does not wait for events that nobody will tell", async () => {
    const { proxy, uri } = await behindProxy();
    await using _ = proxy;
    proxy.cutAt(registerEvents);
    const run = await today(["-q", "-c", uri, "event --all --loop; domid test"]);
    expect(run).toMatchObject({ stdout: "1\n", status: 1 });
    expect(run.stderr).toMatch(/^error: failed to wait for events\nerror: [^\n]+\nwarning: /);
  });

  it.skipIf(noTerminal)("connects again at a prompt that was left alone", async () => {
    const { proxy, uri } = await behindProxy();
    await using _ = proxy;
    using terminal = new Terminal(
      `env -u LANG -u LC_ALL HOME='${daemon.folder}' '${process.execPath}' '${program}' -q -c '${uri}'`,
    );
    await terminal.until(/virsh #$/);
    terminal.line("domid test");
    await terminal.until(/domid test\n1\s+virsh #$/);
    proxy.cutAll();
    terminal.line("domname 1");
    await terminal.until(/domname 1\n[\s\S]*(?:made again\ntest|error: [\s\S]*)\s+virsh #$/);
    terminal.line("domname 1");
    await terminal.until(/made again[\s\S]*test\s+virsh #$/);
    terminal.line("quit");
    expect(await terminal.ended()).toBe(0);
  });
});
