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
} from "@libvirt-ts/driver";
import {
  DomainCoreDumpFormat,
  DomainJobOperation,
  DomainRunningReason,
  DomainSaveImageXMLFlags,
  DomainSaveRestoreFlags,
} from "@libvirt-ts/driver/flags";
import { type Draft, identified, readConfiguration } from "../../configuration.js";
import { invalidArgument, testError, wrongState } from "../../errors.js";
import { readFile, writeFile } from "../../files.js";
import { coreFile, formatSaveFile, parseSaveFile } from "../../save-file.js";
import { type ActiveGuest, refOf, type TestDomain } from "../../state/domain.js";
import { formatConfiguration } from "../../state/domain-document.js";
import { memoryJob } from "../../state/job.js";
import type { NodeDomains } from "../../state/node-domains.js";
import { startWith } from "./define.js";
import { crash, stop } from "./endings.js";

type SaveOperations = Required<
  Pick<DomainOperations, "domainSave" | "domainSaveParams" | "domainCoreDump"> &
    Pick<
      ConnectionOperations,
      "domainRestore" | "domainRestoreParams" | "domainSaveImageGetXMLDesc" | "domainSaveImageDefineXML"
    >
>;

const { RUNNING, PAUSED } = DomainSaveRestoreFlags;

/** Guests to files and back. */
export function saveOperations(node: NodeDomains, warn: (warning: LibvirtError) => void): SaveOperations {
  const format = (draft: Draft) => formatConfiguration(node, draft, true);

  async function readSaved(path: string): Promise<{ readonly draft: Draft; readonly paused: boolean }> {
    const { xml, paused } = parseSaveFile(readFile(path, ErrorNumber.OPERATION_FAILED), path);
    return { draft: readConfiguration(xml, path, warn), paused };
  }

  const operations: SaveOperations = {
    async domainSave(ref, path, xml, flags, options) {
      const domain = node.find(ref);
      const guest = node.liveGuestOf(domain);
      const paused = pausedBy(flags, guest.state !== DomainState.RUNNING);
      const draft = replaced(guest.description, xml, warn);
      await writeFile(path, formatSaveFile(format(draft), paused));
      assertUnchanged(domain, guest, path, options);
      domain.completedJob = memoryJob(DomainJobOperation.SAVE, guest.description);
      stop(node, domain, DomainEventStoppedDetail.SAVED);
      return refOf(domain);
    },

    async domainSaveParams(ref, params, flags, options) {
      const { file, dxml } = saveParams("virDomainSaveParams", params);
      if (file === undefined) throw invalidArgument("virDomainSaveParams", "the parameter file is missing");
      await operations.domainSave(ref, file, dxml, flags, options);
    },

    async domainRestore(path, xml, flags, options) {
      const saved = await readSaved(path);
      const draft = replaced(saved.draft, xml, warn);
      checkAborted(ErrorDomain.TEST, options);
      const domain = startWith(node, draft, {
        detail: DomainEventStartedDetail.RESTORED,
        reason: DomainRunningReason.RESTORED,
        paused: pausedBy(flags, saved.paused),
      });
      return refOf(domain);
    },

    async domainRestoreParams(params, flags, options) {
      const { file, dxml } = saveParams("virDomainRestoreParams", params);
      if (file === undefined)
        throw invalidArgument("virDomainRestoreParams", "the parameter file is missing");
      await operations.domainRestore(file, dxml, flags, options);
    },

    async domainSaveImageGetXMLDesc(path, flags) {
      const { draft } = await readSaved(path);
      return formatConfiguration(node, draft, (flags & DomainSaveImageXMLFlags.SECURE) !== 0);
    },

    async domainSaveImageDefineXML(path, xml, flags) {
      const saved = await readSaved(path);
      const draft = replaced(saved.draft, xml, warn);
      await writeFile(path, formatSaveFile(format(draft), pausedBy(flags, saved.paused)));
    },

    async domainCoreDump(ref, path, format, flags, options) {
      const { CRASH, LIVE, RESET, MEMORY_ONLY } = DomainCoreDumpFlags;
      if ((flags & CRASH) !== 0 && (flags & (LIVE | RESET)) !== 0) {
        throw invalidArgument("virDomainCoreDump", "the flag CRASH contradicts LIVE and RESET");
      }
      if (format !== DomainCoreDumpFormat.RAW && !(flags & MEMORY_ONLY)) {
        throw invalidArgument("virDomainCoreDump", "a format is for dumps of the memory only");
      }
      if (!(Object.values(DomainCoreDumpFormat) as number[]).includes(format)) {
        throw invalidArgument("virDomainCoreDump", `there is no format ${format}`);
      }
      const domain = node.find(ref);
      const guest = node.guestOf(domain);
      await writeFile(path, coreFile);
      assertUnchanged(domain, guest, path, options);
      domain.completedJob = memoryJob(DomainJobOperation.DUMP, guest.description);
      if (flags & CRASH && guest.state !== DomainState.CRASHED) crash(node, domain);
      return refOf(domain);
    },
  };
  return operations;
}

/** Whether a guest stands when it comes back: as the flags say, else as it was. Throws INVALID_ARG for both. */
export function pausedBy(flags: number, otherwise: boolean): boolean {
  if ((flags & (RUNNING | PAUSED)) === (RUNNING | PAUSED)) {
    throw invalidArgument("flags", "RUNNING and PAUSED contradict each other");
  }
  return (flags & PAUSED) !== 0 || (otherwise && !(flags & RUNNING));
}

/** The document that takes the place of a saved one: for the same guest, under the same name. */
export function replaced(
  draft: Draft,
  xml: string | undefined,
  warn: (warning: LibvirtError) => void,
): Draft {
  if (xml === undefined) return draft;
  const { uuid } = draft;
  const other = identified(readConfiguration(xml, "domain XML", warn), uuid);
  if (other.name === draft.name && (uuid === undefined || other.uuid === uuid)) return other;
  throw testError(
    ErrorNumber.CONFIG_UNSUPPORTED,
    "domain XML",
    `the guest that was saved is '${draft.name}', ${uuid}, not '${other.name}', ${other.uuid}`,
  );
}

/** What `domainSaveFields` say, of which the test node honours the file and its document. */
function saveParams(
  what: string,
  { file, dxml, ...rest }: Readonly<Record<string, unknown>>,
): { readonly file: string | undefined; readonly dxml: string | undefined } {
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined)
    throw testError(ErrorNumber.ARGUMENT_UNSUPPORTED, what, `parameter '${unknown}'`);
  for (const value of [file, dxml]) {
    if (value !== undefined && typeof value !== "string") throw invalidArgument(what, "expected strings");
  }
  return { file: file as string | undefined, dxml: dxml as string | undefined };
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
