/** The driver on the fake through the addon's pool, for as long as LIBVIRT_TS_LONG=1 asks. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type DriverConnection, noPeers } from "@libvirt-ts/driver";
import { FakeHypervisor, isLongRun, uuidOfId, xenFacts } from "@libvirt-ts/testkit";
import { expect, it } from "vitest";
import { createHypervisorDriver } from "../src/driver.js";
import { type Addon, openPrivcmd } from "../src/privcmd.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const compiler = spawnSync(process.env.CXX ?? "c++", ["--version"]).error === undefined;
if (!compiler) console.warn("skipped: the soak through the addon's pool, for want of a C++ compiler");
const calls = isLongRun ? 1_000_000 : 20_000;
/** Bytes by which the second half may exceed the second quarter: once warm, a leak of eight bytes a call shows. */
const allowedGrowth = 4 << 20;

/** Bytes of the process once its garbage is gone. */
function settledMemory(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().rss;
}

/** As cheap as can be: a million of vitest's own checks would be what grows. */
function check(good: boolean): void {
  if (!good) throw new Error("a byte was lost");
}

it.skipIf(!compiler)(
  `${calls} hypercalls through the pool, no byte lost${isLongRun ? ", no growth" : ""}`,
  async () => {
    execFileSync(process.execPath, ["scripts/build-addon.mjs", "--test"], { cwd: root });
    const directory = mkdtempSync(join(tmpdir(), "privcmd-soak-"));
    const device = join(directory, "device");
    writeFileSync(device, "");
    const domains = Array.from({ length: 40 }, (_, index) => ({ id: index + 1, vcpus: 1 + (index % 3) }));
    const fake = new FakeHypervisor({ facts: xenFacts("4.17.0"), domains });
    fake.frozen = true;
    const addon = createRequire(import.meta.url)(
      join(root, "build/test/privcmd-test.node"),
    ) as Required<Addon>;
    let made = 0;
    const paths = { devices: [device], bufferDevice: "/2", capabilities: "/nowhere" };
    const privcmd = () =>
      openPrivcmd(paths, () => ({
        ...addon,
        open(path, bufferDevice) {
          const handle = addon.open(path, bufferDevice) as object;
          addon.replaceIoctl(handle, (...call) => {
            made++;
            return fake.hypercall(...call);
          });
          return handle;
        },
      }));
    const driver = createHypervisorDriver({ privcmd, arch: "x86_64" });
    const conn = (await driver.open({
      uri: "xen",
      readOnly: false,
      peers: noPeers,
      warn: () => {},
    })) as Required<DriverConnection>;
    const samples: number[] = [];
    try {
      for (let index = 0; made < calls; index++) {
        const id = 1 + (index % 40);
        const ref = { id, uuid: uuidOfId(id) };
        check((await conn.domainGetInfo(ref)).memory === 32_768);
        if (index % 50 === 0) check((await conn.listAllDomains(0)).length === 41);
        if (index % 30 !== 0) continue;
        await conn.domainPinVcpu(ref, 0, Uint8Array.of(0b11), 0);
        check((await conn.domainGetVcpus(ref))[0]?.cpumap[0] === 0b11);
        if (isLongRun && index % 30_000 === 0) samples.push(settledMemory());
      }
    } finally {
      await conn.close();
      rmSync(directory, { recursive: true, force: true });
    }
    if (isLongRun) {
      const half = samples.length >> 1;
      const growth = Math.min(...samples.slice(half)) - Math.min(...samples.slice(half >> 1, half));
      console.info(`${made} hypercalls, growth ${(growth / 2 ** 20).toFixed(1)} MiB`);
      expect(growth).toBeLessThan(allowedGrowth);
    }
  },
  isLongRun ? 900_000 : 60_000,
);
