/** A disk that comes and goes while its guest runs: libxl, Xen's hotplug scripts and the kernel's block backend are real. */
import { expect, it } from "vitest";
import type { Dom0 } from "./dom0.js";

/** Milliseconds for a test, far above what its waits may take together. */
const long = 600_000;

const disk = `<disk type='file' device='disk'>
  <source file='/root/disk.img'/>
  <target dev='xvdb'/>
</disk>
`;

/** Plays the guest's part, which has no block driver: it lets go of the disk once the backend closes. */
const letGo = `id=$(xl domid tiny); front=/local/domain/$id/device/vbd/51728; back=/local/domain/0/backend/vbd/$id/51728
(until [ "$(xenstore-read $back/state)" = 5 ]; do usleep 100000; xenstore-exists $back || exit; done
xenstore-write $front/state 6) >/dev/null 2>&1 &`;

export function devices(dom0Of: () => Dom0): void {
  it(
    "attaches and detaches a disk, and says so when the guest does not let go of it",
    async () => {
      const dom0 = dom0Of();
      const { virsh, run, refused } = dom0;
      await dom0.chapter("A disk comes and goes");
      await dom0.put("disk.xml", disk);
      await run("truncate -s 1M disk.img");
      await virsh("create tiny.xml");
      const without = await dom0.remains();
      const list = () => run("xl block-list tiny; losetup -a");

      await virsh("attach-device tiny disk.xml");
      expect(await list()).toMatch(/^51728 [\s\S]*\/root\/disk\.img/m);
      expect(await virsh("dumpxml tiny")).toContain("<source file='/root/disk.img'/>");
      expect(await virsh("domblklist tiny")).toMatch(/xvdb +\/root\/disk\.img/);

      await run(letGo);
      await virsh("detach-device tiny disk.xml");
      expect(await list()).not.toMatch(/51728|disk\.img/);
      expect(await virsh("dumpxml tiny")).not.toContain("disk.img");
      expect(await dom0.remains()).toBe(without);

      await virsh("attach-device tiny disk.xml");
      expect(await refused("detach-device tiny disk.xml")).toMatch(
        /unable to remove device|safe_remove failed/,
      );
      expect(await virsh("dumpxml tiny")).toContain("disk.img");
      await virsh("destroy tiny");
      await dom0.until('[ -z "$(losetup -a)" ]');
      expect(await dom0.remains()).toBe(dom0.nothing);
    },
    long,
  );
}
