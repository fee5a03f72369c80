// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Kind } from "../runtime/kind.js";
import { capabilitiesKind } from "./capabilities/functions.generated.js";
import { cpuKind } from "./cpu/functions.generated.js";
import { domainKind } from "../domain/functions.js";
import { domainBackupKind } from "./domain-backup/functions.generated.js";
import { domainCapabilitiesKind } from "./domain-capabilities/functions.generated.js";
import { domainCheckpointKind } from "./domain-checkpoint/functions.generated.js";
import { domainSnapshotKind } from "./domain-snapshot/functions.generated.js";
import { hostInterfaceKind } from "./interface/functions.generated.js";
import { networkKind } from "./network/functions.generated.js";
import { networkPortKind } from "./network-port/functions.generated.js";
import { nodeDeviceKind } from "./node-device/functions.generated.js";
import { nwFilterKind } from "./nwfilter/functions.generated.js";
import { nwFilterBindingKind } from "./nwfilter-binding/functions.generated.js";
import { secretKind } from "./secret/functions.generated.js";
import { storagePoolKind } from "./storage-pool/functions.generated.js";
import { storagePoolCapabilitiesKind } from "./storage-pool-capabilities/functions.generated.js";
import { storagePoolSourcesKind } from "./storage-pool-sources/functions.generated.js";
import { storageVolumeKind } from "./storage-volume/functions.generated.js";

/** Every kind of document, by the name of its entry point. */
export const kinds = {
  "capabilities": capabilitiesKind,
  "cpu": cpuKind,
  "domain": domainKind,
  "domain-backup": domainBackupKind,
  "domain-capabilities": domainCapabilitiesKind,
  "domain-checkpoint": domainCheckpointKind,
  "domain-snapshot": domainSnapshotKind,
  "interface": hostInterfaceKind,
  "network": networkKind,
  "network-port": networkPortKind,
  "node-device": nodeDeviceKind,
  "nwfilter": nwFilterKind,
  "nwfilter-binding": nwFilterBindingKind,
  "secret": secretKind,
  "storage-pool": storagePoolKind,
  "storage-pool-capabilities": storagePoolCapabilitiesKind,
  "storage-pool-sources": storagePoolSourcesKind,
  "storage-volume": storageVolumeKind,
} as const satisfies Readonly<Record<string, Kind>>;
