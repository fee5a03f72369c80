import { setMaxListeners } from "node:events";
import {
  EventHub,
  type NetworkEvent,
  type NodeDeviceEvent,
  type SecretEvent,
  type StoragePoolEvent,
  type TypedParams,
} from "@libvirt-ts/driver";
import type { NwFilterBinding } from "@libvirt-ts/xml/nwfilter-binding";
import type { Clock } from "../clock.js";
import type { TestHost } from "./host.js";
import { Interfaces } from "./interfaces.js";
import { networkKind, type TestNetwork } from "./network.js";
import type { TestNodeDevice } from "./node-device.js";
import { type Layout, NodeDomains } from "./node-domains.js";
import { nwfilterKind, type TestNWFilter } from "./nwfilter.js";
import { Secrets } from "./secret.js";
import { poolKind, type TestPool } from "./storage.js";
import { Table } from "./table.js";
import { VolumeMemory } from "./volume-bytes.js";

/** A whole node: everything that a connection to it can see and change. */
export class TestNode extends NodeDomains {
  readonly host: TestHost;
  readonly networks = new Table<TestNetwork>(networkKind);
  readonly networkEvents = new EventHub<NetworkEvent>();
  readonly pools = new Table<TestPool>(poolKind);
  readonly poolEvents = new EventHub<StoragePoolEvent>();
  readonly volumeMemory = new VolumeMemory();
  /** Bytes by path, of images that are no volumes and were given another capacity. */
  readonly resizedImages = new Map<string, bigint>();
  readonly interfaces = new Interfaces();
  /** By name. */
  readonly devices = new Map<string, TestNodeDevice>();
  readonly deviceEvents = new EventHub<NodeDeviceEvent>();
  readonly secrets = new Secrets();
  readonly secretEvents = new EventHub<SecretEvent>();
  readonly nwfilters = new Table<TestNWFilter>(nwfilterKind);
  /** By the port of the host that they are for. */
  readonly nwfilterBindings = new Map<string, NwFilterBinding>();
  memoryParameters: TypedParams = {
    shm_pages_to_scan: 100,
    shm_sleep_millisecs: 20,
    shm_merge_across_nodes: 1,
    shm_pages_shared: 0,
    shm_pages_sharing: 0,
    shm_pages_unshared: 0,
    shm_pages_volatile: 0,
    shm_full_scans: 0,
  };
  /** When the host wakes up, by its clock. */
  suspendedUntil = 0n;
  readonly #closed = new AbortController();

  constructor(host: TestHost, clock: Clock, layout: Layout = "today") {
    super(host.info, clock, layout);
    this.host = host;
    // Any number of uploads listens to it.
    setMaxListeners(0, this.closed);
  }

  /** Aborts when the connection closes. */
  get closed(): AbortSignal {
    return this.#closed.signal;
  }

  override close(): void {
    this.#closed.abort();
    super.close();
    this.networkEvents.close();
    this.poolEvents.close();
    this.deviceEvents.close();
    this.secretEvents.close();
    this.secrets.close();
  }
}
