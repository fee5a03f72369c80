import { randomUUID } from "node:crypto";
import {
  ErrorNumber,
  type LibvirtError,
  type NetworkOperations,
  type NetworkRef,
  nameOf,
  passesFilters,
} from "@libvirt-ts/driver";
import {
  ConnectListAllNetworksFlags,
  NetworkEventLifecycleType,
  NetworkMetadataType,
  NetworkUpdateCommand,
  NetworkUpdateFlags,
  NetworkUpdateSection,
  NetworkXMLFlags,
} from "@libvirt-ts/driver/flags";
import { formatNetwork, type Network, parseNetwork } from "@libvirt-ts/xml/network";
import { readNetworkPart } from "@libvirt-ts/xml/parts";
import { identityOf, readDocument } from "../document.js";
import { testError } from "../errors.js";
import { metadataChangeBy, metadataIn } from "../state/metadata.js";
import { networkKind, networkRef, type TestNetwork } from "../state/network.js";
import type { TestNode } from "../state/node.js";
import { assertActive, assertInactive, inForce, wrongState } from "../state/table.js";

const { ACTIVE, INACTIVE, PERSISTENT, TRANSIENT, AUTOSTART, NO_AUTOSTART } = ConnectListAllNetworksFlags;
const { DEFINED, UNDEFINED, STARTED, STOPPED } = NetworkEventLifecycleType;

/** Virtual networks. */
export function networkOperations(
  node: TestNode,
  warn: (warning: LibvirtError) => void,
): Required<Omit<NetworkOperations, "networkGetDHCPLeases">> {
  const { networks, networkEvents } = node;
  const find = ({ uuid }: NetworkRef): TestNetwork => networks.byUuid(uuid);
  const tell = (network: TestNetwork, type: number) =>
    networkEvents.emit({ event: "lifecycle", network: networkRef(network), type, detail: 0 });

  /** The network that a document is about, new unless its name and uuid are known, and its configuration with a uuid. */
  function read(xml: string): { readonly network: TestNetwork; readonly configuration: Network } {
    const { network: document } = readDocument("network XML", () => parseNetwork(xml), warn);
    const { name, uuid: given } = identityOf("network XML", document);
    const known = networks.claimed(given, name);
    const uuid = known?.uuid ?? given ?? randomUUID();
    return {
      network: known ?? { uuid, name, autostart: false, ports: new Map() },
      configuration: completedNetwork(document, uuid),
    };
  }

  return {
    async listAllNetworks(flags) {
      return Array.from(networks.values())
        .filter(({ live, definition, autostart }) =>
          passesFilters(flags, [
            [
              [ACTIVE, live !== undefined],
              [INACTIVE, live === undefined],
            ],
            [
              [PERSISTENT, definition !== undefined],
              [TRANSIENT, definition === undefined],
            ],
            [
              [AUTOSTART, autostart],
              [NO_AUTOSTART, !autostart],
            ],
          ]),
        )
        .map(networkRef);
    },
    networkLookupByName: async (name) => networkRef(networks.byName(name)),
    networkLookupByUUID: async (uuid) => networkRef(networks.byUuid(uuid)),

    async networkCreateXML(xml, _flags) {
      const { network, configuration } = read(xml);
      assertInactive(networkKind, network);
      if (network.definition === undefined) networks.add(network);
      network.live = configuration;
      tell(network, STARTED);
      return networkRef(network);
    },

    async networkDefineXML(xml, _flags) {
      const { network, configuration } = read(xml);
      if (network.live === undefined && network.definition === undefined) networks.add(network);
      network.definition = configuration;
      tell(network, DEFINED);
      return networkRef(network);
    },

    async networkCreate(ref) {
      const network = find(ref);
      assertInactive(networkKind, network);
      network.live = network.definition;
      tell(network, STARTED);
    },

    async networkDestroy(ref) {
      const network = find(ref);
      assertActive(networkKind, network);
      network.live = undefined;
      network.ports.clear();
      if (network.definition === undefined) networks.remove(network);
      tell(network, STOPPED);
    },

    async networkUndefine(ref) {
      const network = find(ref);
      assertInactive(networkKind, network);
      networks.remove(network);
      tell(network, UNDEFINED);
    },

    async networkUpdate(ref, command, section, parentIndex, xml, flags) {
      const network = find(ref);
      const scope = scopeOf(network, flags);
      const asked = {
        command: nameOf(NetworkUpdateCommand, command),
        section: nameOf(NetworkUpdateSection, section),
        parentIndex,
        xml,
      };
      const { change } = readDocument(
        "network XML",
        () =>
          readNetworkPart(asked, (why, detail) => testError(ErrorNumber[why], "virNetworkUpdate", detail)),
        warn,
      );
      changeDocuments(network, scope, change);
    },

    async networkGetXMLDesc(ref, flags) {
      const network = find(ref);
      const { live, definition } = network;
      const isDefinition = (flags & NetworkXMLFlags.INACTIVE) !== 0 && definition !== undefined;
      return formatNetwork(isDefinition ? definition : (live ?? definition)!);
    },

    async networkGetBridgeName(ref) {
      const network = find(ref);
      const bridge = inForce(network).bridge?.name;
      if (bridge !== undefined) return bridge;
      throw testError(ErrorNumber.INTERNAL_ERROR, `network '${network.name}'`, "it has no bridge");
    },

    networkGetAutostart: async (ref) => find(ref).autostart,

    async networkSetAutostart(ref, autostart) {
      const network = find(ref);
      if (network.definition === undefined)
        throw wrongState(networkKind, network.name, "a transient network cannot start with the host");
      network.autostart = autostart;
    },

    networkIsActive: async (ref) => find(ref).live !== undefined,
    networkIsPersistent: async (ref) => find(ref).definition !== undefined,

    async networkGetMetadata(ref, type, uri, flags) {
      const network = find(ref);
      const document = flags & NetworkUpdateFlags.CONFIG ? definitionOf(network) : inForce(network);
      const found = metadataIn("virNetworkGetMetadata", document, { type, uri });
      if (found !== undefined) return found;
      throw testError(ErrorNumber.NO_NETWORK_METADATA, `network '${network.name}'`);
    },

    async networkSetMetadata(ref, type, text, key, uri, flags) {
      const network = find(ref);
      const scope = scopeOf(network, flags);
      changeDocuments(network, scope, metadataChangeBy("virNetworkSetMetadata", { type, text, key, uri }));
      networkEvents.emit({
        event: "metadata-change",
        network: networkRef(network),
        type,
        ...(type === NetworkMetadataType.ELEMENT && uri !== undefined ? { nsuri: uri } : {}),
      });
    },
  };
}

/** What a change concerns: as it says, or else what the network is. Throws OPERATION_INVALID where that is not there. */
function scopeOf(network: TestNetwork, flags: number): number {
  const { LIVE, CONFIG } = NetworkUpdateFlags;
  const scope = (flags & (LIVE | CONFIG)) === 0 ? (network.live !== undefined ? LIVE : CONFIG) : flags;
  if (scope & LIVE) assertActive(networkKind, network);
  if (scope & CONFIG) definitionOf(network);
  return scope;
}

function definitionOf(network: TestNetwork): Network {
  if (network.definition !== undefined) return network.definition;
  throw wrongState(networkKind, network.name, "a transient network has no definition");
}

/** Changes the documents of a scope: all of them, or where `change` throws, none. */
function changeDocuments(network: TestNetwork, scope: number, change: (document: Network) => Network): void {
  const { LIVE, CONFIG } = NetworkUpdateFlags;
  const live = scope & LIVE ? change(network.live!) : network.live;
  const definition = scope & CONFIG ? change(network.definition!) : network.definition;
  Object.assign(network, { live, definition });
}

/** Modes of forwarding in which the network's bridge is the host's own, not one that libvirt makes. */
const foreignModes: ReadonlySet<string> = new Set(["bridge", "private", "vepa", "passthrough", "hostdev"]);

/** A network's document with what libvirt adds to it: a uuid, and how a bridge that it makes behaves. */
export function completedNetwork(document: Network, uuid: string): Network {
  const { bridge, forward, ip } = document;
  const mode = forward === undefined ? undefined : (forward.mode ?? "nat");
  if (mode === "nat" && (ip ?? []).length === 0) {
    const detail = "nat is asked for, and there is no <ip> to translate to";
    throw testError(ErrorNumber.XML_ERROR, `network '${document.name}'`, detail);
  }
  return {
    ...document,
    ...(document.uuid === undefined && { uuid }),
    ...(forward !== undefined && { forward: { ...forward, mode: mode! } }),
    ...(!foreignModes.has(String(mode)) && { bridge: { stp: "on", delay: 0, ...bridge } }),
  };
}
