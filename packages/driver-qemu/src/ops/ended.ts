import type { LibvirtError } from "@libvirt-ts/driver";
import { formatDomain } from "@libvirt-ts/xml/domain";
import type { Guest } from "../guest/guest.js";
import { startGuest } from "../guest/start.js";
import type { QemuNode } from "../node/node.js";
import { withoutRun } from "./configuration.js";
import { completed } from "./documents.js";

/** Starts a guest again that has gone down by itself and whose document says so. Who calls holds its lock. */
export async function startAgain(node: QemuNode, guest: Guest): Promise<void> {
  const { on_poweroff, on_crash } = guest.live;
  const reason = guest.shutdown?.reason;
  const isWanted =
    (reason === "guest-shutdown" && on_poweroff === "restart") ||
    (reason === "guest-panic" && on_crash === "restart");
  if (!isWanted) return;
  try {
    const document = node.definitions.get(guest.uuid) ?? withoutRun(guest.live);
    const { domain, qemu } = await completed(document, formatDomain(document), node.emulators);
    await startGuest(node, domain, qemu, { paused: false });
  } catch (error) {
    // Nobody called: who listens to warnings is told.
    node.warn(error as LibvirtError);
  }
}
