import type { Shape } from "../language.js";
import { allocationShapes } from "./allocation.js";
import { bandwidthShapes } from "./bandwidth.js";
import { capabilityEnumShapes } from "./capability-enum.js";
import { capacityShapes } from "./capacity.js";
import { cipherShapes } from "./cipher.js";
import { cpuCacheShapes } from "./cpu-cache.js";
import { cpuCounterShapes } from "./cpu-counter.js";
import { cpuMicrocodeShapes } from "./cpu-microcode.js";
import { cpuPagesShapes } from "./cpu-pages.js";
import { cpuSignatureShapes } from "./cpu-signature.js";
import { cpuTopologyShapes } from "./cpu-topology.js";
import { encryptionShapes } from "./encryption.js";
import { encryptionSecretShapes } from "./encryption-secret.js";
import { filterRefShapes } from "./filter-ref.js";
import { guestCpuFeatureShapes } from "./guest-cpu-feature.js";
import { guestCpuModelShapes } from "./guest-cpu-model.js";
import { hostCpuFeatureShapes } from "./host-cpu-feature.js";
import { hostCpuFeaturesShapes } from "./host-cpu-features.js";
import { hostdevDriverShapes } from "./hostdev-driver.js";
import { iscsiInitiatorShapes } from "./iscsi-initiator.js";
import { ivgenShapes } from "./ivgen.js";
import { linkSpeedShapes } from "./link-speed.js";
import { maxPhysAddrShapes } from "./max-phys-addr.js";
import { mtuShapes } from "./mtu.js";
import { networkMacShapes } from "./network-mac.js";
import { numaShapes } from "./numa.js";
import { numaCellCacheShapes } from "./numa-cell-cache.js";
import { numaDistancesShapes } from "./numa-distances.js";
import { numaInterconnectsShapes } from "./numa-interconnects.js";
import { ownerShapes } from "./owner.js";
import { pciAddressShapes } from "./pci-address.js";
import { permissionsShapes } from "./permissions.js";
import { portIsolationShapes } from "./port-isolation.js";
import { routeShapes } from "./route.js";
import { scsiAdapterShapes } from "./scsi-adapter.js";
import { virtualportShapes } from "./virtualport.js";
import { vlanShapes } from "./vlan.js";

/** Every shape of this folder. */
export const shapes: readonly Shape[] = [
  ...allocationShapes,
  ...bandwidthShapes,
  ...capabilityEnumShapes,
  ...capacityShapes,
  ...cipherShapes,
  ...cpuCacheShapes,
  ...cpuCounterShapes,
  ...cpuMicrocodeShapes,
  ...cpuPagesShapes,
  ...cpuSignatureShapes,
  ...cpuTopologyShapes,
  ...encryptionShapes,
  ...encryptionSecretShapes,
  ...filterRefShapes,
  ...guestCpuFeatureShapes,
  ...guestCpuModelShapes,
  ...hostCpuFeatureShapes,
  ...hostCpuFeaturesShapes,
  ...hostdevDriverShapes,
  ...iscsiInitiatorShapes,
  ...ivgenShapes,
  ...linkSpeedShapes,
  ...maxPhysAddrShapes,
  ...mtuShapes,
  ...networkMacShapes,
  ...numaShapes,
  ...numaCellCacheShapes,
  ...numaDistancesShapes,
  ...numaInterconnectsShapes,
  ...ownerShapes,
  ...pciAddressShapes,
  ...permissionsShapes,
  ...portIsolationShapes,
  ...routeShapes,
  ...scsiAdapterShapes,
  ...virtualportShapes,
  ...vlanShapes,
];
