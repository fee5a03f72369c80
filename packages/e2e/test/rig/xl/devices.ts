/**
 * Disks and cards that come and go, while their guest runs or with it: libxl, Xen's hotplug scripts, the kernel's backends and
 * its bridge are real.
 */
import { expect, it } from "vitest";
import type { Dom0 } from "./dom0.js";

/** Milliseconds for a test, far above what its waits may take together. */
const long = 1_800_000;

const disk = `<disk type='file' device='disk'>
  <source file='/root/disk.img'/>
  <target dev='xvdb'/>
</disk>
`;

const card = `<interface type='bridge'>
  <source bridge='xenbr0'/>
  <mac address='00:16:3e:00:00:01'/>
</interface>
`;

/** Plays the guest's part, which has no drivers: it lets go of a device once the backend closes. */
const letGo = (
  sort: string,
  number: number,
) => `id=$(xl domid tiny); front=/local/domain/$id/device/${sort}/${number}; back=/local/domain/0/backend/${sort}/$id/${number}
(until [ "$(xenstore-read $back/state)" = 5 ]; do usleep 100000; xenstore-exists $back || exit; done
xenstore-write $front/state 6) >/dev/null 2>&1 &`;

const bridged = "ls /sys/class/net/xenbr0/brif";
const nothingBridged = `[ -z "$(${bridged})" ]`;

export function devices(dom0Of: () => Dom0): void {
  it(
    "attaches and detaches a disk",
    async () => {
      const dom0 = dom0Of();
      const { virsh, run } = dom0;
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

      await run(letGo("vbd", 51_728));
      await virsh("detach-device tiny disk.xml");
      expect(await list()).not.toMatch(/51728|disk\.img/);
      expect(await virsh("dumpxml tiny")).not.toContain("disk.img");
      expect(await dom0.remains()).toBe(without);

      await virsh("destroy tiny");
    },
    long,
  );

  it(
    "starts a guest with a disk and a card, and leaves nothing of either",
    async () => {
      const dom0 = dom0Of();
      const { virsh, run } = dom0;
      await dom0.chapter("A guest with a disk and a card");
      await run("truncate -s 1M disk.img");
      await virsh("create equipped.xml");
      expect(await run("losetup -a")).toContain("/root/disk.img");
      expect(await run(bridged)).toMatch(/^vif\d+\.0$/m);
      expect(await virsh("domblklist equipped")).toMatch(/xvda +\/root\/disk\.img/);
      expect(await virsh("domiflist equipped")).toMatch(/xenbr0 .*00:16:3e:00:00:04/);
      await virsh("destroy equipped");
      await dom0.until('[ -z "$(losetup -a)" ]');
      await dom0.until(nothingBridged);
      expect(await dom0.remains()).toBe(dom0.nothing);
    },
    long,
  );
}

/** What takes tens of seconds, since libxl waits for the guest and its scripts are long. */
export function slowDevices(dom0Of: () => Dom0): void {
  it(
    "says so when the guest does not let go of a disk",
    async () => {
      const dom0 = dom0Of();
      const { virsh, run, refused } = dom0;
      await dom0.chapter("A disk stays");
      await dom0.put("disk.xml", disk);
      await run("truncate -s 1M disk.img");
      await virsh("create tiny.xml");
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

  it(
    "attaches a card to the bridge, and detaches it",
    async () => {
      const dom0 = dom0Of();
      const { virsh, run } = dom0;
      await dom0.chapter("A card comes and goes");
      await dom0.put("card.xml", card);
      await virsh("create tiny.xml");
      const without = await dom0.remains();

      await virsh("attach-device tiny card.xml");
      expect(await run(bridged)).toMatch(/^vif\d+\.0$/m);
      expect(await virsh("domiflist tiny")).toMatch(/xenbr0 .*00:16:3e:00:00:01/);

      await run(letGo("vif", 0));
      await virsh("detach-device tiny card.xml");
      await dom0.until(nothingBridged);
      expect(await virsh("domiflist tiny")).not.toContain("xenbr0");
      expect(await dom0.remains()).toBe(without);
      await virsh("destroy tiny");
    },
    long,
  );
}
