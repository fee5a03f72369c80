/**
 * The whole of libvirt on today's real Xen host, as far as it goes without a toolstack: xl is out of our sight, and is
 * the referee together with xenstore-ls. The transcript is the suite's report.
 */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { DomainEventType, ErrorNumber } from "@libvirt-ts/driver";
import { HOST_START_LIMIT, isLongRun, xenHostUnavailable } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ManagedHost } from "./stack/managed-host.js";
import { ordinaryUser } from "./stack/ordinary-user.js";

const unavailable = xenHostUnavailable();
if (unavailable !== undefined) console.warn(`skipped: the Xen stack on real Xen: ${unavailable}`);

const report = join(dirname(fileURLToPath(import.meta.url)), "../../.vitest/stack-transcript.txt");
const programs = [
  "api.mjs",
  "as-user.mjs",
  "many.mjs",
  "store-lost.mjs",
  "restless.mjs",
  "destroy.mjs",
  "everything.sh",
];
const slow = 1_200_000;
/** What every run does on a fake host (stack-killed, stack-failures), and takes minutes on this one. */
const itIfLong = it.skipIf(!isLongRun);
if (!isLongRun)
  console.warn(
    "skipped: many guests at once, being killed, a lost store on real Xen: LIBVIRT_TS_LONG=1 runs them",
  );
/** Guests that are destroyed at once. */
const many = 20;
const xl = "/opt/referee/xl";

/** What the host keeps of its guests: whatever happens to us, it is all of a guest or nothing. */
const everything = "sh /opt/test/everything.sh";

const isUp = /^(running|blocked|no state)$/m;

interface Outcome {
  readonly told: "done" | { readonly code: number; readonly message: string };
  readonly seconds: number;
}

interface Seen {
  readonly drivers: readonly [string, string][];
  readonly listed: readonly { readonly name: string; readonly memory: number }[];
  readonly xl: string;
  readonly byId: string;
  readonly unsupported: readonly { readonly message: string }[];
  readonly domain0: readonly unknown[];
  readonly readOnly: readonly unknown[];
  readonly events: readonly unknown[];
}

describe.skipIf(unavailable !== undefined)("the Xen stack without a toolstack, on real Xen", () => {
  let host: ManagedHost;

  beforeAll(async () => {
    host = await ManagedHost.start(programs, report, ["virsh", "core", "daemon"]);
  }, HOST_START_LIMIT);

  afterAll(async () => host?.[Symbol.asyncDispose]());

  beforeEach(async ({ task }) => {
    await host.restore();
    host.chapter(task.name);
  }, slow);

  const stateOf = async (name: string) => (await host.rows()).get(name)?.state;

  it(
    "shows a user with nothing but virsh what xl shows",
    async () => {
      const referee = await host.rows();
      const list = await host.virsh("list");
      for (const [name, { id }] of referee) expect(list).toMatch(new RegExp(`^\\s*${id} ${name} `, "m"));
      expect(list.trim().split("\n")).toHaveLength(referee.size + 2);

      const states = (await host.virsh([...referee.keys()].map((name) => `domstate ${name}`).join("; ")))
        .split("\n")
        .filter((line) => line !== "");
      expect(states).toHaveLength(referee.size);
      for (const [index, { state }] of [...referee.values()].entries()) {
        const word = states[index];
        if (state.includes("c")) expect(word).toBe("crashed");
        else if (state.includes("p")) expect(word).toBe("paused");
        else expect(word).toMatch(isUp);
      }

      const id = referee.get("idle")!.id;
      const told = await host.virsh("dominfo idle");
      expect(told).toMatch(new RegExp(`Id: +${id}\\n`));
      expect(told).toMatch(/OS Type: +linux/);
      expect(told).toMatch(/Used memory: +8192 kB/);
      const uuid = /UUID: +(\S+)/.exec(told)![1]!;
      expect(await host.run(`xenstore-read /local/domain/${id}/vm`)).toBe(`/vm/${uuid}\n`);

      const tty = await host.run(`xenstore-read /local/domain/${id}/console/tty`);
      expect(await host.virsh("ttyconsole idle")).toBe(tty);
      expect(await host.virsh("dumpxml idle")).toContain(`<console tty='${tty.trim()}'/>`);
      const hvm = referee.get("hvm")!.id;
      const port = (await host.run(`xenstore-read /local/domain/${hvm}/console/vnc-port`)).trim();
      expect(await host.virsh("vncdisplay hvm")).toBe(`:${Number(port) - 5900}\n`);
      expect(await host.virshRefuses("vncdisplay idle")).toContain("has no VNC display");
      const serial = await host.run(`xenstore-read /local/domain/${hvm}/serial/0/tty`);
      expect(await host.virsh("ttyconsole hvm")).toBe(serial);
      const described = await host.virsh("dumpxml hvm");
      expect(described).toContain("<type>hvm</type>");
      expect(described).toContain(`<graphics type='vnc' port='${port}'/>`);
      expect(await host.virsh("vcpuinfo spin")).toMatch(/VCPU: +1\n/);

      const machine = await host.run(`${xl} info`);
      const cpus = /nr_cpus +: (\d+)/.exec(machine)![1];
      const extra = /xen_extra +: \.(\d+)/.exec(machine)![1];
      expect(await host.virsh("version")).toContain(`Xen ${host.xen}.${extra}`);
      const node = await host.virsh("nodeinfo");
      expect(node).toMatch(new RegExp(`CPU\\(s\\): +${cpus}\\n`));
      expect(node).toMatch(/CPU model: +x86_64/);
      const capabilities = await host.virsh("capabilities");
      expect(capabilities).toContain(`<cpus num='${cpus}'>`);
      const kinds = /xen_caps +: (.*)/.exec(machine)![1]!;
      expect(capabilities.includes("<os_type>hvm</os_type>")).toBe(kinds.includes("hvm-3.0"));
    },
    slow,
  );

  it(
    "answers a program as xl does, refuses what nobody here can do, and tells events",
    async () => {
      const seen = (await host.program("api.mjs")) as Seen;
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
        const ours = seen.listed.find((each) => each.name === name)!;
        expect(ours).toMatchObject({ id: Number(id), uuid });
        expect(Math.floor(ours.memory / 1024)).toBe(Number(memory));
      }
      expect(seen.byId).toBe("idle");
      for (const each of seen.unsupported) {
        expect(each).toMatchObject({ code: ErrorNumber.NO_SUPPORT });
        expect(each.message).toMatch(/not implemented by Xen, XenStore, XenXM; no .*; no .*xl/);
      }
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
      await host.virsh("suspend idle");
      expect(await stateOf("idle")).toContain("p");
      await host.virsh("resume idle");
      expect(await stateOf("idle")).not.toContain("p");

      await host.virsh("vcpupin spin 0 1");
      expect(await host.run(`${xl} vcpu-list spin`)).toMatch(/^spin +\d+ +0 .* 1 \/ all/m);
      const { id } = await host.row("spin");
      await host.virsh("setmem spin 8192");
      expect(await host.run(`xenstore-read /local/domain/${id}/memory/target`)).toBe("8192\n");
      await host.virsh("setvcpus spin 1");
      expect(await host.run(`xenstore-read /local/domain/${id}/cpu/1/availability`)).toBe("offline\n");
      await host.virsh("setmaxmem spin 20480");
      expect(await host.run(`xenstore-read /local/domain/${id}/memory/static-max`)).toBe("20480\n");

      const paused = await host.row("paused");
      await host.virsh("destroy paused");
      expect((await host.rows()).has("paused")).toBe(false);
      expect(await host.run("xenstore-ls -f")).not.toMatch(
        new RegExp(`^/(local/domain|libxl)/${paused.id}\\b`, "m"),
      );

      await host.virsh("destroy crash");
      expect(await host.virshRefuses("dominfo crash")).toContain("crash");
      const model = await host.virshRefuses("destroy hvm");
      const pid = /process (\d+), still runs/.exec(model)![1];
      await host.run(`grep -q xen /proc/${pid}/cmdline && kill ${pid}`);
      await host.until("Xen has forgotten the guest of the dead device model", `! ${xl} list | grep -q null`);
    },
    slow,
  );

  it(
    "tells of a guest's disk and card, and leaves nothing of either when it is destroyed",
    async () => {
      const before = await host.run(everything);
      await host.run("truncate -s 1M /root/disk.img");
      // Without its monitor, which would tidy up itself.
      const disk = `'disk=["format=raw,vdev=xvda,access=rw,target=/root/disk.img"]'`;
      const card = `'vif=["mac=00:16:3e:00:00:05,bridge=xenbr0"]'`;
      await host.run(`${xl} create -q -e /guests/idle.cfg 'name="equipped"' ${disk} ${card}`);
      expect(await host.run("losetup -a")).toContain("/root/disk.img");
      expect(await host.virsh("domblklist equipped")).toMatch(/xvda +\/root\/disk\.img/);
      expect(await host.virsh("domiflist equipped")).toMatch(/xenbr0 .*00:16:3e:00:00:05/);
      await host.virsh("destroy equipped");
      await host.until("the loop device is detached", '[ -z "$(losetup -a)" ]');
      await host.until("the card is off the bridge", '[ -z "$(ls /sys/class/net/xenbr0/brif)" ]');
      await host.until("Xen has forgotten the guest", `! ${xl} list | grep -q -e equipped -e null`);
      expect(await host.run(everything)).toBe(before);
    },
    slow,
  );

  it(
    "asks guests to go down or come back, and tells events of what they do",
    async () => {
      await host.run("virsh event --all --loop >/tmp/events 2>&1 & echo $! >/tmp/events.pid");
      // Until it is connected, guests would only take dom0's one CPU from it; then, who listens is known by what it hears.
      await host.until(
        "events' virsh is connected",
        "ls -l /proc/$(cat /tmp/events.pid)/fd | grep -q socket:",
      );
      await host.until(
        "events are heard",
        `{ ${xl} create -q /guests/idle.cfg 'name="herald"' && ${xl} destroy herald && grep -q herald /tmp/events; }`,
      );
      const { id } = await host.row("idle");
      await host.virsh("reboot idle");
      await host.until(
        "xl has started idle again",
        `[ "$(${xl} domid idle 2>/dev/null || echo 0)" -gt ${id} ]`,
      );
      const again = (await host.row("idle")).id;
      expect(await host.virsh("domid idle")).toBe(`${again}\n`);

      await host.virsh("shutdown idle");
      await host.until("idle is gone", `! ${xl} domid idle 2>/dev/null`);
      expect(await host.virshRefuses("domstate idle")).toContain("no such domain");

      await host.virsh("shutdown deaf");
      expect(await host.virsh("domstate deaf")).toMatch(isUp);
      expect((await host.row("deaf")).state).not.toContain("s");
      await host.virsh("destroy deaf");
      expect((await host.rows()).has("deaf")).toBe(false);

      await host.until("the end of deaf is heard of", "grep -q deaf /tmp/events");
      const heard = (await host.run("kill $(cat /tmp/events.pid); cat /tmp/events")).split("\n");
      const of = (name: string) => heard.filter((line) => line.includes(name)).join("\n");
      expect(of("idle")).toMatch(/Stopped\n.*Started\n.*reboot.*\n.*Stopped/);
      expect(of("deaf")).toMatch(/Stopped/);
    },
    slow,
  );

  ordinaryUser(() => host);

  it(
    "tells the whole story on a host without hypercalls, with another xl, or with a name taken twice",
    async () => {
      const before = await host.run(everything);
      try {
        await host.run("mv /dev/xen/privcmd /dev/xen/hidden && mount -o bind /dev/null /proc/xen/privcmd");
        const { out, complaint } = await host.ask("connect; list; destroy idle; version");
        expect(out).toMatch(/^ +\d+ idle +no state$/m);
        expect(complaint).toMatch(/virDomainDestroy: not implemented by XenStore, XenXM; Xen: .*ENOTTY/);
        expect(complaint).toMatch(/virConnectGetVersion: not implemented by XenStore, XenXM; Xen: .*ENOTTY/);
      } finally {
        await host.run("umount /proc/xen/privcmd; mv /dev/xen/hidden /dev/xen/privcmd");
      }
      try {
        for (const [stranger, words] of [
          ["echo xl: another xl >&2; exit 3", "xl ended with status 3: xl: another xl"],
          ["echo another xl", "expected a JSON list, but it is no JSON"],
        ] as const) {
          await host.run(`printf '#!/bin/sh\\n%s\\n' "${stranger}" >/usr/bin/xl; chmod 755 /usr/bin/xl`);
          const { out, complaint } = await host.ask(
            "connect; dumpxml idle; dumpxml 0; setmaxmem idle 13312; domstate idle",
          );
          // A guest is described from libxl's own file of it, the first domain by xl alone.
          expect(out).toContain("<name>idle</name>");
          expect(complaint.match(/^libvir: /gm)).toHaveLength(2);
          expect(complaint).toContain(words);
          expect(out).toMatch(isUp);
        }
      } finally {
        await host.run("rm -f /usr/bin/xl");
        await host.virsh("connect");
      }
      expect(await host.run(everything)).toBe(before);

      const twins = [await host.row("idle"), await host.row("deaf")]
        .map(({ id }) => id)
        .sort((a, b) => a - b);
      await host.run(`for id in ${twins.join(" ")}; do xenstore-write /local/domain/$id/name twin; done`);
      const refusal = await host.virshRefuses("destroy twin");
      expect(refusal).toContain(
        `'twin': the domains with the ids ${twins.join(", ")} have it; name one by its id`,
      );
      expect(await host.virsh(`domname ${twins[1]}`)).toBe("twin\n");
    },
    slow,
  );

  itIfLong(
    "destroys many guests at once, and neither Xen nor store nor libxl's files know them any more",
    async () => {
      const before = await host.run(everything);
      await host.run(
        `for n in $(seq ${many}); do ${xl} create -q /guests/idle.cfg "name=\\"many-$n\\"" || exit 1; done`,
      );
      const { names, failures } = (await host.program("many.mjs")) as { names: string[]; failures: string[] };
      expect(names).toHaveLength(many);
      expect(failures).toEqual([]);
      await host.until("Xen has forgotten them", `! ${xl} list | grep -q -e many -e null`);
      expect(await host.run(everything)).toBe(before);
    },
    slow,
  );

  itIfLong(
    "is killed while it changes a guest, and nothing is half done",
    async () => {
      const before = await host.run(everything);
      for (const seconds of ["0", "0.1"]) {
        await host.run(
          `node /opt/test/restless.mjs >/tmp/said & pid=$!
until grep -q ready /tmp/said; do kill -0 $pid || exit 1; sleep 0.02; done
sleep ${seconds}; kill -9 $pid; wait $pid; true`,
        );
        expect(await host.run(everything)).toBe(before);
        const { id } = await host.row("spin");
        expect(await host.run(`xenstore-read /local/domain/${id}/memory/target`)).toMatch(/^(8192|16384)\n$/);
        expect(await host.run(`xenstore-read /local/domain/${id}/cpu/1/availability`)).toMatch(
          /^(on|off)line\n$/,
        );
      }
    },
    slow,
  );

  itIfLong(
    "is killed while it destroys a guest, and the next connection finds all of it or leaves nothing",
    async () => {
      const without = await host.run(everything);
      // The note is written before the hypercall; the hypervisor speaks between it and the removal of the nodes.
      for (const sign of ["/tool/libvirt-ts/destroy", "@releaseDomain"]) {
        await host.run(`${xl} create -q /guests/idle.cfg 'name="victim"'`);
        const whole = await host.run(everything);
        await host.run(
          `timeout 60 xenstore-watch -n 2 ${sign} >/dev/null & watch=$!
node /opt/test/destroy.mjs & pid=$!
wait $watch; kill -9 $pid; wait $pid; ${xl} list | grep -e victim -e null; xenstore-ls /tool/libvirt-ts; true`,
        );
        await host.ask("connect; list");
        await host.until("Xen has forgotten whom it frees", `! ${xl} list | grep -q null`);
        expect([without, whole]).toContain(await host.run(everything));
        await host.shell(`${xl} destroy victim`);
      }
    },
    slow,
  );

  itIfLong(
    "says in time that the store is lost, and never that there is no domain",
    async () => {
      const seen = (await host.program("store-lost.mjs")) as Record<string, Outcome>;
      for (const name of ["byName", "setMemory", "shutdown"]) {
        const { told, seconds } = seen[name]!;
        const { code } = told === "done" ? { code: 0 } : told;
        expect(code, name).toBe(ErrorNumber.NO_XENSTORE);
        expect(seconds, name).toBeLessThan(15);
      }
      // Guests have ids and uuids all the same, as on a connection that is opened now.
      for (const name of ["byUuid", "list", "info", "suspend", "resume"]) {
        expect(seen[name]!.told, name).toBe("done");
        expect(seen[name]!.seconds, name).toBeLessThan(15);
      }
      const told = await host.shell("virsh dominfo idle");
      expect(told.status).toBe(1);
      // The folder of files says of itself that it has no such domain; the answer as a whole must not.
      expect(told.stderr).toContain("XenStore takes no part in the connection");
      expect(told.stderr).not.toMatch(/error [^:]*: domain not found/);
    },
    slow,
  );
});
