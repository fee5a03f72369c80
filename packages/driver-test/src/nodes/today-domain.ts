import type { Configuration } from "../configuration.js";

/** A place on the PCI bus. */
const pci = (bus: number, slot: number) => ({ type: "pci" as const, domain: 0, bus, slot, function: 0 });

/** The domain of `test:///default`. */
export const todayDomain: Configuration = {
  type: "test",
  name: "test",
  uuid: "6695eb01-f6a4-8304-79aa-97f2502e193f",
  memory: { unit: "KiB", value: 8_388_608 },
  currentMemory: { unit: "KiB", value: 2_097_152 },
  vcpu: { placement: "static", value: 2 },
  os: { type: { arch: "i686", value: "hvm" }, boot: [{ dev: "hd" }] },
  clock: { offset: "utc" },
  on_poweroff: "destroy",
  on_reboot: "restart",
  on_crash: "destroy",
  devices: {
    disk: [
      {
        type: "file",
        device: "disk",
        source: { file: "/guest/diskimage1" },
        target: { dev: "vda", bus: "virtio" },
        address: pci(1, 0),
      },
    ],
    interface: [
      {
        type: "network",
        mac: { address: "aa:bb:cc:dd:ee:ff" },
        source: { network: "default" },
        target: { dev: "testnet0" },
        address: pci(0, 1),
      },
    ],
    memballoon: { model: "virtio", address: pci(0, 2) },
  },
};
