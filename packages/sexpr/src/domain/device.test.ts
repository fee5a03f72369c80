import { parseDevice } from "@libvirt-ts/xml/device";
import { describe, expect, test } from "vitest";
import { disk } from "../../test/convert.js";
import { SexprError } from "../index.js";
import { type ConfigFormat, deviceToSexpr } from "./index.js";

describe("a device to attach", () => {
  const attach = (xml: string, osType: "linux" | "hvm", format: ConfigFormat) =>
    deviceToSexpr(parseDevice(xml), osType, format);

  test("is what device_create takes", () => {
    const cdrom = disk("device='cdrom'", "<target dev='hdc'/><readonly/>");
    expect(attach(cdrom, "hvm", 2).text).toBe("(vbd (dev 'hdc:cdrom')(uname 'file:/f')(mode 'r'))");
    expect(attach("<interface><source bridge='b'/></interface>", "linux", 1).text).toBe("(vif (bridge 'b'))");
  });

  test.each([
    ["a floppy of an HVM guest", disk("device='floppy'", "<target dev='fda'/>"), 3],
    ["a CD-ROM of an HVM guest in format 1", disk("device='cdrom'", "<target dev='hdc'/>"), 1],
    ["a screen", "<graphics type='vnc'/>", 3],
    ["a console", "<console/>", 3],
    ["a host device", "<hostdev type='usb'><source/></hostdev>", 3],
    ["a disk of a network", "<disk type='network'><source protocol='rbd'/><target dev='a'/></disk>", 3],
  ] as const)("is not %s", (_, xml, format) => {
    expect(() => attach(xml, "hvm", format)).toThrow(SexprError);
    expect(() => attach(xml, "hvm", format)).toThrow(/^\/: xend cannot attach an? /);
  });
});
