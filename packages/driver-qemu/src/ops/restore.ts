import { DomainEventStartedDetail, ErrorNumber } from "@libvirt-ts/driver";
import {
  DomainEventResumedDetail,
  DomainEventSuspendedDetail,
  DomainPausedReason,
  DomainRunningReason,
} from "@libvirt-ts/driver/flags";
import { type Domain, parseDomain } from "@libvirt-ts/xml/domain";
import { qemuError } from "../errors.js";
import type { Guest } from "../guest/guest.js";
import { readState } from "../guest/migrate.js";
import { readHeader } from "../guest/save-file.js";
import { startGuest } from "../guest/start.js";
import type { QemuNode } from "../node/node.js";
import { withoutRun } from "./configuration.js";
import { completed } from "./documents.js";

/** How a saved guest comes back. */
export interface Restoring {
  /** Whose save it must be; anybody's when left out. */
  readonly uuid?: string;
  /** The document in place of the file's. */
  readonly xml?: string | undefined;
  /** Whether it stands, whatever it did when it was saved. */
  readonly pause?: boolean;
  /** Whether it runs, whatever it did. */
  readonly resume?: boolean;
  /** Whether the file is a managed save, which is no more when its guest has run. */
  readonly once?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** The guest of a file, running. Who calls holds its lock. */
export async function restoreGuest(node: QemuNode, path: string, restoring: Restoring): Promise<Guest> {
  const { header, offset } = await readHeader(path);
  const xml = restoring.xml ?? header.xml;
  const { domain, qemu } = await completed(withoutRun(parseDomain(xml).domain), xml, node.emulators);
  if (restoring.uuid !== undefined && domain.uuid !== restoring.uuid)
    throw qemuError(ErrorNumber.OPERATION_FAILED, path, `it is of the domain ${domain.uuid}`);
  const paused = restoring.resume === true ? false : restoring.pause === true || header.paused;
  return startGuest(node, domain, qemu, {
    paused,
    save: restoring.once === true ? path : undefined,
    signal: restoring.signal,
    started: DomainEventStartedDetail.RESTORED,
    resumed: DomainEventResumedDetail.FROM_SNAPSHOT,
    suspended: DomainEventSuspendedDetail.RESTORED,
    runningReason: DomainRunningReason.RESTORED,
    pausedReason: DomainPausedReason.MIGRATION,
    restore: (guest, folder) => guest.run((client) => readState(client, folder, path, offset)),
  });
}

/** The document in a file. Throws CONFIG_UNSUPPORTED for one in its place that is another domain's. */
export function sameDomain(before: string, after: string): Domain {
  const [own, other] = [parseDomain(before).domain, parseDomain(after).domain];
  if (own.uuid === other.uuid && own.name === other.name) return other;
  throw qemuError(
    ErrorNumber.CONFIG_UNSUPPORTED,
    "domain XML",
    `the saved guest is '${own.name}', ${own.uuid}, and not '${other.name}', ${other.uuid ?? "without a uuid"}`,
  );
}
