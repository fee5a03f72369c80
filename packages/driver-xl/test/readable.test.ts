/** Whatever libxl recorded of a guest, what the driver describes it as is read by our own reader. */
import { type DriverConnection, ErrorNumber, LibvirtError, noPeers } from "@libvirt-ts/driver";
import { isLongRun } from "@libvirt-ts/testkit";
import { parseDomain } from "@libvirt-ts/xml/domain";
import fc from "fast-check";
import { expect, test } from "vitest";
import { describeOperation } from "../src/ops/describe.js";
import type { XlHost } from "../src/xl-host.js";
import { parseList } from "../src/xl-json.js";
import { uuidOf } from "./host.js";

const id = 7;

/** A value of the wrong kind or none, where one of the usual ones is expected. */
const odd = fc.oneof(
  fc.constantFrom("", "0", "<evil/>", "é".repeat(130), "a\u0001b", "]]>", null, true, -1, 1.5, 1e300),
  fc.string({ maxLength: 12, unit: "binary" }),
  fc.nat({ max: 9 }),
  fc.constantFrom([], {}, [[]], [null]),
);
const one = <T>(...usual: T[]) => fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...usual) }, odd);
const some = (values: Record<string, fc.Arbitrary<unknown>>) => fc.record(values, { requiredKeys: [] });
const several = (item: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 4, arbitrary: fc.array(item, { maxLength: 3 }) }, odd);

const vnc = some({
  enable: one("True", "False"),
  listen: one("127.0.0.1"),
  display: one(3),
  findunused: one("True"),
});
const screen = some({ vnc: fc.oneof(vnc, odd), sdl: some({ enable: one("True") }), keymap: one("de") });
const machine = some({
  boot: one("cdn"),
  vga: some({ kind: one("std", "cirrus", "qxl", "none") }),
  serial: one("pty", "file:/var/log/a"),
  serial_list: several(one("pty", "tcp:localhost:99", "null")),
  usbdevice: one("tablet"),
  soundhw: one("hda,ac97"),
  bios: one("seabios", "ovmf"),
  firmware: one("/boot/loader"),
  acpi: one("True", "False"),
  vnc: fc.oneof(vnc, odd),
  keymap: one("de"),
});
const build = some({
  max_memkb: one(131_072, 0),
  target_memkb: one(65_536, 262_144),
  max_vcpus: one(2, 4),
  avail_vcpus: several(fc.nat({ max: 3 })),
  vcpu_hard_affinity: several(several(fc.nat({ max: 9 }))),
  kernel: one("/boot/vmlinuz"),
  ramdisk: one("/boot/initrd"),
  cmdline: one("quiet"),
  bootloader: one("pygrub"),
  localtime: one("True"),
  video_memkb: one(16_384),
  device_model: one("/usr/libexec/qemu"),
  system_firmware: one("/ovmf"),
  "type.hvm": fc.oneof({ weight: 4, arbitrary: machine }, odd),
});
const disk = some({
  pdev_path: one("/srv/a.img", "/dev/vg/a"),
  vdev: one("xvda", "hdc"),
  format: one("raw", "qcow2", "empty"),
  backend: one("phy", "qdisk", "standalone"),
  script: one("block-iscsi"),
  readwrite: one(1, 0),
  is_cdrom: one(1, 0),
  backend_domname: one("stor"),
  backend_domid: one(3),
});
const card = some({
  mac: one("00:16:3e:00:00:01"),
  bridge: one("xenbr0"),
  gatewaydev: one("eth0"),
  script: one("vif-bridge", "vif-route"),
  ip: one("10.0.0.1", "10.0.0.1 fd00::1"),
  ifname: one("web"),
  model: one("e1000"),
  nictype: one("vif", "vif_ioemu"),
  rate_bytes_per_interval: one(62_500),
  rate_interval_usecs: one(50_000),
  backend_domname: one("wall"),
});
const host = some({ func: one(1), dev: one(2, 40), bus: one(4), domain: one(0) });
const entry = fc.record({
  domid: fc.constant(id),
  config: some({
    c_info: fc.record({
      type: one("pv", "hvm", "pvh"),
      name: one("web"),
      uuid: fc.constant(uuidOf(1)),
    }),
    b_info: fc.oneof({ weight: 6, arbitrary: build }, odd),
    disks: several(disk),
    nics: several(card),
    vfbs: several(screen),
    pcidevs: several(host),
    on_poweroff: one("destroy", "restart_rename"),
    on_reboot: one("restart", "coredump_destroy"),
    on_crash: one("preserve", "soft_reset"),
  }),
});

test("whatever libxl recorded, the description is read by our own reader, or the error says what no document can hold", async () => {
  let read = 0;
  await fc.assert(
    fc.asyncProperty(entry, fc.constantFrom(undefined, 5901), async (said, vncPort) => {
      const text = JSON.stringify([said]);
      let records: ReturnType<typeof parseList>;
      try {
        records = parseList(text);
      } catch (error) {
        expect(error).toMatchObject({ code: ErrorNumber.RPC });
        return;
      }
      const [record] = records;
      const guest = { id, name: record!.name, uuid: record!.uuid, vcpus: 1 };
      const runtime = {
        consolePaths: async () => new Map([[id, "/dev/pts/3"]]),
        vncPorts: async () => new Map(vncPort === undefined ? [] : [[id, vncPort]]),
      };
      const peers = {
        get: (name: string) => (name === "guestRuntime" ? runtime : noPeers.get("guestRuntime")),
      };
      const guests = { find: async () => guest, record: async () => record };
      const host = { guests, peers, loader: "/usr/lib/xen/boot/hvmloader" } as unknown as XlHost;
      const files = {} as Required<Pick<DriverConnection, "domainGetXMLDesc">>;
      try {
        const xml = await describeOperation(host, files)({ uuid: guest.uuid, id }, 0);
        expect(parseDomain(xml).domain.name, text).toBe(guest.name);
        read++;
      } catch (error) {
        if (!(error instanceof LibvirtError)) throw error;
        expect(error.code, text).toBe(ErrorNumber.OPERATION_FAILED);
      }
    }),
    { numRuns: isLongRun ? 20_000 : 500 },
  );
  expect(read).toBeGreaterThan(50);
});
