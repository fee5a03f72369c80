/** An ordinary user of a host whose nodes are root's: without a daemon, and with the libvirt-tsd that root runs. */
import { isLongRun } from "@libvirt-ts/testkit";
import { expect, it } from "vitest";
import { NODE } from "../node.js";
import type { ManagedHost } from "./managed-host.js";

const slow = 1_200_000;
const log = "/run/libvirt-tsd.log";
const pid = "/run/libvirt-tsd.pid";
const startDaemon = `${NODE} /opt/test/node_modules/@libvirt-ts/daemon/bin/libvirt-tsd.js --uri xen:///system >${log} 2>&1 &
echo $! >${pid}
i=0; until grep -q listening ${log}; do i=$((i + 1)); [ $i -lt 200 ] || { cat ${log} >&2; exit 1; }; sleep 1; done`;

export function ordinaryUser(hostOf: () => ManagedHost): void {
  it(
    "refuses an ordinary user, with each node and its mode",
    async () => {
      // Each takes a Node of its own; who only wants to look is refused the same way.
      for (const command of isLongRun ? ["virsh list", "virsh -r list"] : ["virsh -r list"]) {
        const told = await hostOf().refused(`su user -c '${command}'`);
        expect(told).toContain("/dev/xen/privcmd (mode 0600, owner 0): EACCES");
        expect(told).toMatch(/\/run\/xenstored\/socket \(EACCES: mode 0(600|755), owner 0\)/);
        expect(told).toContain("could not connect to a hypervisor");
      }
    },
    slow,
  );

  it(
    "shows an ordinary user what root sees, through a daemon of root's, and lets him change nothing",
    async () => {
      const host = hostOf();
      const before = await host.rows();
      await host.run(startDaemon);
      try {
        const line = "list; echo ====; dominfo idle; echo ====; dumpxml idle; destroy idle";
        const { status, stdout, stderr } = await host.shell(`${NODE} /opt/test/as-user.mjs '${line}'`);
        const [json = "", ...said] = stdout.split("\n");
        const { drivers, told } = JSON.parse(json);
        expect(drivers).toEqual(["Proxy"]);
        // What no driver there can do is no more his than root's.
        const refusals = new Set(Object.values(told));
        expect([...refusals].filter((code) => code !== "OPERATION_DENIED" && code !== "NO_SUPPORT")).toEqual(
          [],
        );
        for (const change of ["suspend", "shutdown", "destroy", "setMemory"])
          expect(told[change], change).toBe("OPERATION_DENIED");

        const [list, own, document] = said.join("\n").split("====\n");
        for (const [name, { id }] of before) expect(list).toMatch(new RegExp(`^\\s*${id} +${name} `, "m"));
        expect(own).toMatch(new RegExp(`Id: +${before.get("idle")!.id}\\n`));
        expect(document).toContain("<name>idle</name>");
        expect(document?.trim()).toBe((await host.virsh("dumpxml idle")).trim());
        expect([status, stderr]).toEqual([1, expect.stringContaining("error: ")]);
      } finally {
        await host.run(`kill $(cat ${pid})`);
      }
      const after = await host.rows();
      expect([...after.keys()]).toEqual([...before.keys()]);
      expect(after.get("idle")!.state).not.toContain("p");
    },
    slow,
  );
}
