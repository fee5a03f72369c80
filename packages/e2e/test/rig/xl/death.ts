/** `kill -9` of virsh while xl works for it: xl goes on to its end, and the next connection says what came of it. */
import { expect, it } from "vitest";
import type { Dom0 } from "./dom0.js";

/** Milliseconds for a test, far above what its waits may take together. */
const long = 1_800_000;

/** Tests of the shell by which xl is seen to be at work. */
const makingGuest = "xenstore-list /libxl | grep -qvx 0";
const writingFile = "[ -s /root/.libvirt-ts-* ]";

export function deathInTheMiddle(dom0Of: () => Dom0): void {
  /** Kills virsh in the middle of a line and waits until xl has ended without it. What the next connection says. */
  async function killedIn(dom0: Dom0, test: string, line: string): Promise<string> {
    const said = await dom0.run(`in-the-middle '${test}' 'kill -9 $virsh' '${line}'`);
    expect(said).toMatch(/in the middle of its work\nvirsh ended with status 137\n$/);
    await dom0.until("ls /run/libvirt-ts/xl/guest-*/status 2>/dev/null");
    const next = await dom0.type("connect");
    expect((await dom0.type("connect")).stderr).toBe("");
    return next.stderr;
  }

  it(
    "is killed while a guest is made: the guest is there as if nothing had happened",
    async () => {
      const dom0 = dom0Of();
      const { virsh, remains } = dom0;
      await dom0.chapter("kill -9 in the middle of start");
      await virsh("define tiny.xml");
      await virsh("start tiny");
      const running = await remains();
      await virsh("destroy tiny");
      const told = await killedIn(dom0, makingGuest, "start tiny");
      expect(told).toContain("create domain 'tiny': left behind by a process that died: it is done");
      expect(await remains()).toBe(running);
      expect(await virsh("list")).toMatch(/tiny +(running|blocked|no state)/);
    },
    long,
  );

  it(
    "is killed while a guest is saved: the file is whole, the guest is gone",
    async () => {
      const dom0 = dom0Of();
      const { virsh, run, remains } = dom0;
      await dom0.chapter("kill -9 in the middle of save");
      await virsh("define tiny.xml");
      const defined = await remains();
      await virsh("start tiny");
      const told = await killedIn(dom0, writingFile, "save tiny /root/tiny.save");
      expect(told).toContain("save domain 'tiny': left behind by a process that died: it is done");
      expect(await remains()).toBe(defined);
      expect(await run("ls -A /root | grep -e save -e libvirt; stat -c '%a' tiny.save")).toBe(
        "tiny.save\n600\n",
      );
      await virsh("restore /root/tiny.save");
      expect(await dom0.row("tiny")).toMatchObject({ memory: 16 });
    },
    long,
  );

  it(
    "is killed while a guest is restored: the guest goes on",
    async () => {
      const dom0 = dom0Of();
      const { virsh, run, until, remains } = dom0;
      await dom0.chapter("kill -9 in the middle of restore");
      await virsh("define tiny.xml");
      await virsh("start tiny");
      const running = await remains();
      await virsh("save tiny /root/tiny.save");
      await run("rm /var/log/xen/console/guest-tiny.log");
      const told = await killedIn(dom0, makingGuest, "restore /root/tiny.save");
      expect(told).toContain("restore domain 'tiny': left behind by a process that died: it is done");
      expect(await remains()).toBe(running.replace("xl create", "xl restore"));
      await until("grep -q 'hello again' /var/log/xen/console/guest-tiny.log");
      await virsh("suspend tiny");
    },
    long,
  );

  it(
    "is killed while a guest is destroyed: it is there whole, or nothing of it is once somebody connects",
    async () => {
      const dom0 = dom0Of();
      const { virsh, run, until, remains } = dom0;
      await dom0.chapter("kill -9 in the middle of destroy");
      await virsh("define tiny.xml");
      const defined = await remains();
      // The note is written before the hypercall; Xen's word comes between it and the removal of the nodes.
      for (const sign of ["/tool/libvirt-ts/destroy", "@releaseDomain"]) {
        await virsh("start tiny");
        const running = await remains();
        await run(`timeout 120 xenstore-watch -n 2 ${sign} >/dev/null & watch=$!
virsh "destroy tiny" >/tmp/virsh.out 2>&1 & virsh=$!
wait $watch; kill -9 $virsh; wait $virsh; xl list; xenstore-ls /tool/libvirt-ts; true`);
        await virsh("connect");
        await until("! xenstore-exists /tool/libvirt-ts");
        await expect.poll(remains, { timeout: 120_000, interval: 1000 }).toBeOneOf([running, defined]);
        await run("xl destroy tiny || true");
      }
    },
    long,
  );
}
