/** Guests of other kinds, from domain XML: PVH, and HVM with a device model. */
import { expect, it } from "vitest";
import type { Dom0 } from "./dom0.js";

/** Milliseconds for a test, far above what its waits may take together. */
const long = 1_800_000;

export function otherKinds(dom0Of: () => Dom0): void {
  async function pausedAndBack({ virsh, row }: Dom0, name: string): Promise<void> {
    await virsh(`suspend ${name}`);
    expect(await virsh("list")).toMatch(new RegExp(`${name} +paused`));
    expect((await row(name))!.state).toContain("p");
    await virsh(`resume ${name}`);
    expect((await row(name))!.state).not.toContain("p");
  }

  it(
    "runs a PVH guest",
    async () => {
      const dom0 = dom0Of();
      const { virsh, run, row } = dom0;
      await dom0.chapter("A PVH guest");
      await virsh("create pvh.xml");
      const { id } = (await row("pvh"))!;
      await run("xl sched-credit2 -d pvh -c 5"); // it burns CPU at its prompt
      expect(await virsh("dumpxml pvh")).toContain("<type machine='xenpvh'>linux</type>");
      expect(await virsh("ttyconsole pvh")).toBe(await run(`xenstore-read /local/domain/${id}/console/tty`));
      await pausedAndBack(dom0, "pvh");
      await virsh("destroy pvh");
      expect(await row("pvh")).toBeUndefined();
      expect(await dom0.remains()).toBe(dom0.nothing);
    },
    long,
  );

  it(
    "runs an HVM guest with a device model and a screen",
    async () => {
      const dom0 = dom0Of();
      const { virsh, run, row } = dom0;
      await dom0.chapter("An HVM guest");
      await virsh("define hvm.xml");
      const defined = await dom0.remains();
      await virsh("start hvm");
      const { id } = (await row("hvm"))!;
      await run("xl sched-credit2 -d hvm -c 5");
      expect(await virsh("dominfo hvm")).toMatch(/OS Type: +hvm/);
      const xml = await virsh("dumpxml hvm");
      for (const part of [
        "<type>hvm</type>",
        `<loader>/usr/lib/xen-${dom0.xen}/boot/hvmloader</loader>`,
        "<boot dev='hd'/>",
        "<clock offset='utc'/>",
        "<serial type='pty'>",
        "<model type='cirrus' vram='8192'/>",
        "<emulator>/usr/libexec/xen-qemu-system-i386</emulator>",
        "<graphics type='vnc' port='5907' listen='127.0.0.1'/>",
      ]) {
        expect(xml).toContain(part);
      }
      expect(await virsh("ttyconsole hvm")).toBe(await run(`xenstore-read /local/domain/${id}/serial/0/tty`));
      await dom0.put("again.xml", xml);
      expect(await dom0.type("define again.xml")).toMatchObject({ status: 0, stderr: "" });
      expect(await virsh("vncdisplay hvm")).toBe("127.0.0.1:7\n");
      expect(await run(`xenstore-read /local/domain/${id}/console/vnc-port`)).toBe("5907\n");
      expect(await run("netstat -ltn")).toMatch(/127\.0\.0\.1:5907 .*LISTEN/);
      await pausedAndBack(dom0, "hvm");
      await virsh("destroy hvm");
      expect(await dom0.remains()).toBe(defined);
      expect(await run("ps -o args | grep -c '[x]en-qemu'; true")).toBe("0\n");
    },
    long,
  );
}
