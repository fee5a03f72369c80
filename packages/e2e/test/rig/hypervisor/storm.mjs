// Runs in dom0 with --expose-gc, `storm.mjs CALLS CALLS [measure]`: hypercalls while children are born and the heap is
// compacted, first with the kernel's buffer device, then in locked memory. Prints both as JSON; with `measure` also what calls take.
import { spawn } from "node:child_process";
import { renameSync } from "node:fs";
import { createHypervisorDriver, openPrivcmd } from "@libvirt-ts/driver-hypervisor";

const [withDevice, withoutDevice, measured] = process.argv.slice(2);
const bufferDevice = "/dev/xen/hypercall";

async function storm(calls) {
  let [hypercalls, inXen] = [0, 0];
  const errors = {};
  const privcmd = () => {
    const real = openPrivcmd();
    const timed = (...args) => {
      const start = performance.now();
      const result = real.hypercall(...args);
      inXen += performance.now() - start;
      hypercalls++;
      if (result < 0) errors[-result] = (errors[-result] ?? 0) + 1;
      return result;
    };
    return { ...real, hypercall: timed };
  };
  const driver = createHypervisorDriver({ privcmd });
  const conn = await driver.open({
    uri: "xen",
    readOnly: false,
    peers: { get: () => undefined },
    warn: () => {},
  });
  const refs = (await conn.listAllDomains(0)).map(({ ref }) => ref);

  /** Microseconds a call, the hypercall and our own part. */
  async function measure(count, work) {
    // Under emulation it takes V8 long to make code fast, and the emulator to translate it.
    for (let index = 0; index < count / 2; index++) await work();
    [hypercalls, inXen] = [0, 0];
    const start = performance.now();
    for (let index = 0; index < count; index++) await work();
    const whole = performance.now() - start;
    const round = (ms) => Math.round((ms * 1000) / count);
    return { whole: round(whole), hypercall: round(inXen), ours: round(whole - inXen) };
  }
  const quiet = measured === "measure" && {
    info: await measure(1000, () => conn.domainGetInfo(refs[1])),
    list: await measure(300, () => conn.listAllDomains(0)),
  };

  hypercalls = 0;
  let [alive, born] = [0, 0];
  const garbage = [];
  while (hypercalls < calls) {
    if (alive < 4) {
      alive++;
      born++;
      spawn("/bin/true").once("exit", () => alive--);
    }
    for (let index = 0; index < 120; index++) {
      garbage.push(new Uint8Array(2000));
      await conn.domainGetInfo(refs[index % refs.length]);
      if (index % 10 === 0) await conn.domainGetVcpus(refs[index % refs.length]);
    }
    if (born % 5 === 0) {
      garbage.length = 0;
      globalThis.gc();
    }
    await new Promise(setImmediate);
  }
  await conn.close();
  return { hypercalls, born, errors, quiet };
}

const first = await storm(Number(withDevice));
renameSync(bufferDevice, `${bufferDevice}.hidden`);
console.log(JSON.stringify([first, await storm(Number(withoutDevice))]));
