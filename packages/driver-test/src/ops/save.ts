import {
  aborted,
  type CallOptions,
  type ConnectionOperations,
  checkAborted,
  DomainCoreDumpFlags,
  DomainEventStartedDetail,
  DomainEventStoppedDetail,
  type DomainOperations,
  DomainState,
  ErrorDomain,
  ErrorNumber,
  type LibvirtError,
  refuseArgument,
} from "@libvirt-ts/driver";
import { formatDomain } from "@libvirt-ts/xml";
import { readConfiguration } from "../configuration.js";
import { wrongState } from "../errors.js";
import { readFile, writeFile } from "../files.js";
import type { NodeState } from "../node-state.js";
import { coreFile, formatSaveFile, parseSaveFile } from "../save-file.js";
import { type ActiveGuest, refOf, type TestDomain } from "../test-domain.js";
import { startWith } from "./define.js";
import { crash, stop } from "./lifecycle.js";

type SaveOperations = Required<
  Pick<DomainOperations, "domainSave" | "domainCoreDump"> & Pick<ConnectionOperations, "domainRestore">
>;

/** Guests to files and back. */
export function saveOperations(node: NodeState, warn: (warning: LibvirtError) => void): SaveOperations {
  return {
    async domainSave(ref, path, xml, _flags, options) {
      refuseArgument(ErrorDomain.TEST, "virDomainSave", "another document", xml);
      const domain = node.find(ref);
      const guest = node.liveGuestOf(domain);
      await writeFile(path, formatSaveFile(formatDomain(guest.description, { secure: true })));
      assertUnchanged(domain, guest, path, options);
      stop(node, domain, DomainEventStoppedDetail.SAVED);
      return refOf(domain);
    },

    async domainRestore(path, xml, _flags, options) {
      refuseArgument(ErrorDomain.TEST, "virDomainRestore", "another document", xml);
      const file = await readFile(path, ErrorNumber.OPERATION_FAILED);
      const description = readConfiguration(parseSaveFile(file, path), path, warn);
      checkAborted(ErrorDomain.TEST, options);
      return refOf(startWith(node, description, DomainEventStartedDetail.RESTORED));
    },

    async domainCoreDump(ref, path, format, flags, options) {
      refuseArgument(ErrorDomain.TEST, "virDomainCoreDump", "a dump format", format || undefined);
      const domain = node.find(ref);
      const guest = node.guestOf(domain);
      await writeFile(path, coreFile);
      assertUnchanged(domain, guest, path, options);
      if (flags & DomainCoreDumpFlags.CRASH && guest.state !== DomainState.CRASHED) crash(node, domain);
      return refOf(domain);
    },
  };
}

/** What happened to the domain while its file was being written wins; the file stays. */
function assertUnchanged(
  domain: TestDomain,
  guest: ActiveGuest,
  path: string,
  { signal }: CallOptions = {},
): void {
  if (signal?.aborted) throw aborted(ErrorDomain.TEST, signal, `the file '${path}' was written already`);
  if (domain.guest !== guest) throw wrongState(refOf(domain), "it stopped while the file was being written");
}
