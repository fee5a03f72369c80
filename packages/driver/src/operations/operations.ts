import type { ConnectionOperations } from "./connection.js";
import type { DomainLifeOperations, DomainQueryOperations } from "./domain.js";
import type { DomainBlockOperations } from "./domain-block.js";
import type { DomainCheckpointOperations } from "./domain-checkpoint.js";
import type { DomainDeviceOperations } from "./domain-devices.js";
import type { DomainGuestOperations } from "./domain-guest.js";
import type { DomainJobOperations } from "./domain-jobs.js";
import type { DomainResourceOperations } from "./domain-resources.js";
import type { DomainSnapshotOperations } from "./domain-snapshot.js";
import type { EventOperations } from "./events.js";
import type { InterfaceOperations } from "./interface.js";
import type { NetworkOperations } from "./network.js";
import type { NetworkPortOperations } from "./network-port.js";
import type { NodeOperations } from "./node.js";
import type { NodeDeviceOperations } from "./node-device.js";
import type { NWFilterOperations } from "./nwfilter.js";
import type { NWFilterBindingOperations } from "./nwfilter-binding.js";
import type { QemuOperations } from "./qemu.js";
import type { SecretOperations } from "./secret.js";
import type { StoragePoolOperations } from "./storage-pool.js";
import type { StorageVolOperations } from "./storage-volume.js";

/** What a driver's connection can do to one domain. */
export interface DomainOperations
  extends DomainLifeOperations,
    DomainQueryOperations,
    DomainResourceOperations,
    DomainDeviceOperations,
    DomainBlockOperations,
    DomainGuestOperations,
    DomainJobOperations,
    DomainSnapshotOperations,
    DomainCheckpointOperations {}

/** All that can be asked of a driver's connection; every method is optional, and an absent one means "cannot". */
export interface DriverOperations
  extends ConnectionOperations,
    NodeOperations,
    DomainOperations,
    NetworkOperations,
    NetworkPortOperations,
    StoragePoolOperations,
    StorageVolOperations,
    NodeDeviceOperations,
    InterfaceOperations,
    SecretOperations,
    NWFilterOperations,
    NWFilterBindingOperations,
    QemuOperations,
    EventOperations {}
