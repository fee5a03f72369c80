import { randomUUID } from "node:crypto";
import { DomainState, ErrorDomain, ErrorNumber, type LibvirtError, wrapProblems } from "@libvirt-ts/driver";
import { DomainRunningReason, DomainSnapshotCreateFlags } from "@libvirt-ts/driver/flags";
import { type Problem, withPlaces, type XmlElement, XmlError } from "@libvirt-ts/xml";
import { parseHostInterface } from "@libvirt-ts/xml/interface";
import { parseNetwork } from "@libvirt-ts/xml/network";
import { parseNodeDevice } from "@libvirt-ts/xml/node-device";
import { parseStoragePool } from "@libvirt-ts/xml/storage-pool";
import { parseStorageVolume } from "@libvirt-ts/xml/storage-volume";
import { identified, readConfiguration } from "../configuration.js";
import { identityOf, readDocument } from "../document.js";
import { testError } from "../errors.js";
import { filledIn } from "../ops/domain/define.js";
import { redefineSnapshot } from "../ops/domain/snapshot-create.js";
import { completedNetwork } from "../ops/network.js";
import { completedPool } from "../ops/storage-pool.js";
import type { TestNode } from "../state/node.js";
import { hardware } from "../state/node-device.js";
import { addVolume } from "../state/volume.js";
import { readAdditions } from "./additions.js";
import { markupOf } from "./markup.js";
import type { Described, ObjectElement } from "./parts.js";

type Add = (node: TestNode, object: Described, warn: (warning: LibvirtError) => void) => void;

/** Adds an object that a node file describes to the node. Whatever can run does, unless the file says otherwise. */
export const addObject: Add = (node, object, warn) => adders[object.element](node, object, warn);

const adders: Readonly<Record<ObjectElement, Add>> = {
  domain: addDomain,

  network(node, object, warn) {
    const { network } = read(object, object.document, parseNetwork, warn);
    const { name, uuid: given } = identityOf(object.what, network);
    assertFree(node.networks.claimed(given, name), object.what);
    const uuid = given ?? randomUUID();
    const definition = completedNetwork(network, uuid);
    node.networks.add({ name, uuid, definition, live: definition, autostart: false, ports: new Map() });
  },

  interface(node, object, warn) {
    const { hostInterface } = read(object, object.document, parseHostInterface, warn);
    const { name } = identityOf(object.what, hostInterface as { readonly name?: string });
    assertFree(node.interfaces.items.get(name), object.what);
    node.interfaces.put({ name, definition: hostInterface, live: hostInterface });
  },

  pool(node, object, warn) {
    const { storagePool } = read(object, object.document, parseStoragePool, warn);
    const { name, uuid: given } = identityOf(object.what, storagePool);
    assertFree(node.pools.claimed(given, name), object.what);
    const uuid = given ?? randomUUID();
    const definition = completedPool(storagePool, uuid);
    const pool = { name, uuid, definition, live: definition, autostart: false, volumes: new Map() };
    for (const volume of object.volumes) {
      addVolume(node, pool, read(object, volume, parseStorageVolume, warn).storageVolume);
    }
    node.pools.add(pool);
  },

  device(node, object, warn) {
    const { nodeDevice } = read(object, object.document, parseNodeDevice, warn);
    const { name } = identityOf(object.what, nodeDevice);
    assertFree(node.devices.get(name), object.what);
    node.devices.set(name, hardware({ ...nodeDevice, name }));
  },
};

function addDomain(node: TestNode, object: Described, warn: (warning: LibvirtError) => void): void {
  const { what } = object;
  const { state, isTransient, hasManagedSave, snapshots } = readAdditions(object.additions, what);
  const isAsFiled = object.isWholeFile && object.additions.length === 0;
  const draft = isAsFiled
    ? readConfiguration(object.bytes, what, warn)
    : inFile(object, () => readConfiguration(text(object, object.document), what, warn));
  const configuration = filledIn(node, identified(draft));
  if (node.claimed(configuration.uuid, configuration.name) !== undefined) {
    throw testError(
      ErrorNumber.DOM_EXIST,
      `domain '${configuration.name}'`,
      "the node file describes it twice",
    );
  }
  const domain = node.add(configuration.uuid, configuration.name);
  if (!isTransient) domain.definition = configuration;
  if (state !== DomainState.SHUTOFF) {
    const guest = node.boot(domain, configuration, DomainRunningReason.UNKNOWN);
    guest.state = state;
    if (state !== DomainState.RUNNING && state !== DomainState.BLOCKED) guest.cpuClock.stand();
  } else if (hasManagedSave) {
    domain.managedSave = { configuration, paused: false };
  }
  const { REDEFINE, CURRENT } = DomainSnapshotCreateFlags;
  for (const { element, isCurrent } of snapshots) {
    redefineSnapshot(node, domain, text(object, element), isCurrent ? REDEFINE | CURRENT : REDEFINE, warn);
  }
}

const text = ({ namespaces }: Described, element: XmlElement): string => markupOf(element, namespaces);

/** Reads an element of the node file with a codec; its problems are told where they are in the file. */
function read<T extends { readonly warnings: readonly Problem[] }>(
  object: Described,
  element: XmlElement,
  parse: (xml: string) => T,
  warn: (warning: LibvirtError) => void,
): T {
  const parsed = () => {
    try {
      return parse(text(object, element));
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
      throw new XmlError(placedIn(object, error.problems));
    }
  };
  return readDocument(object.what, parsed, warn);
}

/** The same for what throws libvirt's errors. */
function inFile<T>(object: Described, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const { cause } = error as LibvirtError;
    if (!(cause instanceof XmlError)) throw error;
    const problems = new XmlError(placedIn(object, cause.problems));
    throw wrapProblems(problems, { info: object.what, dialectDomain: ErrorDomain.TEST });
  }
}

/** Problems of an object's own document, with their places in the file that it stands in. */
function placedIn({ path, bytes, element }: Described, problems: readonly Problem[]): Problem[] {
  const moved = problems.map(({ line: _, column: __, ...problem }): Problem => {
    const start = `/${element}`;
    const isInside = problem.path === start || problem.path?.startsWith(`${start}/`);
    return isInside ? { ...problem, path: path + problem.path!.slice(start.length) } : problem;
  });
  return withPlaces(moved, bytes);
}

function assertFree(taken: unknown, what: string): void {
  if (taken !== undefined) throw testError(ErrorNumber.OPERATION_FAILED, what, "the node file has it twice");
}
