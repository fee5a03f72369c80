/** driver-xl on a real Xen 4.17: a user with nothing but virsh, and `xl` as the referee at every step. */
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type CommandResult,
  fileFrom,
  findXenTools,
  installedPackages,
  textFile,
  XenHost,
  xenHostUnavailable,
} from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** The life of a Linux guest takes many minutes when it is emulated. */
const unavailable =
  process.env.LIBVIRT_TS_LONG === "1"
    ? xenHostUnavailable()
    : "it takes too long for every run; LIBVIRT_TS_LONG=1 runs it";
if (unavailable !== undefined) console.warn(`skipped: the xl driver on real Xen: ${unavailable}`);

const here = dirname(fileURLToPath(import.meta.url));
const report = join(here, "../../.vitest/xl-transcript.txt");
const guest = readFileSync(join(here, "xl/lx.xml"), "utf8");
const uuid = "c0ffee00-0000-4000-8000-000000000001";
/** Milliseconds; emulated, Node alone takes seconds to start. */
const slow = 900_000;

/** Brings a Linux guest along: Debian's own kernel, which can be suspended, and a busybox that does nothing. */
const makeGuest = `mkdir -p /tmp/initrd/bin && cp /bin/busybox /tmp/initrd/bin/ && cd /tmp/initrd
printf '#!/bin/busybox sh\\nwhile :; do /bin/busybox sleep 1000; done\\n' >init && chmod 755 init
find . | cpio -o -H newc >/guests/guest.cpio 2>/dev/null
printf '#!/bin/sh\\nexec node /opt/libvirt/node_modules/@libvirt-ts/virsh/bin/virsh.js "$@"\\n' >/usr/bin/virsh
chmod 755 /usr/bin/virsh`;

/** Runs a command and tells how long it took, to a hundredth of a second: busybox's date knows whole ones. */
const timed = (command: string) =>
  `t0=$(cut -d' ' -f1 /proc/uptime); ${command}; status=$?; t1=$(cut -d' ' -f1 /proc/uptime)
   echo "@$(awk "BEGIN { print $t1 - $t0 }")" >&2; exit $status`;

describe.skipIf(unavailable !== undefined)("xl on real Xen", () => {
  let host: XenHost;

  // Hosts run one at a time: this one may have to wait for the others.
  beforeAll(async () => {
    mkdirSync(dirname(report), { recursive: true });
    writeFileSync(report, "");
    host = await XenHost.start();
    await findXenTools();
    const tools = process.env.LIBVIRT_TS_XEN_TOOLS ?? join(here, "../../../testkit/build/xen-tools");
    const kernel = readdirSync(join(tools, "boot")).find((name) => name.startsWith("vmlinuz-"))!;
    await host.put([
      ...installedPackages(["virsh", "core"], "opt/libvirt"),
      fileFrom("guests/vmlinuz", join(tools, "boot", kernel), 0o644),
      textFile("root/lx.xml", guest),
    ]);
    await host.run(makeGuest);
  }, 1_800_000);

  afterAll(async () => {
    await host?.[Symbol.asyncDispose]();
  });

  /** Runs a command in dom0, for the transcript too. */
  async function shell(command: string): Promise<CommandResult> {
    const result = await host.exec(timed(command), { timeoutMs: slow });
    const seconds = /@([\d.]+)\n$/.exec(result.stderr)?.[1];
    const stderr = result.stderr.replace(/@[\d.]*\n$/, "");
    const heading = `# ${command}    [status ${result.status}, ${seconds} s]`;
    appendFileSync(report, `${heading}\n${result.stdout}${stderr}\n`);
    return { ...result, stderr };
  }

  /** Runs a command that must succeed. */
  async function run(command: string): Promise<string> {
    const { status, stdout, stderr } = await shell(command);
    expect(status, `${command}\n${stdout}${stderr}`).toBe(0);
    return stdout;
  }

  /** The row of `xl list` for our guest, if it runs: id, memory, vcpus, state. */
  async function row() {
    const line = (await run("xl list")).split("\n").find((text) => /^lx\s/.test(text));
    const [, id, memory, vcpus, state] = line?.trim().split(/\s+/) ?? [];
    return line === undefined
      ? undefined
      : { id: Number(id), memory: Number(memory), vcpus: Number(vcpus), state: state! };
  }

  /** What the host keeps of guests besides Domain-0: nothing may stay behind. */
  const leftovers = () =>
    run(
      `for node in /local/domain /libxl; do xenstore-list $node; done | grep -vx 0
       ls /var/lib/xen | grep '^userdata-d\\.[1-9]'; ls -A /run/libvirt-ts/xl; true`,
    );

  /** Waits in dom0 until a command succeeds. */
  const until = (command: string) =>
    run(`n=0; until ${command}; do n=$((n + 1)); [ $n -gt 600 ] && exit 1; sleep 0.2; done`);

  const booted = () =>
    until("[ \"$(xl list | awk '$1 == \"lx\" && $6 > 2.0')\" ] && xl list lx | grep -q -- '-b-'");

  it(
    "defines, starts, watches, saves, restores and undefines a guest with nothing but virsh",
    async () => {
      await run("virsh define lx.xml");
      expect(await run("virsh list --all")).toMatch(/lx\s+shut off/);
      expect(await run("xl list")).not.toContain("lx");
      expect(await run("cat /etc/xen/lx")).toContain(uuid);

      await run("virsh autostart lx");
      expect(await run("readlink /etc/xen/auto/lx")).toBe("../lx\n");
      await run("virsh autostart --disable lx");
      expect(await run("ls /etc/xen/auto")).toBe("");

      await run("virsh start lx");
      const started = await row();
      expect(started).toMatchObject({ memory: 96 });
      expect(await run("virsh domid lx")).toContain(`${started!.id}`);
      await booted();
      // Linux brings its second vcpu up while it boots.
      expect(await row()).toMatchObject({ vcpus: 2 });
      const xml = await run("virsh dumpxml lx");
      expect(xml).toContain("<kernel>/guests/vmlinuz</kernel>");
      expect(xml).toContain("<vcpu>2</vcpu>");
      expect(await run("virsh dominfo lx")).toMatch(/State:\s+(idle|blocked|running|no state)/);

      await run("virsh suspend lx");
      expect((await row())!.state).toContain("p");
      await run("virsh resume lx");
      expect((await row())!.state).not.toContain("p");

      await run("virsh setmem lx 65536");
      expect(await run("xenstore-read /local/domain/$(xl domid lx)/memory/target")).toBe("65536\n");
      await run("virsh setvcpus lx 1");
      expect(await run("xenstore-read /local/domain/$(xl domid lx)/cpu/1/availability")).toBe("offline\n");

      await run("virsh dump lx /tmp/lx.core");
      expect(await run("head -c 4 /tmp/lx.core; stat -c %a /tmp/lx.core; rm /tmp/lx.core")).toMatch(/ELF600/);

      const before = await run("xl list");
      const twice = await shell("virsh create lx.xml");
      expect([twice.status, twice.stderr]).toEqual([1, expect.stringContaining("exists")]);
      expect(before.match(/^lx/gm)).toHaveLength(1);

      await run("virsh save lx /tmp/lx.save");
      expect(await row()).toBeUndefined();
      expect(await run("stat -c %a /tmp/lx.save")).toBe("600\n");
      expect(await leftovers()).toBe("");
      await run("virsh restore /tmp/lx.save");
      expect(await row()).toMatchObject({ id: started!.id + 1 });
      expect(await run("virsh domuuid lx")).toContain(uuid);

      await run("virsh destroy lx");
      expect(await row()).toBeUndefined();
      await run("virsh undefine lx");
      expect((await shell("virsh dominfo lx")).status).toBe(1);
      expect(await run("ls /etc/xen | grep -x lx; true")).toBe("");
      await until('[ "$(xenstore-list /local/domain)" = 0 ]');
      expect(await leftovers()).toBe("");
    },
    slow,
  );

  it(
    "says xl's own words when it fails, and leaves nothing behind",
    async () => {
      const failing = async (name: string, change: (xml: string) => string) => {
        await host.put([textFile(`root/${name}.xml`, change(guest.replace(">lx<", `>${name}<`)))]);
        const { status, stderr } = await shell(`virsh create ${name}.xml`);
        expect(status).toBe(1);
        expect(await leftovers()).toBe("");
        return stderr;
      };
      expect(await failing("nokernel", (xml) => xml.replace("/guests/vmlinuz", "/no/such"))).toContain(
        "No such file or directory",
      );
      expect(await failing("big", (xml) => xml.replace("98304", "8388608"))).toMatch(/out of memory/i);
      expect((await shell("virsh restore /root/lx.xml")).stderr).toContain("no file of xl save");
    },
    slow,
  );

  /** Kills virsh as soon as xl runs for it, and lets xl go on. */
  const killed = (command: string) =>
    run(
      `${command} >/dev/null 2>&1 & pid=$!
       until ls /run/libvirt-ts/xl/guest-*/xl >/dev/null 2>&1; do sleep 0.02; done
       kill -9 $pid; wait $pid; echo "killed"`,
    );
  const ended = () => until("ls /run/libvirt-ts/xl/guest-*/status >/dev/null 2>&1");

  it(
    "is killed in the middle of create, save and restore, and xl finishes without it",
    async () => {
      await run("virsh define lx.xml");

      await killed("virsh start lx");
      await ended();
      expect(await row()).toMatchObject({ memory: 96 });
      const created = await shell("virsh list");
      expect(created.stdout).toMatch(/lx/);
      expect(created.stderr).toContain("create domain 'lx'");
      expect(created.stderr).toContain("xl ended with status 0");
      expect((await shell("virsh list")).stderr).toBe("");
      await booted();

      await killed("virsh save lx /tmp/killed.save");
      await ended();
      expect(await row()).toBeUndefined();
      expect((await shell("virsh list --all")).stderr).toContain("save domain 'lx'");
      expect(await leftovers()).toBe("");

      await killed("virsh restore /tmp/killed.save");
      await ended();
      expect(await row()).toBeDefined();
      expect((await shell("virsh list")).stderr).toContain("restore domain 'lx'");

      await run("virsh destroy lx");
      await run("virsh undefine lx");
      await until('[ "$(xenstore-list /local/domain)" = 0 ]');
      expect(await leftovers()).toBe("");
    },
    slow,
  );

  it(
    "costs as much as xl does",
    async () => {
      for (const command of [
        "xl list",
        "xl list",
        "xl list -l",
        "virsh list",
        "virsh list",
        "virsh domstate Domain-0",
      ]) {
        await run(command);
      }
    },
    slow,
  );
});
