import type { QmpEvent } from "@libvirt-ts/qmp";
import { expect, it } from "vitest";
import { refusedDevice } from "./unplug.js";

const timestamp = { seconds: 1, microseconds: 2 };
const told = (source: number, status: number): QmpEvent => ({
  event: "ACPI_DEVICE_OST",
  data: { info: { device: "dimm0", slot: "0", "slot-type": "DIMM", source, status } },
  timestamp,
});

it.each([
  ["an ejection that failed, because the device is busy", 0x03, 0x82, "dimm0"],
  ["one that the guest wished for itself", 0x103, 0x01, "dimm0"],
  ["an ejection that is done", 0x03, 0x00, undefined],
  ["one that failed, because what depends on it is busy", 0x03, 0x83, "dimm0"],
  ["one that is under way", 0x03, 0x84, undefined],
  ["one under way that the guest wished for itself", 0x103, 0x84, undefined],
  ["an insertion", 0x01, 0x80, undefined],
])("what a guest keeps, by ACPI's numbers: %s", (_, source, status, device) => {
  expect(refusedDevice(told(source, status))).toBe(device);
});
