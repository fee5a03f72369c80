/** A Linux guest, Debian's own kernel: what the little guest cannot show. It takes minutes when it is emulated. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import type { Dom0 } from "./dom0.js";

const here = dirname(fileURLToPath(import.meta.url));
const tools = process.env.LIBVIRT_TS_XEN_TOOLS ?? join(here, "../../../../testkit/build/xen-tools");
const document = readFileSync(join(here, "lx.xml"), "utf8");
/** Milliseconds for the test, and seconds in which Linux must have booted. */
const long = 1_800_000;
const bootSeconds = 600;

/** A root file system with a busybox that brings up the second vcpu whenever it comes: the kernel leaves that to udev. */
const init = `#!/bin/busybox sh
/bin/busybox mount -t sysfs sysfs /sys
online=/sys/devices/system/cpu/cpu1/online
while :; do [ -e $online ] && echo 1 >$online; /bin/busybox sleep 1; done
`;
const makeInitrd = `mkdir -p /tmp/initrd/bin /tmp/initrd/sys && cp /bin/busybox /tmp/initrd/bin/ && cd /tmp/initrd
mv /root/init . && chmod 755 init && find . | cpio -o -H newc >/guests/guest.cpio 2>/dev/null`;

export function lifeOfLinux(dom0Of: () => Dom0): void {
  it(
    "a Linux guest takes its vcpus up and down, gives memory back, and is saved and restored",
    async () => {
      const dom0 = dom0Of();
      const { virsh, run, row, until } = dom0;
      await dom0.chapter("A Linux guest");
      const kernel = readdirSync(join(tools, "boot")).find((name) => name.startsWith("vmlinuz-"))!;
      await dom0.copy("guests/vmlinuz", join(tools, "boot", kernel));
      await dom0.put("lx.xml", document);
      await dom0.put("init", init);
      await run(makeInitrd);
      await virsh("define lx.xml");
      const defined = await dom0.remains();
      await virsh("start lx");
      const idle = "xl list lx | awk 'END { exit !($6 > 2 && $5 ~ /b/) }'";
      await until(idle, bootSeconds);
      expect(await row("lx")).toMatchObject({ memory: 96, vcpus: 2 });

      await virsh("setvcpus lx 1");
      await until("[ $(xl list lx | awk 'END { print $4 }') = 1 ]");
      await virsh("setmem lx 81920");
      await until("[ $(xl list lx | awk 'END { print $3 }') = 80 ]");

      const { id } = (await row("lx"))!;
      await virsh("save lx /root/lx.save");
      expect(await dom0.remains()).toBe(defined);
      await virsh("restore /root/lx.save");
      expect(await row("lx")).toMatchObject({ id: id + 1, memory: 80, vcpus: 1 });
      await virsh("setvcpus lx 2");
      await until("[ $(xl list lx | awk 'END { print $4 }') = 2 ]");
      await virsh("destroy lx");
      await virsh("undefine lx");
      expect(await dom0.remains()).toBe(dom0.nothing);
    },
    long,
  );
}
