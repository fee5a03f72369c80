import { DomainEventStoppedDetail, DomainState, ErrorNumber, type LibvirtError } from "@libvirt-ts/driver";
import { DomainSnapshotCreateFlags } from "@libvirt-ts/driver/flags";
import type { Domain } from "@libvirt-ts/xml/domain";
import {
  type DomainSnapshot,
  type DomainSnapshotDisk,
  parseDomainSnapshot,
} from "@libvirt-ts/xml/domain-snapshot";
import { secondsOf } from "../../clock.js";
import { type Configuration, checkConfiguration, identified } from "../../configuration.js";
import { plain, readDocument } from "../../document.js";
import { invalidArgument, testError, wrongState } from "../../errors.js";
import { disksOf, isWritable, sourceOf, withDisk, withOverlay } from "../../state/disks.js";
import { configurationOf, refOf, type TestDomain } from "../../state/domain.js";
import { stateWords, type TestSnapshot } from "../../state/moments.js";
import type { NodeDomains } from "../../state/node-domains.js";
import { stop } from "./endings.js";

const flagsOf = DomainSnapshotCreateFlags;
const what = "snapshot XML";

type Warn = (warning: LibvirtError) => void;

function read(xml: string, warn: Warn): DomainSnapshot {
  return plain(readDocument(what, () => parseDomainSnapshot(xml), warn).domainSnapshot);
}

/** Takes a snapshot of a domain, as the document and the flags say. */
export function createSnapshot(
  node: NodeDomains,
  domain: TestDomain,
  xml: string,
  flags: number,
  warn: Warn,
): { readonly name: string } {
  const { HALT, LIVE, DISK_ONLY, QUIESCE, NO_METADATA } = flagsOf;
  const asked = read(xml, warn);
  const { guest, checkpoints, snapshots } = domain;
  if (checkpoints.size > 0) {
    const detail = `the domain has ${checkpoints.size} checkpoints, and cannot have both`;
    throw testError(ErrorNumber.OPERATION_UNSUPPORTED, "snapshot", detail);
  }
  if (flags & HALT && flags & LIVE)
    throw invalidArgument(what, "the flags HALT and LIVE contradict each other");
  if (flags & QUIESCE && !(flags & DISK_ONLY)) {
    throw invalidArgument(what, "QUIESCE is for snapshots of disks alone; DISK_ONLY is not among the flags");
  }
  if (flags & HALT && domain.definition === undefined) {
    throw wrongState(refOf(domain), "a transient domain cannot be halted by a snapshot");
  }
  const seconds = `${secondsOf(node.clock)}`;
  const name = checkedName(asked.name ?? seconds);
  if (snapshots.has(name)) {
    throw testError(
      ErrorNumber.OPERATION_FAILED,
      "snapshot",
      `domain '${domain.name}' has a snapshot '${name}'`,
    );
  }
  const ofDisks = (flags & DISK_ONLY) !== 0;
  const configuration = configurationOf(domain);
  const state = guest?.state ?? DomainState.SHUTOFF;
  const memory = memoryFor(asked, guest !== undefined && !ofDisks);
  const disks = disksFor(asked, configuration, name, ofDisks || memory?.snapshot === "external");
  const { description } = asked;
  const document: DomainSnapshot = {
    name,
    ...(description !== undefined && { description }),
    state: ofDisks ? "disk-snapshot" : stateWords[state],
    creationTime: seconds,
    memory,
    ...(disks.length > 0 && { disks: { disk: disks } }),
  };
  const isOther =
    guest !== undefined && domain.definition !== undefined && domain.definition !== configuration;
  if (!(flags & NO_METADATA)) {
    snapshots.add({
      name,
      parent: snapshots.current?.name,
      document,
      configuration,
      definition: isOther ? domain.definition : undefined,
    });
  }
  writeElsewhere(domain, disks);
  if (flags & HALT && guest !== undefined) stop(node, domain, DomainEventStoppedDetail.FROM_SNAPSHOT);
  return { name };
}

/** Puts a snapshot's document back, as it was printed, perhaps in the place of one. */
export function redefineSnapshot(
  _node: NodeDomains,
  domain: TestDomain,
  xml: string,
  flags: number,
  warn: Warn,
): { readonly name: string } {
  const { CURRENT, HALT, DISK_ONLY, NO_METADATA, QUIESCE } = flagsOf;
  if (flags & (HALT | NO_METADATA | QUIESCE)) {
    throw invalidArgument(what, "REDEFINE contradicts HALT, NO_METADATA and QUIESCE");
  }
  const { parent, domain: model, inactiveDomain, ...document } = read(xml, warn);
  const { name, creationTime, state } = document;
  const lacks = name === undefined ? "name" : creationTime === undefined ? "creationTime" : undefined;
  if (name === undefined || creationTime === undefined) {
    throw testError(ErrorNumber.XML_ERROR, what, `what is redefined has a <${lacks}>, which is missing`);
  }
  if (state === undefined) throw testError(ErrorNumber.XML_ERROR, what, "the <state> is missing");
  if (flags & DISK_ONLY && state !== "disk-snapshot") {
    throw invalidArgument(what, `the flag DISK_ONLY contradicts the state '${state}'`);
  }
  checkedName(name);
  const snapshot: TestSnapshot = {
    name,
    parent: parent?.name,
    document,
    configuration: guestOf(domain, model as Partial<Domain> | undefined),
    definition: guestOf(domain, inactiveDomain as Partial<Domain> | undefined),
  };
  domain.snapshots.redefine(snapshot, (flags & CURRENT) !== 0);
  return { name };
}

/** The domain of a redefined snapshot; undefined where it says no more than a uuid. Throws INVALID_ARG for another one's. */
function guestOf(domain: TestDomain, model: Partial<Domain> | undefined): Configuration | undefined {
  if (model?.name === undefined) return undefined;
  const configuration = identified(
    checkConfiguration({ ...model, name: model.name, type: "test" }),
    domain.uuid,
  );
  if (configuration.uuid === domain.uuid) return configuration;
  throw invalidArgument(what, `its domain has the uuid ${configuration.uuid}, not ${domain.uuid}`);
}

function checkedName(name: string): string {
  if (name === "") throw testError(ErrorNumber.XML_ERROR, what, "the name is empty");
  if (/[/\n]/.test(name) || name.startsWith(".")) {
    const detail = `${JSON.stringify(name)} is no name: it begins with a dot, or has a slash or a line end`;
    throw testError(ErrorNumber.XML_ERROR, what, detail);
  }
  return name;
}

/** Where the guest's memory is kept. */
function memoryFor({ memory }: DomainSnapshot, hasMemory: boolean): NonNullable<DomainSnapshot["memory"]> {
  const { snapshot = hasMemory ? "internal" : "no", file } = memory ?? {};
  if (snapshot !== "no" && !hasMemory) {
    throw testError(
      ErrorNumber.CONFIG_UNSUPPORTED,
      what,
      "there is no memory to be kept: expected memory snapshot='no'",
    );
  }
  if (snapshot === "external" && file === undefined) {
    throw testError(ErrorNumber.XML_ERROR, what, "an external snapshot of the memory needs a file");
  }
  return { snapshot, ...(file !== undefined && { file }) };
}

/** How each disk is kept: as the document says, else inside the image, or (`external`) by a file on top of it. */
function disksFor(
  { disks }: DomainSnapshot,
  configuration: Configuration,
  name: string,
  external: boolean,
): DomainSnapshotDisk[] {
  const asked = new Map<string, DomainSnapshotDisk>();
  for (const disk of disks?.disk ?? []) {
    const known = disksOf(configuration).find(
      (it) => it.target.dev === disk.name || (disk.name !== "" && sourceOf(it) === disk.name),
    );
    if (known === undefined) {
      throw testError(ErrorNumber.CONFIG_UNSUPPORTED, what, `the domain has no disk '${disk.name}'`);
    }
    if (asked.has(known.target.dev))
      throw testError(ErrorNumber.XML_ERROR, what, `disk '${disk.name}' stands twice`);
    asked.set(known.target.dev, disk);
  }
  return disksOf(configuration).map((disk): DomainSnapshotDisk => {
    const target = disk.target.dev;
    const wanted = asked.get(target) as (DomainSnapshotDisk & { snapshot?: string }) | undefined;
    const usual = !isWritable(disk) ? "no" : external ? "external" : "internal";
    const snapshot = wanted?.snapshot ?? usual;
    if (snapshot !== "external") return { ...wanted, name: target, snapshot } as DomainSnapshotDisk;
    const file = `${(sourceOf(disk) ?? `/${target}`).replace(/\.[^./]*$/, "")}.${name}`;
    const made = { type: "file", driver: { type: "qcow2" }, source: { file } };
    return { ...made, ...wanted, name: target, snapshot } as DomainSnapshotDisk;
  });
}

/** From now on the disks of an external snapshot are written to elsewhere. */
function writeElsewhere(domain: TestDomain, disks: readonly DomainSnapshotDisk[]): void {
  for (const { name, snapshot, source, driver } of disks as readonly {
    name: string;
    snapshot?: string;
    source?: { file?: string };
    driver?: { type?: string };
  }[]) {
    if (snapshot !== "external" || source?.file === undefined) continue;
    const { file } = source;
    const change = (configuration: Configuration): Configuration => ({
      ...withDisk(configuration, name, (disk) => withOverlay(disk, file, driver?.type ?? "qcow2")),
      uuid: configuration.uuid,
    });
    if (domain.definition !== undefined) domain.definition = change(domain.definition);
    if (domain.guest !== undefined) domain.guest.description = change(domain.guest.description);
  }
}
