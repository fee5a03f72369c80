import { libvirt } from "@libvirt-ts/core";
import { isLongRun } from "@libvirt-ts/testkit";
import { conform } from "../../driver-qemu/test/conformance-suite.js";
import type { Connection } from "../../driver-qemu/test/node.js";

/** Guests are held to it by the driver's own tests; core stands before them as before all others. */
const withoutGuests = /network|storage/i;
if (!isLongRun) console.log("skipped: guests of an embedded node, over core: LIBVIRT_TS_LONG=1 runs them");

await conform("core over QEMU's driver conforms to the contract", {
  open: async (node) => (await libvirt.openOperations(node.uri)) as Connection,
  holds: (name) => isLongRun || withoutGuests.test(name),
});
