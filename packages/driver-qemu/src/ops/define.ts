import {
  type ConnectionOperations,
  DomainCreateFlags,
  DomainEventDefinedDetail,
  DomainEventType,
  DomainEventUndefinedDetail,
  type DomainOperations,
  ErrorDomain,
  ErrorLevel,
  ErrorNumber,
  LibvirtError,
} from "@libvirt-ts/driver";
import { DomainUndefineFlags } from "@libvirt-ts/driver/flags";
import { type Domain, withPasswords } from "@libvirt-ts/xml/domain";
import { readCheckpoints } from "../checkpoints/store.js";
import { contradiction, qemuError, wrongState } from "../errors.js";
import { startGuest } from "../guest/start.js";
import { assertFree } from "../node/claim.js";
import { removeFile } from "../node/files.js";
import { nvramPath } from "../node/layout.js";
import type { QemuNode } from "../node/node.js";
import { forgetTpm } from "../node/settle.js";
import { readSnapshots } from "../snapshots/store.js";
import { unsupported } from "../unsupported.js";
import { withoutRun } from "./configuration.js";
import { assertName, type Complete, completed, placed, readDocument } from "./documents.js";
import { refOf, savedFile } from "./domains.js";
import { assertStartable } from "./redefine.js";

type DefineOperations = Required<
  Pick<ConnectionOperations, "domainDefineXML" | "domainCreateXML"> &
    Pick<DomainOperations, "domainUndefine" | "domainRename">
>;

const { MANAGED_SAVE, SNAPSHOTS_METADATA, CHECKPOINTS_METADATA, NVRAM, KEEP_NVRAM, KEEP_TPM } =
  DomainUndefineFlags;

/** How domains come and go. */
export function defineOperations(node: QemuNode, warn: (warning: LibvirtError) => void): DefineOperations {
  /** A document as this node's domain: complete, startable, under the uuid that its name has here. */
  async function draft(xml: string): Promise<Awaited<ReturnType<typeof completed>>> {
    const document = readDocument(xml, warn);
    const read = withoutRun(document);
    await node.refresh();
    const named = node.domains().find(({ name }) => name === read.name);
    if (read.uuid === undefined && named !== undefined)
      throw qemuError(
        ErrorNumber.DOM_EXIST,
        `'${named.name}'`,
        `its uuid is ${named.uuid}, and the document has none`,
      );
    const made = await completed(read, xml, node.emulators);
    const domain = withVariables(node, made.domain);
    // What no guest could be started with is refused now, not at its start.
    placed(xml, () => {
      if (domain.on_crash?.startsWith("coredump-"))
        throw unsupported("on_crash", `'${domain.on_crash}': no core is dumped`);
    });
    assertStartable(domain, made.qemu, xml);
    return { ...made, domain };
  }

  return {
    async domainDefineXML(xml, _flags, options) {
      const { domain } = await draft(xml);
      return node.exclusively(async () => {
        await node.refresh();
        assertFree(node, domain);
        options?.signal?.throwIfAborted();
        const before = node.definitions.get(domain.uuid);
        // Somebody was killed who undefined it: what it had is not what the new one has.
        if (before === undefined && node.guests.get(domain.uuid) === undefined)
          await node.forget(domain.uuid);
        const kept = before === undefined ? domain : withPasswords(domain, before);
        await node.definitions.put({ ...withoutRun(kept), uuid: domain.uuid });
        for (const warning of doubts(domain)) warn(warning);
        const { ADDED, UPDATED } = DomainEventDefinedDetail;
        const ref = refOf(node.get(domain.uuid)!);
        node.tell(ref, DomainEventType.DEFINED, before === undefined ? ADDED : UPDATED);
        return ref;
      });
    },

    async domainCreateXML(xml, flags, options) {
      const { domain, qemu } = await draft(xml);
      return node.locked(domain.uuid, options?.signal, async () => {
        const { uuid, name } = domain;
        if (node.get(uuid)?.guest !== undefined)
          throw qemuError(ErrorNumber.DOM_EXIST, `domain '${name}'`, "it is active already");
        const guest = await startGuest(node, domain, qemu, {
          save: node.savePath(uuid),
          paused: (flags & DomainCreateFlags.START_PAUSED) !== 0,
          signal: options?.signal,
        });
        return guest.ref;
      });
    },

    async domainUndefine(ref, flags, options) {
      await node.changing(ref, options?.signal, async ({ uuid, name, definition, guest }) => {
        if (definition === undefined) throw wrongState(ref, "it is transient and has no definition");
        if ((flags & (NVRAM | KEEP_NVRAM)) === (NVRAM | KEEP_NVRAM))
          throw contradiction("NVRAM", "KEEP_NVRAM");
        const save = await savedFile(node, uuid);
        if (save !== undefined && !(flags & MANAGED_SAVE))
          throw wrongState(ref, "it has a managed save image; MANAGED_SAVE is not among the flags");
        const { tree } = await readSnapshots(node.layout, uuid);
        if (tree.size > 0 && guest === undefined && !(flags & SNAPSHOTS_METADATA))
          throw wrongState(ref, `it has ${tree.size} snapshots; SNAPSHOTS_METADATA is not among the flags`);
        const checkpoints = (await readCheckpoints(node.layout, uuid)).tree.size;
        if (checkpoints > 0 && guest === undefined && !(flags & CHECKPOINTS_METADATA))
          throw wrongState(
            ref,
            `it has ${checkpoints} checkpoints; CHECKPOINTS_METADATA is not among the flags`,
          );
        const hasVariables = definition.os?.nvram !== undefined;
        if (hasVariables && guest === undefined && !(flags & (NVRAM | KEEP_NVRAM)))
          throw wrongState(
            ref,
            "its firmware keeps variables; neither NVRAM nor KEEP_NVRAM is among the flags",
          );
        await node.exclusively(async () => {
          await node.definitions.remove(uuid);
          // What snapshots a guest has that goes on ends with it.
          await node.forget(uuid, guest === undefined);
        });
        const variables = variablesFile(node, { ...definition, uuid });
        if (variables !== undefined && flags & NVRAM && guest === undefined) await removeFile(variables);
        if (!(flags & KEEP_TPM) && guest === undefined) await forgetTpm(node, uuid);
        node.tell({ uuid, name }, DomainEventType.UNDEFINED, DomainEventUndefinedDetail.REMOVED);
      });
    },

    async domainRename(ref, name, _flags, options) {
      assertName(name);
      return node.changing(ref, options?.signal, async (domain) => {
        const { uuid, definition, guest } = domain;
        if (domain.name === name) return refOf(domain);
        if (guest !== undefined || definition === undefined) throw wrongState(ref, "it is active");
        if ((await savedFile(node, uuid)) !== undefined) throw wrongState(ref, "it has a managed save image");
        if ((await readSnapshots(node.layout, uuid)).tree.size > 0) throw wrongState(ref, "it has snapshots");
        if ((await readCheckpoints(node.layout, uuid)).tree.size > 0)
          throw wrongState(ref, "it has checkpoints");
        await node.exclusively(async () => {
          await node.refresh();
          assertFreeName(node, name);
          await node.definitions.put({ ...definition, uuid, name });
        });
        const { UNDEFINED, DEFINED } = DomainEventType;
        node.tell({ uuid, name: domain.name }, UNDEFINED, DomainEventUndefinedDetail.RENAMED);
        node.tell({ uuid, name }, DEFINED, DomainEventDefinedDetail.RENAMED);
        return { uuid, name };
      });
    },
  };
}

/** Firmware that keeps variables keeps them in a file of the domain's own, by its uuid. */
function withVariables(node: QemuNode, domain: Complete): Complete {
  const { os } = domain;
  const { nvram } = os ?? {};
  if (os === undefined || nvram === undefined || "value" in nvram || "source" in nvram) return domain;
  return {
    ...domain,
    os: { ...os, nvram: { ...nvram, value: nvramPath(node.layout, domain.uuid) } as typeof nvram },
  };
}

/** The file where they are kept: the one that the definition names, wherever it is. */
function variablesFile(node: QemuNode, { uuid, os }: Complete): string | undefined {
  const { nvram } = os ?? {};
  if (nvram === undefined || "source" in nvram) return undefined;
  return "value" in nvram && typeof nvram.value === "string" ? nvram.value : nvramPath(node.layout, uuid);
}

function assertFreeName(node: QemuNode, name: string): void {
  const taken = node.domains().find((known) => known.name === name);
  if (taken !== undefined) throw qemuError(ErrorNumber.DOM_EXIST, `'${name}'`, `its uuid is ${taken.uuid}`);
}

/** What a definition asks for and only a living process of ours does. */
function doubts({ name, on_poweroff, on_crash }: Domain): LibvirtError[] {
  const texts: string[] = [];
  if (on_poweroff === "restart") texts.push("on_poweroff 'restart'");
  if (on_crash === "restart") texts.push("on_crash 'restart'");
  return texts.map(
    (text) =>
      new LibvirtError({
        code: ErrorNumber.CONFIG_UNSUPPORTED,
        domain: ErrorDomain.QEMU,
        level: ErrorLevel.WARNING,
        info: `domain '${name}'`,
        detail: `${text} is acted upon only while a process follows the guest, libvirt-tsd for instance`,
      }),
  );
}
