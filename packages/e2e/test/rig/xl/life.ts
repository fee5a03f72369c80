/** A guest's whole life with nothing but virsh, and `xl` and the store agreeing at every step. */
import { expect, it } from "vitest";
import type { Dom0 } from "./dom0.js";
import { tinyUuid } from "./guests.js";

/** Milliseconds for a test, far above what its waits may take together. */
const long = 1_800_000;

const pathOf = (id: number) => `/local/domain/${id}`;

export function lifeOfAGuest(dom0Of: () => Dom0): void {
  it(
    "defines, starts, watches, changes, saves, restores, reboots, ends and undefines a guest",
    async () => {
      const dom0 = dom0Of();
      const { virsh, run, until, row } = dom0;
      await dom0.chapter("A guest's whole life");

      expect(await virsh("define tiny.xml")).toBe("Domain tiny defined from tiny.xml\n");
      expect(await virsh("list --all")).toMatch(/^ +- tiny +shut off$/m);
      expect(await row("tiny")).toBeUndefined();
      expect(await run("cat /etc/xen/tiny")).toContain(`uuid = "${tinyUuid}"`);

      await virsh("autostart tiny");
      expect(await run("readlink /etc/xen/auto/tiny")).toBe("../tiny\n");
      await virsh("autostart --disable tiny");
      expect(await run("ls /etc/xen/auto")).toBe("");
      const defined = await dom0.remains();

      expect(await virsh("start tiny")).toBe("Domain tiny started\n");
      const first = (await row("tiny"))!;
      expect(first).toMatchObject({ memory: 16, vcpus: 1 });
      expect(await virsh("list")).toMatch(
        new RegExp(`^ +${first.id} tiny +(running|blocked|no state)$`, "m"),
      );
      await until("grep -q 'hello .console=hvc0' /var/log/xen/console/guest-tiny.log");
      const tty = await run(`xenstore-read ${pathOf(first.id)}/console/tty`);
      expect(await virsh("ttyconsole tiny")).toBe(tty);

      const xml = await virsh("dumpxml tiny");
      for (const part of [
        `<domain type='xen' id='${first.id}'>`,
        "<kernel>/guests/tinypv.elf</kernel>",
        "<cmdline>console=hvc0</cmdline>",
        "<memory>16384</memory>",
        "<vcpu>2</vcpu>",
        `<console tty='${tty.trim()}'/>`,
      ]) {
        expect(xml).toContain(part);
      }

      await virsh("suspend tiny");
      expect((await row("tiny"))!.state).toContain("p");
      expect(await virsh("domstate tiny")).toBe("paused\n");
      await virsh("resume tiny");
      expect((await row("tiny"))!.state).not.toContain("p");

      await virsh("setmem tiny 8192");
      expect(await run(`xenstore-read ${pathOf(first.id)}/memory/target`)).toBe("8192\n");
      await until(`[ "$(xl list tiny | awk 'END { print $3 }')" = 8 ]`);
      expect(await virsh("dominfo tiny")).toMatch(/Max memory: +16384 kB\nUsed memory: +8192 kB/);
      await virsh("setmaxmem tiny 12288");
      expect(await run(`xenstore-read ${pathOf(first.id)}/memory/static-max`)).toBe("12288\n");
      expect(await run("xl list -l tiny")).toMatch(/"max_memkb": 12288,\s+"target_memkb": 8192/);
      expect(await dom0.refused("setmem tiny 16384")).toContain("12288");

      await virsh("setvcpus tiny 1");
      expect(await run(`xenstore-read ${pathOf(first.id)}/cpu/1/availability`)).toBe("offline\n");
      // As it is now, whatever it was made with.
      const changed = await virsh("dumpxml tiny");
      for (const part of ["<memory>12288<", "<currentMemory>8192<", "<vcpu current='1'>2<"]) {
        expect(changed).toContain(part);
      }
      await virsh("vcpupin tiny 0 1");
      expect(await run("xl vcpu-list tiny")).toMatch(/^tiny +\d+ +0 .* 1 \/ all$/m);
      expect(await virsh("vcpuinfo tiny")).toMatch(/CPU Affinity: +-y/);

      await virsh("dump tiny /root/tiny.core");
      expect(
        await run("head -c 4 /root/tiny.core; stat -c ' %a' /root/tiny.core; rm /root/tiny.core"),
      ).toMatch(/ELF 600\n/);
      expect(await row("tiny")).toMatchObject({ id: first.id });

      expect(await virsh("save tiny /root/tiny.save")).toBe("Domain tiny saved to /root/tiny.save\n");
      expect(await dom0.remains()).toBe(defined);
      expect(await virsh("list --all")).toMatch(/^ +- tiny +shut off$/m);
      expect(await run("stat -c '%a' /root/tiny.save")).toBe("600\n");
      await virsh("restore /root/tiny.save");
      await until("grep -q 'hello again' /var/log/xen/console/guest-tiny.log");
      const second = (await row("tiny"))!;
      expect(second).toMatchObject({ id: first.id + 1, memory: 8 });
      expect(await virsh("domuuid tiny")).toContain(tinyUuid);
      expect(await virsh("domid tiny")).toBe(`${second.id}\n`);

      await virsh("reboot tiny");
      await until(`[ "$(xl domid tiny 2>/dev/null)" = ${second.id + 1} ]`);
      await until("[ $(grep -c 'hello .console' /var/log/xen/console/guest-tiny.log) = 2 ]");
      expect(await virsh("domid tiny")).toBe(`${second.id + 1}\n`);

      await virsh("shutdown tiny");
      await until("! xl domid tiny 2>/dev/null");
      await until('[ -z "$(xenstore-list /libxl | grep -vx 0)" ]');
      expect(await dom0.remains()).toBe(defined);

      await virsh("start tiny");
      await virsh("destroy tiny");
      expect(await row("tiny")).toBeUndefined();
      expect(await dom0.remains()).toBe(defined);
      await virsh("undefine tiny");
      expect(await virsh("list --all")).not.toContain("tiny");
      expect(await dom0.remains()).toBe(dom0.nothing);
    },
    long,
  );
}
