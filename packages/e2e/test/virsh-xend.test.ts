import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FakeXend, startFakeXend } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
// The terminal that virsh's own tests use.
import { built, program, Terminal, whyNoTerminal } from "../../virsh/test/tmux.js";

if (!built) console.warn("virsh over xend is not tested: virsh is not built");
const noTerminal = whyNoTerminal();
if (noTerminal) console.warn(`virsh does not lose its xend on a terminal: ${noTerminal}`);

const home = mkdtempSync(join(tmpdir(), "virsh-e2e-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Runs the built virsh; the fake answers in this process, so it must not be waited for. */
const virsh = (uri: string, ...args: string[]): Promise<{ stdout: string; stderr: string; status: number }> =>
  new Promise((resolve) => {
    const options = { env: { PATH: process.env.PATH, HOME: home } };
    execFile(process.execPath, [program, "-q", "-c", uri, ...args], options, (error, stdout, stderr) => {
      resolve({
        stdout,
        stderr,
        status: typeof error?.code === "number" ? error.code : error === null ? 0 : -1,
      });
    });
  });

const guest =
  "(vm (name web1) (uuid 11111111-2222-3333-4444-555555555555) (memory 256) (maxmem 256) (vcpus 1) (image (linux (kernel /boot/vmlinuz))))";

describe.skipIf(!built)("virsh, built, over xend", () => {
  describe.each(["unix", "ipv4"] as const)("on %s", (listen) => {
    let xend: FakeXend;
    beforeAll(async () => {
      xend = await startFakeXend({ version: "3.1", listen });
      xend.add(guest, "running");
    });
    afterAll(() => xend.close());

    it("lists, describes and stops a guest", async () => {
      const list = await virsh(xend.uri, "list");
      expect(list).toMatchObject({ stderr: "", status: 0 });
      expect(list.stdout).toMatch(
        /^ 0 +Domain-0 +(running|blocked|no state)\n \d +web1 +(running|blocked|no state)\n$/,
      );
      expect((await virsh(xend.uri, "dominfo web1")).stdout).toContain("Max memory:     262144 KiB\n");
      expect((await virsh(xend.uri, "dumpxml web1")).stdout).toContain("<name>web1</name>");
      expect(await virsh(xend.uri, "destroy", "web1")).toEqual({
        stdout: "",
        stderr: "",
        status: 0,
      });
      expect((await virsh(xend.uri, "domstate", "web1")).status).toBe(1);
    });

    // How it is reached makes no difference to the rest.
    if (listen === "ipv4") return;

    it("attaches and detaches disks and network cards by words", async () => {
      xend.add(guest.replace("web1", "web2").replace("11111111", "21111111"), "running");
      const run = async (line: string): Promise<string> => {
        const { stdout, stderr, status } = await virsh(xend.uri, line);
        expect({ stderr, status }, line).toEqual({ stderr: "", status: 0 });
        return stdout;
      };
      await run("attach-disk web2 /images/a,b.img xvdb --mode readonly --driver file");
      await run("attach-interface web2 bridge xenbr0 --mac 00:16:3e:00:00:07");
      const listing = "domblklist web2 --json; domiflist web2 --json";
      expect(await run(listing)).toMatch(
        /"xvdb","source":"\/images\/a,b.img".*\n.*"mac":"00:16:3e:00:00:07"/,
      );
      expect(await run("detach-disk web2 xvdb --print-xml")).toContain("<readonly/>");
      await run("detach-disk web2 /images/a,b.img");
      await run("detach-interface web2 bridge");
      expect(await run(listing)).toMatch(/"data":\[\]\}\n.*"data":\[\]\}\n/);
    });

    it("tells what the host is and what it runs", async () => {
      const version = await virsh(xend.uri, "version");
      expect(version.stdout).toMatch(/\nUsing API: XenDaemon .*\nRunning hypervisor: XenDaemon 3\.1\.\d+\n$/);
      const nodeinfo = await virsh(xend.uri, "nodeinfo");
      expect(nodeinfo.stdout).toMatch(/^CPU model: +x86_64\nCPU\(s\): +4\nCPU frequency: +2393 MHz\n/);
      const { stdout, stderr, status } = await virsh(xend.uri, "capabilities");
      expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
      expect(stdout).toMatch(
        /<arch>x86_64<\/arch>\n {6}<features>\n {8}<pae\/>\n {8}<vmx\/>\n {6}<\/features>/,
      );
      const kinds = [...stdout.matchAll(/<os_type>(\w+)<\/os_type>\s*<arch name='(\w+)'>/g)];
      expect(kinds.map(([, osType, arch]) => `${osType} ${arch}`)).toEqual([
        "linux x86_64",
        "hvm i686",
        "hvm x86_64",
      ]);
    });

    it("does not touch Domain-0", async () => {
      const { stderr, status } = await virsh(xend.uri, "destroy Domain-0");
      expect(stderr).toMatch(
        /^error: Failed to destroy domain Domain-0\nerror: .*: Domain-0 runs the host itself\n$/,
      );
      expect(status).toBe(1);
    });

    it("says plainly what a driver cannot do", async () => {
      const { stderr, status } = await virsh(xend.uri, "event --all --timeout 1");
      expect(stderr).toMatch(/^error: failed to wait for events\nerror: .*not implemented by XenDaemon\n$/);
      expect(status).toBe(1);
    });
  });

  it("says why it cannot connect when nobody listens", async () => {
    const { stderr, status } = await virsh(join(home, "no-socket"), "list");
    expect(stderr).toMatch(/^error: failed to connect to the hypervisor\nerror: .*\/no-socket: ENOENT\n$/);
    expect(status).toBe(1);
  });

  it.skipIf(noTerminal)("connects again for the next command when the connection is lost", async () => {
    await using xend = await startFakeXend({ version: "3.1", listen: "ipv4" });
    xend.add(guest, "running");
    using terminal = new Terminal(
      `env HOME='${home}' '${process.execPath}' '${program}' -q -c '${xend.uri}'`,
    );
    await terminal.until(/virsh #/);
    terminal.line("domid web1");
    await terminal.until(/^\d+$/m);
    await xend.stop();
    terminal.line("domid web1");
    await terminal.until(/error: failed to get domain 'web1'\nerror: .*ECONNREFUSED\n+virsh #$/m);
    await xend.start();
    terminal.line("domid web1; echo back again");
    await terminal.until(/^\d+\nback again$/m);
  });
});
