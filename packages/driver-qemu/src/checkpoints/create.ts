import { ErrorNumber, type LibvirtError, type MomentTree, problemWarning } from "@libvirt-ts/driver";
import { DomainCheckpointCreateFlags } from "@libvirt-ts/driver/flags";
import type { Domain } from "@libvirt-ts/xml/domain";
import {
  type DomainCheckpoint,
  type DomainCheckpointDisk,
  formatDomainCheckpoint,
  parseDomainCheckpoint,
} from "@libvirt-ts/xml/domain-checkpoint";
import { assertNoBlockJobs } from "../blockjobs/jobs.js";
import { invalidArgument, qemuError } from "../errors.js";
import { askedDisks, assertMomentName, isWritable } from "../moments/document.js";
import type { Layout } from "../node/layout.js";
import type { QemuDomain, QemuNode } from "../node/node.js";
import { withoutRun } from "../ops/configuration.js";
import { placed } from "../ops/documents.js";
import { readSnapshots } from "../snapshots/store.js";
import { addBitmaps, assertNew, bitmapsOf } from "./bitmaps.js";
import { dropBitmaps } from "./remove.js";
import { type Checkpoint, documentOf, readCheckpoints, writeCheckpoints } from "./store.js";

/** What errors are about. */
const what = "checkpoint XML";

/** A checkpoint that is to be made, and those that there are. */
export interface NewCheckpoint {
  readonly tree: MomentTree<Checkpoint>;
  readonly checkpoint: Checkpoint;
}

/** Makes a checkpoint, or puts a document back. Who calls holds the domain's lock. Resolves to the checkpoint's name. */
export async function createCheckpoint(
  node: QemuNode,
  domain: QemuDomain,
  xml: string,
  flags: number,
  warn: (warning: LibvirtError) => void,
): Promise<string> {
  const { uuid } = domain;
  if (flags & DomainCheckpointCreateFlags.REDEFINE) return redefine(node, uuid, read(xml, warn));
  const { tree, checkpoint } = await newCheckpoint(node, domain, xml, warn);
  const guest = domain.guest!;
  await writeCheckpoints(node.layout, uuid, { tree, unfinished: { doing: "create", checkpoint } });
  try {
    await guest.run((client) => addBitmaps(client, guest, bitmapsOf(documentOf(checkpoint))));
  } catch (error) {
    // QEMU may have done it all the same. Where it does not answer, whoever comes next undoes it.
    const isUndone = await dropBitmaps(domain, [checkpoint]).then(
      () => true,
      () => false,
    );
    if (isUndone) await writeCheckpoints(node.layout, uuid, { tree });
    throw error;
  }
  tree.add(checkpoint);
  await writeCheckpoints(node.layout, uuid, { tree });
  return checkpoint.name;
}

/** The checkpoint of a guest that a document asks for. Throws where it cannot be made. */
export async function newCheckpoint(
  { layout }: QemuNode,
  { guest, uuid, name: domainName }: QemuDomain,
  xml: string,
  warn: (warning: LibvirtError) => void,
): Promise<NewCheckpoint> {
  const asked = read(xml, warn);
  await assertNoSnapshots(layout, uuid);
  if (guest === undefined) throw unsupported("the domain does not run: nobody tracks its disks");
  await assertNoBlockJobs(guest);
  const { tree } = await readCheckpoints(layout, uuid);
  const seconds = Math.floor(Date.now() / 1000);
  const { name = `${seconds}`, description } = asked;
  const document = {
    name,
    ...(description !== undefined && { description }),
    creationTime: seconds,
    disks: { disk: disksOf(asked, guest.live, name) },
    domain: withoutRun(guest.live),
  } as DomainCheckpoint;
  const checkpoint = checkpointOf(document, tree.current?.name);
  if (tree.has(name))
    throw qemuError(ErrorNumber.OPERATION_FAILED, `domain '${domainName}'`, `it has a checkpoint '${name}'`);
  await assertNew(guest, bitmapsOf(document));
  return { tree, checkpoint };
}

async function redefine({ layout }: QemuNode, uuid: string, asked: DomainCheckpoint): Promise<string> {
  await assertNoSnapshots(layout, uuid);
  const { tree } = await readCheckpoints(layout, uuid);
  const { parent, ...document } = redefined(asked, uuid);
  const isBare = tree.has(document.name!) && tree.get(document.name!).isBare === true;
  const checkpoint = checkpointOf(document, parent?.name);
  tree.redefine({ ...checkpoint, ...(isBare && { isBare }) }, tree.current === undefined);
  await writeCheckpoints(layout, uuid, { tree });
  return document.name!;
}

async function assertNoSnapshots(layout: Layout, uuid: string): Promise<void> {
  if ((await readSnapshots(layout, uuid)).tree.size > 0)
    throw unsupported("the domain has snapshots, and cannot have both");
}

const unsupported = (detail: string) => qemuError(ErrorNumber.OPERATION_UNSUPPORTED, "checkpoint", detail);
const malformed = (detail: string) => qemuError(ErrorNumber.XML_ERROR, what, detail);
const impossible = (detail: string) => qemuError(ErrorNumber.CONFIG_UNSUPPORTED, what, detail);

function checkpointOf(document: DomainCheckpoint, parent: string | undefined): Checkpoint {
  return { name: document.name!, parent, xml: formatDomainCheckpoint(document, { secure: true }) };
}

function read(xml: string, warn: (warning: LibvirtError) => void): DomainCheckpoint {
  return placed(xml, () => {
    const { domainCheckpoint, warnings } = parseDomainCheckpoint(xml);
    for (const warning of warnings) warn(problemWarning(warning));
    const { name } = domainCheckpoint;
    if (name !== undefined) assertMomentName(what, name);
    return domainCheckpoint;
  });
}

/** Puts a checkpoint's document back, as it was printed. */
function redefined(document: DomainCheckpoint, uuid: string): DomainCheckpoint {
  for (const part of ["name", "creationTime", "domain"] as const)
    if (document[part] === undefined) throw malformed(`what is redefined has a <${part}>, which is missing`);
  const own = (document.domain as Domain).uuid;
  if (own !== undefined && own !== uuid)
    throw invalidArgument(what, `its domain has the uuid ${own}, not ${uuid}`);
  return document;
}

/** Of which disks changes are tracked: those that the document names, or all that the guest writes to. */
function disksOf({ disks }: DomainCheckpoint, domain: Domain, name: string): DomainCheckpointDisk[] {
  const own = domain.devices?.disk ?? [];
  const asked = askedDisks(what, disks?.disk, own);
  const found = own.map((disk): DomainCheckpointDisk => {
    const target = disk.target.dev;
    const wanted = asked.get(target);
    const usual = disks === undefined && isWritable(disk) ? "bitmap" : "no";
    const checkpoint = wanted === undefined ? usual : (wanted.checkpoint ?? "bitmap");
    if (checkpoint !== "bitmap") return { name: target, checkpoint };
    if (disk.driver?.type !== "qcow2")
      throw impossible(
        `disk '${target}' is of the format ${disk.driver?.type ?? "raw"}, which keeps no bitmaps`,
      );
    return { name: target, checkpoint, bitmap: wanted?.bitmap ?? name };
  });
  if (found.some(({ checkpoint }) => checkpoint === "bitmap")) return found;
  throw impossible("there is no disk to track");
}
