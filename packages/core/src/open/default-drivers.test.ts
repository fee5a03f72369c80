import { describe, expect, it } from "vitest";
import { defaultDrivers } from "./default-drivers.js";

/** What a list of peers says, whatever its order. */
const sorted = (names: readonly string[] = []) => [...names].sort();

describe.each(defaultDrivers.map((driver) => [driver.name, driver] as const))(
  "what is known of %s",
  (_, known) => {
    it("before it is loaded is what it says of itself", async () => {
      const driver = await known.load();
      expect(known.name).toBe(driver.name);
      expect(known.number).toBe(driver.number);
      expect(known.version).toBe(driver.version);
      expect(sorted(known.wants)).toEqual(sorted(driver.wants));
      expect(sorted(known.provides)).toEqual(sorted(driver.provides));
    });

    it.each([
      undefined,
      "",
      "xen",
      "Xen",
      "xen:///",
      "xen://host/",
      "/var/lib/xend/xend-socket",
      "relative/socket",
      "http://localhost:8000/",
      "HTTP://[::1]/",
      "https://localhost/",
      "test:///default",
      "test:/default",
      "test:node.xml",
      "test://",
      "test:",
      "Test:///default",
      "qemu:///system",
      "qemu:///embed",
      "qemu+ssh://host/system",
      "test+unix:///default",
      "carrier+pigeon://host",
      "lxc:///",
      " ",
    ])("it accepts %j as it does itself", async (uri) => {
      expect(known.accepts(uri)).toBe((await known.load()).accepts(uri));
    });
  },
);
