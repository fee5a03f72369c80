import type { Shape } from "../language.js";
import { diskStoragePoolSourceShapes } from "./disk-storage-pool-source.js";
import { fsStoragePoolSourceShapes } from "./fs-storage-pool-source.js";
import { iscsiDirectStoragePoolSourceShapes } from "./iscsi-direct-storage-pool-source.js";
import { logicalStoragePoolSourceShapes } from "./logical-storage-pool-source.js";
import { netfsStoragePoolDirShapes } from "./netfs-storage-pool-dir.js";
import { netfsStoragePoolSourceShapes } from "./netfs-storage-pool-source.js";
import { rbdConfigOptionsShapes } from "./rbd-config-options.js";
import { storagePoolShapes } from "./storage-pool.js";
import { storagePoolAuthShapes } from "./storage-pool-auth.js";
import { storagePoolDeviceShapes } from "./storage-pool-device.js";
import { storagePoolFeaturesShapes } from "./storage-pool-features.js";
import { storagePoolHostShapes } from "./storage-pool-host.js";
import { storagePoolRefreshShapes } from "./storage-pool-refresh.js";
import { storagePoolSourcesShapes } from "./storage-pool-sources.js";
import { storagePoolVendorShapes } from "./storage-pool-vendor.js";
import { vstorageStoragePoolSourceShapes } from "./vstorage-storage-pool-source.js";

/** Every shape of this folder. */
export const shapes: readonly Shape[] = [
  ...diskStoragePoolSourceShapes,
  ...fsStoragePoolSourceShapes,
  ...iscsiDirectStoragePoolSourceShapes,
  ...logicalStoragePoolSourceShapes,
  ...netfsStoragePoolDirShapes,
  ...netfsStoragePoolSourceShapes,
  ...rbdConfigOptionsShapes,
  ...storagePoolShapes,
  ...storagePoolAuthShapes,
  ...storagePoolDeviceShapes,
  ...storagePoolFeaturesShapes,
  ...storagePoolHostShapes,
  ...storagePoolRefreshShapes,
  ...storagePoolSourcesShapes,
  ...storagePoolVendorShapes,
  ...vstorageStoragePoolSourceShapes,
];
