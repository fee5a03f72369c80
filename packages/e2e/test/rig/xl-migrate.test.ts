/** A migration on real Xen: to the same host, over a stand-in for ssh that runs the command where it is. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  fileFrom,
  findXenTools,
  installedPackages,
  isLongRun,
  textFile,
  XenHost,
  xenHostUnavailable,
} from "@libvirt-ts/testkit";
import { expect, it } from "vitest";
import { virshOf } from "./node.js";

const unavailable = isLongRun
  ? xenHostUnavailable()
  : "it takes too long for every run; LIBVIRT_TS_LONG=1 runs it";
if (unavailable !== undefined) console.warn(`skipped: migration on real Xen: ${unavailable}`);

const here = dirname(fileURLToPath(import.meta.url));
/** Milliseconds; emulated, Linux alone takes minutes to boot on a busy machine. */
const slow = 900_000;

/** As xl calls it: `ssh HOST COMMAND…`; what it was called with is kept. */
const ssh = `#!/bin/sh
printf '%s\\n' "$@" >>/tmp/ssh-words
shift
exec sh -c "$*"
`;
/** A guest that can be suspended: Debian's kernel, and a busybox that does nothing. */
const prepare = `mkdir -p /tmp/initrd/bin && cp /bin/busybox /tmp/initrd/bin/ && cd /tmp/initrd
printf '#!/bin/busybox sh\\nwhile :; do /bin/busybox sleep 1000; done\\n' >init && chmod 755 init
find . | cpio -o -H newc >/guests/guest.cpio 2>/dev/null`;

/** Xen notes which pages of a guest change as long as it has hardware paging; Debian's has no other for the rest. */
const guest = readFileSync(join(here, "xl/lx.xml"), "utf8").replace(
  "<type>linux<",
  "<type machine='xenpvh'>linux<",
);

it.skipIf(unavailable !== undefined)(
  "a guest moves to another host with xl's own migration, and its definition stays",
  async () => {
    await using host = await XenHost.start();
    await findXenTools();
    const tools = process.env.LIBVIRT_TS_XEN_TOOLS ?? join(here, "../../../testkit/build/xen-tools");
    const kernel = readdirSync(join(tools, "boot")).find((name) => name.startsWith("vmlinuz-"))!;
    await host.put([
      ...installedPackages(["virsh", "core"], "opt/libvirt"),
      virshOf("opt/libvirt"),
      fileFrom("guests/vmlinuz", join(tools, "boot", kernel), 0o644),
      textFile("root/lx.xml", guest),
      textFile("usr/bin/ssh", ssh, 0o755),
    ]);
    const exec = (command: string) => host.exec(command, { timeoutMs: slow });
    const run = async (command: string) => {
      const { status, stdout, stderr } = await exec(command);
      expect(status, `${command}\n${stdout}${stderr}`).toBe(0);
      return stdout + stderr;
    };
    await run(prepare);
    await run("virsh define lx.xml");
    await run("virsh start lx");
    await run(
      `n=0; until xl list lx | grep -q -- '-b-' && [ "$(xl list | awk '$1 == "lx" && $6 > 2.0')" ]
       do n=$((n + 1)); [ $n -gt 600 ] && exit 1; sleep 0.5; done`,
    );
    const before = (await run("xl domid lx")).trim();

    // Nobody is there: the guest runs on here, and says so.
    await run("mv /usr/bin/ssh /usr/bin/ssh.away");
    const refused = await exec("virsh migrate lx xen+ssh://localhost/");
    expect([refused.status, refused.stderr]).toEqual([
      1,
      expect.stringContaining("the guest still runs here"),
    ]);
    expect((await run("xl domid lx")).trim()).toBe(before);
    await run("mv /usr/bin/ssh.away /usr/bin/ssh");

    const told = await run("virsh migrate lx xen+ssh://localhost/ --live --verbose");
    expect(told).toContain("Migration successful.");
    expect((await run("cat /tmp/ssh-words")).split("\n")[0]).toBe("localhost");
    const after = (await run("xl domid lx")).trim();
    expect(Number(after)).toBeGreaterThan(Number(before));
    expect(await run("cat /etc/xen/lx")).toContain('name = "lx"');
    await run("virsh destroy lx");
    await run("virsh undefine lx");
  },
  slow,
);
