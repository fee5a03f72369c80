// Runs in dom0: orders through our driver, each followed by what xl sees of it, as one JSON document.
import { execFileSync } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { hypervisorDriver } from "@libvirt-ts/driver-hypervisor";

const conn = await hypervisorDriver.open({
  uri: "xen:///",
  readOnly: false,
  peers: { get: () => undefined },
  warn: () => {},
});
const xl = (...args) => execFileSync("xl", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
const ids = new Map(
  xl("list")
    .split("\n")
    .map((line) => [line.split(/\s+/)[0], Number(line.split(/\s+/)[1])]),
);
const refOf = (name) => conn.domainLookupByID(ids.get(name));
const stateOf = (name) => xl("list", name).trim().split("\n").at(-1).split(/\s+/).at(-2);
const attempt = (promise) =>
  promise.then(
    () => "done",
    ({ code, message }) => ({ code, message }),
  );

const steps = {};
const idle = await refOf("idle");
const spin = await refOf("spin");

await conn.domainSuspend(idle);
steps.suspended = { xl: stateOf("idle"), ours: (await conn.domainGetInfo(idle)).state };
await conn.domainSuspend(idle);
await conn.domainResume(idle);
steps.resumed = { xl: stateOf("idle"), ours: (await conn.domainGetInfo(idle)).state };

xl("pause", "idle");
await conn.domainSuspend(idle);
xl("pause", "idle");
steps.twicePaused = await attempt(conn.domainResume(idle));
steps.thenResumed = await attempt(conn.domainResume(idle));
steps.unpaused = stateOf("idle");

await conn.domainPinVcpu(spin, 0, Uint8Array.of(0b01), 0);
steps.pinned = { xl: xl("vcpu-list", "spin"), ours: [...(await conn.domainGetVcpus(spin))[0].cpumap] };
await conn.domainPinVcpu(spin, 0, Uint8Array.of(0b11), 0);
steps.unpinned = { xl: xl("vcpu-list", "spin"), ours: [...(await conn.domainGetVcpus(spin))[0].cpumap] };
steps.pinBeyond = await attempt(conn.domainPinVcpu(spin, 0, Uint8Array.of(0b100), 0));
steps.pinNoVcpu = await attempt(conn.domainPinVcpu(spin, 2, Uint8Array.of(0b1), 0));

await conn.domainSetMaxMemory(spin, 20_480);
xl("debug-keys", "q");
const dump = xl("dmesg").split(/General information for domain /);
steps.maxMemory = {
  xl: dump.findLast((text) => text.startsWith(`${spin.id}:`))?.match(/max_pages=(\d+)/)?.[1],
  ours: await conn.domainGetMaxMemory(spin),
};

const dom0 = await conn.domainLookupByID(0);
steps.dom0 = [await attempt(conn.domainSuspend(dom0)), await attempt(conn.domainDestroy(dom0, 0))];
const crash = await refOf("crash");
steps.crashed = [await attempt(conn.domainSuspend(crash)), await attempt(conn.domainResume(crash))];

steps.destroyed = {};
const gone = async (id) => {
  // While others still hold pages of it (the console daemon, for instance) Xen lists a zombie.
  for (let tries = 0; tries < 400; tries++) {
    if (!(await conn.listDomains()).includes(id)) return true;
    await delay(25);
  }
  return false;
};
for (const name of ["idle", "crash", "pvh"]) {
  const ref = await refOf(name);
  const after = await conn.domainDestroy(ref, 0);
  steps.destroyed[name] = {
    after,
    gone: await gone(ref.id),
    again: await attempt(conn.domainDestroy(ref, 0)),
    info: await attempt(conn.domainGetInfo(ref)),
  };
}

// A device model keeps its guest's memory mapped: the hypercall alone leaves a zombie, until somebody ends that too.
const hvm = await refOf("hvm");
await conn.domainDestroy(hvm, 0);
steps.zombie = {
  ours: (await conn.domainGetInfo(hvm)).state,
  xl: stateOf("hvm"),
  live: (await conn.peers.liveDomains.liveIds()).has(hvm.id),
  suspend: await attempt(conn.domainSuspend(hvm)),
};
const pidNode = `/local/domain/${hvm.id}/image/device-model-pid`;
process.kill(Number(execFileSync("xenstore-read", [pidNode], { encoding: "utf8" })));
steps.buried = await gone(hvm.id);
steps.left = xl("list");
await conn.close();
console.log(JSON.stringify(steps));
