import type { DomainEvent, DomainEventFilter } from "../records/events/domain.js";
import type { NetworkEvent, NetworkEventFilter } from "../records/events/network.js";
import type { NodeDeviceEvent, NodeDeviceEventFilter } from "../records/events/node-device.js";
import type { SecretEvent, SecretEventFilter } from "../records/events/secret.js";
import type { StoragePoolEvent, StoragePoolEventFilter } from "../records/events/storage.js";
import type { EventStream } from "../records/events/stream.js";
import type { CallOptions } from "./options.js";

/** What happens from now on. Every method is optional, and answers at once: what fails is told by the stream. */
export interface EventOperations {
  /** C: `virConnectDomainEventRegisterAny`. */
  domainEvents?(filter: DomainEventFilter, options?: CallOptions): EventStream<DomainEvent>;
  /** C: `virConnectNetworkEventRegisterAny`. */
  networkEvents?(filter: NetworkEventFilter, options?: CallOptions): EventStream<NetworkEvent>;
  /** C: `virConnectStoragePoolEventRegisterAny`. */
  storagePoolEvents?(filter: StoragePoolEventFilter, options?: CallOptions): EventStream<StoragePoolEvent>;
  /** C: `virConnectNodeDeviceEventRegisterAny`. */
  nodeDeviceEvents?(filter: NodeDeviceEventFilter, options?: CallOptions): EventStream<NodeDeviceEvent>;
  /** C: `virConnectSecretEventRegisterAny`. */
  secretEvents?(filter: SecretEventFilter, options?: CallOptions): EventStream<SecretEvent>;
}
