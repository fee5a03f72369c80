/**
 * What operations take in a warm virsh of ours and in one of libvirt's, in the same dom0. The table is looked at by people and
 * written down in `packages/driver-xl/README.md`; a machine that is busy judges nothing.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  installedPackages,
  textFile,
  XenHost,
  xenHostIsDebian,
  xenHostUnavailable,
} from "@libvirt-ts/testkit";
import { expect, it } from "vitest";

const unavailable = xenHostIsDebian()
  ? xenHostUnavailable()
  : "the rival is in a whole Debian: LIBVIRT_TS_XEN_HOST=bookworm has one";
if (unavailable !== undefined) console.warn(`skipped: what operations take beside libvirt: ${unavailable}`);

const here = dirname(fileURLToPath(import.meta.url));
const report = join(here, "../../.vitest/rival.txt");

/**
 * libvirt with its libxl driver alone. What Xen shows dom0 of an emulated CPU is less than any of libvirt's CPU models
 * wants, without which that driver does not start: the least of them is made to want less.
 */
const startLibvirt = `sed -i -e "/'pse'/d" -e "/'vme'/d" /usr/share/libvirt/cpu_map/x86_486.xml
cd /usr/lib/x86_64-linux-gnu/libvirt/connection-driver
for driver in *.so; do [ $driver = libvirt_driver_libxl.so ] || rm $driver; done
mkdir -p /var/log/libvirt /run/libvirt
libvirtd -d >/tmp/libvirtd.log 2>&1
for n in $(seq 200); do /usr/bin/virsh -c xen:///system version 2>/tmp/why && exit; sleep 0.5; done
cat /tmp/libvirtd.log /tmp/why >&2; exit 1`;

/** Of which the best counts. */
const rounds = Number(process.env.LIBVIRT_TS_ROUNDS ?? 5);

interface Measured {
  readonly best: Readonly<
    Record<string, { readonly ours?: number; readonly theirs?: number; readonly xl?: number }>
  >;
  /** What was refused, and why. */
  readonly failed: Readonly<Record<string, string>>;
}

it.skipIf(unavailable !== undefined)(
  "tells what every operation takes beside libvirt",
  async () => {
    await using host = await XenHost.start();
    await host.put([
      ...installedPackages(["virsh", "core"], "opt/test"),
      textFile("opt/test/measure.mjs", readFileSync(join(here, "rival/measure.mjs"), "utf8")),
    ]);
    await host.run(startLibvirt, { timeoutMs: 600_000 });
    const { best, failed } = JSON.parse(
      await host.run(`node /opt/test/measure.mjs ${rounds}`, { timeoutMs: 3_000_000 }),
    ) as Measured;
    const rows = Object.entries(best).map(([what, { ours, theirs, xl }]) => {
      const ratio = ours === undefined || theirs === undefined ? "" : (ours / theirs).toFixed(2);
      const seconds = [ours, theirs, xl].map((each) => (each?.toFixed(3) ?? "-").padEnd(5));
      return [what.padEnd(20), ...seconds, ratio].join("  ");
    });
    const text = [`Xen ${host.xen}: seconds of ours, of libvirt's, of xl alone, ratio`, ...rows].join("\n");
    mkdirSync(dirname(report), { recursive: true });
    writeFileSync(report, `${text}\n`);
    console.log(text);
    expect(
      Object.keys(failed).filter((name) => name.startsWith("ours")),
      JSON.stringify(failed),
    ).toEqual([]);
    expect(rows.length).toBeGreaterThan(15);
  },
  3_600_000,
);
