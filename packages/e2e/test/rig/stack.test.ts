/**
 * The whole of libvirt on today's real Xen host, as far as it goes without a toolstack: xl is out of our sight, and is
 * the referee together with xenstore-ls. The transcript is the suite's report.
 */
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { DomainEventType, ErrorNumber } from "@libvirt-ts/driver";
import {
  type CommandResult,
  installedPackages,
  textFile,
  XenHost,
  xenHostUnavailable,
} from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const unavailable = xenHostUnavailable();
if (unavailable !== undefined) console.warn(`skipped: the Xen stack on real Xen: ${unavailable}`);

const here = dirname(fileURLToPath(import.meta.url));
const report = join(here, "../../.vitest/stack-transcript.txt");
const programs = ["api.mjs", "many.mjs", "store-lost.mjs", "restless.mjs"];
const slow = 240_000;

const prepare = `mkdir -p /opt/referee && mv /usr/lib/xen-4.17/bin/xl /opt/referee/xl
printf '#!/bin/sh\\nexec node /opt/test/node_modules/@libvirt-ts/virsh/bin/virsh.js "$@"\\n' >/usr/bin/virsh
chmod 755 /usr/bin/virsh
cd /guests
for guest in idle spin crash pvh hvm; do /opt/referee/xl create -q $guest.cfg || exit 1; done
/opt/referee/xl create -q -p idle.cfg 'name="paused"'
# Whoever never sleeps gets a twentieth of a CPU, and leaves the rest to the emulated host.
for guest in spin pvh hvm; do /opt/referee/xl sched-credit2 -d $guest -c 5; done
tries=0; until [ "$(/opt/referee/xl list crash | awk 'END { print $5 }')" = ---sc- ]; do
  tries=$((tries + 1)); [ $tries -gt 100 ] && exit 1; sleep 0.1
done`;

/** What the host keeps of its guests: a crash of ours must not change any of it. */
const known =
  "/opt/referee/xl list | awk '{ print $1, $2 }'; xenstore-list /local/domain; xenstore-list /libxl";
const everything = `${known}
ls /var/lib/xen /var/lock /run/lock /run/libvirt-ts 2>/dev/null; true`;

interface Outcome {
  readonly told: "done" | { readonly code: number; readonly message: string };
  readonly seconds: number;
}

describe.skipIf(unavailable !== undefined)("the Xen stack without a toolstack, on real Xen", () => {
  let host: XenHost;

  beforeAll(async () => {
    mkdirSync(dirname(report), { recursive: true });
    writeFileSync(report, "");
    host = await XenHost.start();
    await host.put([
      ...installedPackages(["virsh", "core"], "opt/test"),
      ...programs.map((name) =>
        textFile(`opt/test/${name}`, readFileSync(join(here, "stack", name), "utf8")),
      ),
    ]);
    await host.run(prepare, { timeoutMs: 200_000 });
  }, 600_000);

  afterAll(async () => host?.[Symbol.asyncDispose]());

  /** Runs a command in dom0, for the transcript too. */
  async function shell(command: string): Promise<CommandResult> {
    const began = performance.now();
    const result = await host.exec(command, { timeoutMs: slow });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    appendFileSync(report, `# ${command}    [status ${result.status}, ${seconds} s]\n`);
    appendFileSync(report, `${result.stdout}${result.stderr}\n`);
    return result;
  }

  /** Runs a command that must succeed. */
  async function run(command: string): Promise<string> {
    const { status, stdout, stderr } = await shell(command);
    expect(status, `${command}\n${stdout}${stderr}`).toBe(0);
    return stdout;
  }

  /** Runs a command that must fail; what it complained of. */
  async function refused(command: string): Promise<string> {
    const { status, stdout, stderr } = await shell(command);
    expect(status, `${command}\n${stdout}${stderr}`).toBe(1);
    return stderr;
  }

  /** The referee's rows: name, id, memory in MiB, vcpus, state. */
  async function rows(): Promise<Map<string, { id: number; memory: number; vcpus: number; state: string }>> {
    const lines = (await run("/opt/referee/xl list")).trimEnd().split("\n").slice(1);
    return new Map(
      lines.map((line) => {
        const [name = "", id, memory, vcpus, state = ""] = line.split(/\s+/);
        return [name, { id: Number(id), memory: Number(memory), vcpus: Number(vcpus), state }];
      }),
    );
  }

  const stateOf = async (name: string) => (await rows()).get(name)?.state;
  const until = (test: string) =>
    run(`n=0; until ${test}; do n=$((n + 1)); [ $n -gt 300 ] && exit 1; sleep 0.1; done`);
  const program = async (name: string) => JSON.parse(await run(`node /opt/test/${name}`));

  it(
    "shows a user with nothing but virsh what xl shows",
    async () => {
      const referee = await rows();
      const list = await run("virsh list");
      for (const [name, { id }] of referee) expect(list).toMatch(new RegExp(`^\\s*${id} ${name} `, "m"));
      expect(list).toMatch(/crash +crashed/);
      expect(list).toMatch(/paused +paused/);
      expect(list.trim().split("\n")).toHaveLength(referee.size + 2);

      const id = referee.get("idle")!.id;
      const told = await run(
        "virsh 'dominfo idle; ttyconsole idle; dumpxml idle; dumpxml hvm; vcpuinfo spin'",
      );
      expect(told).toMatch(new RegExp(`Id: +${id}\\n`));
      expect(told).toMatch(/OS Type: +linux/);
      expect(told).toMatch(/Used memory: +8192 kB/);
      const uuid = /UUID: +(\S+)/.exec(told)![1]!;
      expect(await run(`xenstore-read /local/domain/${id}/vm`)).toBe(`/vm/${uuid}\n`);
      const tty = (await run(`xenstore-read /local/domain/${id}/console/tty`)).trim();
      expect(told).toMatch(new RegExp(`^${tty}$`, "m"));
      expect(told).toContain(`<console tty='${tty}'/>`);
      expect(told).toContain("<type>hvm</type>");
      expect(told).toMatch(/VCPU: +1\n/);

      const machine = await run("/opt/referee/xl info");
      const extra = /xen_extra +: \.(\d+)/.exec(machine)![1];
      const node = await run("virsh 'version; nodeinfo'");
      expect(node).toContain(`Xen 4.17.${extra}`);
      expect(node).toMatch(new RegExp(`CPU\\(s\\): +${/nr_cpus +: (\d+)/.exec(machine)![1]}\\n`));
      expect(node).toMatch(/CPU model: +x86_64/);
    },
    slow,
  );

  it(
    "answers a program as xl does, refuses what nobody here can do, and tells events",
    async () => {
      const seen = await program("api.mjs");
      expect(Object.fromEntries(seen.drivers)).toEqual({
        Xen: "open",
        XenDaemon: "absent",
        XenLight: "absent",
        XenStore: "open",
        XenXM: "open",
      });
      const listed = seen.xl.trimEnd().split("\n").slice(1);
      expect(seen.listed).toHaveLength(listed.length);
      for (const line of listed) {
        const [name, id, memory, , , , uuid] = line.split(/\s+/);
        const ours = seen.listed.find((each: { name: string }) => each.name === name);
        expect(ours).toMatchObject({ id: Number(id), uuid });
        expect(Math.floor(ours.memory / 1024)).toBe(Number(memory));
      }
      expect(seen.byId).toBe("idle");
      for (const each of seen.unsupported) expect(each).toMatchObject({ code: ErrorNumber.NO_SUPPORT });
      for (const each of seen.domain0) expect(each).toMatchObject({ code: ErrorNumber.OPERATION_INVALID });
      expect(seen.readOnly).toEqual([expect.objectContaining({ code: ErrorNumber.OPERATION_DENIED }), true]);
      expect(seen.events).toEqual([
        { event: "lifecycle", type: DomainEventType.STARTED, name: "passing" },
        { event: "lifecycle", type: DomainEventType.STOPPED, name: "passing" },
      ]);
    },
    slow,
  );

  it(
    "changes guests, and xl and the store agree at every step",
    async () => {
      await run("virsh suspend idle");
      expect(await stateOf("idle")).toContain("p");
      await run("virsh resume idle");
      expect(await stateOf("idle")).not.toContain("p");

      await run("virsh 'vcpupin spin 0 1; setmem spin 8192; setvcpus spin 1; setmaxmem spin 20480'");
      const { id } = (await rows()).get("spin")!;
      expect(await run("/opt/referee/xl vcpu-list spin")).toMatch(/^spin +\d+ +0 .* 1 \/ all/m);
      expect(await run(`xenstore-read /local/domain/${id}/memory/target`)).toBe("8192\n");
      expect(await run(`xenstore-read /local/domain/${id}/cpu/1/availability`)).toBe("offline\n");

      const before = (await rows()).get("paused")!.id;
      await run("virsh destroy paused");
      expect((await rows()).has("paused")).toBe(false);
      expect(await run("xenstore-ls -f")).not.toMatch(new RegExp(`^/(local/domain|libxl)/${before}\\b`, "m"));

      const idle = (await rows()).get("idle")!.id;
      await run("virsh reboot idle");
      await until(`/opt/referee/xl list idle 2>/dev/null | awk 'END { exit !($2 > ${idle}) }'`);
      expect(await run("virsh domid idle")).toContain(`${(await rows()).get("idle")!.id}`);

      await run("virsh destroy crash");
      expect(await refused("virsh dominfo crash")).toContain("crash");
      const model = await refused("virsh destroy hvm");
      const pid = /process (\d+), still runs/.exec(model)![1];
      await run(`grep -q xen /proc/${pid}/cmdline && kill ${pid}`);
      await until("! /opt/referee/xl list | grep -q null");
    },
    slow,
  );

  it(
    "refuses an ordinary user, with each node and its mode",
    async () => {
      for (const command of ["virsh list", "virsh -r list"]) {
        const told = await refused(`su user -c '${command}'`);
        expect(told).toContain("/dev/xen/privcmd (mode 0600, owner 0): EACCES");
        expect(told).toContain("/run/xenstored/socket (EACCES: mode 0600, owner 0)");
        expect(told).toContain("could not connect to a hypervisor");
      }
    },
    slow,
  );

  it(
    "destroys twenty guests at once, and neither Xen nor the store know them any more",
    async () => {
      // libxl keeps a file of its own for each guest in /var/lib/xen, which only libxl may judge.
      const before = await run(known);
      await run(
        `for n in $(seq 20); do /opt/referee/xl create -q /guests/idle.cfg "name=\\"many-$n\\"" || exit 1; done`,
      );
      const { names, failures } = await program("many.mjs");
      expect(names).toHaveLength(20);
      expect(failures).toEqual([]);
      await until("! /opt/referee/xl list | grep -q -e many -e null");
      expect(await run(known)).toBe(before);
    },
    slow,
  );

  it(
    "is killed in mid-operation, and nothing is half done",
    async () => {
      const before = await run(everything);
      for (const seconds of ["0", "0.05", "0.13"]) {
        await run(
          `rm -f /tmp/said; node /opt/test/restless.mjs >/tmp/said & pid=$!
           until grep -q ready /tmp/said; do kill -0 $pid || exit 1; sleep 0.02; done
           sleep ${seconds}; kill -9 $pid; wait $pid; true`,
        );
        expect(await run(everything)).toBe(before);
        const { id } = (await rows()).get("spin")!;
        expect(await run(`xenstore-read /local/domain/${id}/memory/target`)).toMatch(/^(8192|16384)\n$/);
        expect(await run(`xenstore-read /local/domain/${id}/cpu/1/availability`)).toMatch(/^(on|off)line\n$/);
      }
      expect(await run("virsh setvcpus spin 2; virsh domstate spin")).not.toBe("");
    },
    slow,
  );

  it(
    "says in time that the store is lost, and never that there is no domain",
    async () => {
      const seen = (await program("store-lost.mjs")) as Record<string, Outcome>;
      for (const name of ["byName", "byUuid", "list", "setMemory", "shutdown"]) {
        const { told, seconds } = seen[name]!;
        const { code } = told === "done" ? { code: 0 } : told;
        expect(code, name).toBe(ErrorNumber.NO_XENSTORE);
        expect(seconds, name).toBeLessThan(15);
      }
      for (const name of ["info", "suspend", "resume"]) expect(seen[name]!.told, name).toBe("done");
      const told = await shell("virsh dominfo idle");
      expect(told.status).toBe(1);
      // The folder of files says of itself that it has no such domain; the answer as a whole must not.
      expect(told.stderr).toContain("XenStore takes no part in the connection");
      expect(told.stderr).not.toMatch(/error [^:]*: domain not found/);
    },
    slow,
  );
});
