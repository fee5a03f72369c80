/** What xl refuses, and what goes wrong with xl itself: libvirt's error, xl's own words, nothing left behind. */
import { expect, it } from "vitest";
import type { Dom0 } from "./dom0.js";
import { tiny } from "./guests.js";

/** Milliseconds for a test, far above what its waits may take together. */
const long = 1_800_000;

const xl = "/usr/lib/xen-4.17/bin/xl";

/** Obeys nothing. */
const deaf = tiny
  .replace(">tiny<", ">deaf<")
  .replace("0001</uuid>", "0004</uuid>")
  .replace("console=hvc0", "deaf");

export function refusals(dom0Of: () => Dom0): void {
  it(
    "tells what is wrong with a guest, in xl's own words",
    async () => {
      const dom0 = dom0Of();
      const { virsh, run, refused, remains } = dom0;
      await dom0.chapter("What xl refuses");
      /** Creates tiny with a change. What virsh says of it. */
      const failing = async (change: (xml: string) => string) => {
        const before = await remains();
        await dom0.put("odd.xml", change(tiny));
        const said = await refused("create odd.xml");
        expect(await remains()).toBe(before);
        return said;
      };
      const other = (xml: string) => xml.replace("0001</uuid>", "0009</uuid>");

      expect(await failing((xml) => xml.replace("/guests/tinypv.elf", "/no/kernel"))).toMatch(
        /xl ended with status 3: .*'\/no\/kernel': No such file or directory/,
      );
      expect(await failing((xml) => xml.replace("16384", `${8 << 20}`))).toMatch(
        /out of memory.*can't allocate low memory for domain/i,
      );
      await virsh("create tiny.xml");
      expect(await failing(other)).toMatch(/domain exists already: domain 'tiny': it is active with id \d+/);
      expect(await failing((xml) => xml.replace(">tiny<", ">twin<"))).toMatch(
        /domain exists already: domain 'tiny'/,
      );

      await dom0.put(
        "odd.cfg",
        'name = "odd"\ntype = "pv"\nkernel = "/guests/tinypv.elf"\nmemory = 16\nvcpus = 2\nmaxvcpus = 1\n',
      );
      await run("cp odd.cfg /etc/xen/odd");
      const before = await remains();
      expect(await refused("start odd")).toContain("maxvcpus < vcpus");
      expect(await remains()).toBe(before);

      expect(await refused("restore /root/tiny.xml")).toContain("no file of xl save");
    },
    long,
  );

  it(
    "tells when xl is missing, is another one, or is killed",
    async () => {
      const dom0 = dom0Of();
      const { run, refused, remains } = dom0;
      await dom0.chapter("What goes wrong with xl itself");
      await dom0.virsh("connect"); // while xl is there
      await run(`mv ${xl} ${xl}.away`);
      expect(await refused("create tiny.xml")).toContain("there is no such command, or it cannot be run");
      await run(`printf '#!/bin/sh\\necho "(domain (domid 0))"\\n' >${xl}; chmod 755 ${xl}`);
      expect(await refused("dumpxml Domain-0")).toMatch(/expected a JSON list.*output_format="sxp"/);
      await run(`mv ${xl}.away ${xl}`);

      const said = await run(
        "in-the-middle 'xenstore-list /libxl | grep -qvx 0' 'kill -9 $xl' 'create tiny.xml'",
      );
      expect(said).toMatch(/virsh ended with status 1\n.*xl was killed by signal 9/);
      expect(await remains()).toBe(dom0.nothing);
    },
    long,
  );
}

/** A guest that ignores that it is to go down: it was asked, and that is all that can be said. */
export function deafness(dom0Of: () => Dom0): void {
  it(
    "leaves a guest that ignores that it is to go down as it is",
    async () => {
      const dom0 = dom0Of();
      await dom0.chapter("A guest that ignores shutdown");
      await dom0.put("deaf.xml", deaf);
      await dom0.virsh("create deaf.xml");
      await dom0.virsh("shutdown deaf");
      const { id } = (await dom0.row("deaf"))!;
      expect(await dom0.run(`xenstore-read /local/domain/${id}/control/shutdown`)).toBe("poweroff\n");
      await dom0.virsh("destroy deaf");
      expect(await dom0.remains()).toBe(dom0.nothing);
    },
    long,
  );
}
