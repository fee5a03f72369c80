/** An ordinary user of a real Xen host, whose nodes are root's, and the libvirt-tsd that root runs: xl is the referee. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { HOST_START_LIMIT, xenHostUnavailable } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NODE } from "./node.js";
import { ManagedHost } from "./stack/managed-host.js";

const unavailable = xenHostUnavailable();
if (unavailable !== undefined) console.warn(`skipped: an ordinary user on real Xen: ${unavailable}`);

const report = join(dirname(fileURLToPath(import.meta.url)), "../../.vitest/daemon-transcript.txt");
const slow = 1_200_000;
const log = "/run/libvirt-tsd.log";
const startDaemon = `${NODE} /opt/test/node_modules/@libvirt-ts/daemon/bin/libvirt-tsd.js --uri xen:///system >${log} 2>&1 &
i=0; until grep -q listening ${log}; do i=$((i + 1)); [ $i -lt 200 ] || { cat ${log} >&2; exit 1; }; sleep 1; done`;

describe.skipIf(unavailable !== undefined)("an ordinary user of a real Xen host", () => {
  let host: ManagedHost;

  beforeAll(async () => {
    host = await ManagedHost.start(["../daemon/as-user.mjs"], report, ["virsh", "core", "daemon"]);
    await host.restore();
  }, HOST_START_LIMIT);
  afterAll(async () => host?.[Symbol.asyncDispose]());

  const asUser = (command: string) => `${NODE} /opt/test/as-user.mjs ${command}`;

  it(
    "is told what is in the way while nobody runs a daemon",
    async () => {
      const { status, stderr } = await host.shell(asUser("list"));
      expect(status).not.toBe(0);
      expect(stderr).not.toBe("");
    },
    slow,
  );

  it(
    "sees all domains as root does, through the daemon",
    async () => {
      await host.run(startDaemon);
      const rows = await host.rows();
      const told = await host.run(asUser(`'list; echo ====; dominfo idle; echo ====; dumpxml idle'`));
      const [list, own, document] = told.split("====\n");
      for (const [name, { id }] of rows) expect(list).toMatch(new RegExp(`^\\s*${id} +${name} `, "m"));
      expect(own).toMatch(new RegExp(`Id: +${rows.get("idle")!.id}\\n`));
      expect(document).toContain("<name>idle</name>");
      expect(document?.trim()).toBe((await host.virsh("dumpxml idle")).trim());
    },
    slow,
  );

  it(
    "changes nothing, whatever he tries",
    async () => {
      const before = await host.rows();
      const { drivers, told } = JSON.parse(await host.run(asUser("api")));
      expect(drivers).toEqual(["Proxy"]);
      // What no driver there can do is no more his than root's.
      const refusals = new Set(Object.values(told));
      expect([...refusals].filter((code) => code !== "OPERATION_DENIED" && code !== "NO_SUPPORT")).toEqual(
        [],
      );
      for (const change of ["suspend", "shutdown", "destroy", "setMemory"])
        expect(told[change], change).toBe("OPERATION_DENIED");
      // One command of virsh, which takes a Node of its own: the API has tried them all.
      expect((await host.shell(asUser("destroy idle"))).status).not.toBe(0);
      const after = await host.rows();
      expect([...after.keys()]).toEqual([...before.keys()]);
      expect(after.get("idle")!.state).not.toContain("p");
    },
    slow,
  );
});
