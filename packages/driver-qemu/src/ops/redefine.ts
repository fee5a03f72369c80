import { type Domain, formatDomain } from "@libvirt-ts/xml/domain";
import { commandLineOf } from "../command-line/command-line.js";
import { changeBoth } from "../guest/change.js";
import type { Guest } from "../guest/guest.js";
import { anyPlans } from "../networks/cards.js";
import type { QemuNode } from "../node/node.js";
import type { Qemu } from "../qemu.js";
import { withoutVolumes } from "../storage/volume-disks.js";
import { withoutRun } from "./configuration.js";
import { type Complete, completed, placed } from "./documents.js";
import type { Impact } from "./impact.js";

/** Refuses what no guest could be started with: it is said now, not at its start. `xml` is the document that is blamed. */
export function assertStartable(domain: Domain, qemu: Qemu, xml: string): void {
  const files = { monitors: ["/monitor"], directory: "/", nvram: "/nvram" };
  const networks = anyPlans(domain);
  placed(xml, () => commandLineOf(withoutVolumes(domain), qemu, { files, networks }));
}

/** A changed definition, complete and such that a guest can be started with it. */
export async function startable(node: QemuNode, changed: Domain): Promise<Complete> {
  const xml = formatDomain(changed, { secure: true, status: false });
  const { domain, qemu } = await completed(changed, xml, node.emulators);
  assertStartable(domain, qemu, xml);
  return domain;
}

/** Keeps a definition that was made with `startable`. Who calls holds the domain's lock. */
export async function redefine(node: QemuNode, domain: Complete): Promise<void> {
  await node.exclusively(() => node.definitions.put({ ...withoutRun(domain), uuid: domain.uuid }));
}

/**
 * Changes what runs, the definition, or both. A definition that no guest could be started with is refused before what runs
 * is touched, and kept only when that has changed. Who calls holds the domain's lock.
 */
export async function change(
  node: QemuNode,
  { guest, definition }: Impact,
  changed: (definition: Domain) => Domain,
  changeLive: (guest: Guest) => Promise<void>,
): Promise<void> {
  const next = definition && (await startable(node, changed(definition)));
  if (guest !== undefined && next !== undefined)
    await changeBoth(
      guest,
      withoutRun(next),
      () => changeLive(guest),
      () => redefine(node, next),
    );
  else if (guest !== undefined) await changeLive(guest);
  else if (next !== undefined) await redefine(node, next);
}
