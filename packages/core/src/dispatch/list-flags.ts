import type { OperationName } from "@libvirt-ts/driver";
import {
  ConnectListAllDomainsFlags,
  ConnectListAllInterfacesFlags,
  ConnectListAllNetworksFlags,
  ConnectListAllNodeDeviceFlags,
  ConnectListAllStoragePoolsFlags,
} from "@libvirt-ts/driver/flags";
import type { ArgumentChecks } from "./checks.js";

/** Which objects a list is asked for: both kinds, unless one is false. */
export interface ListFilter {
  readonly active?: boolean;
  readonly inactive?: boolean;
}

interface Activity {
  readonly ACTIVE: number;
  readonly INACTIVE: number;
}

const activities: Readonly<Partial<Record<OperationName, Activity>>> = {
  listAllDomains: ConnectListAllDomainsFlags,
  listAllNetworks: ConnectListAllNetworksFlags,
  listAllStoragePools: ConnectListAllStoragePoolsFlags,
  listAllInterfaces: ConnectListAllInterfacesFlags,
  listAllNodeDevices: ConnectListAllNodeDeviceFlags,
};

const filterKeys: Readonly<Record<keyof ListFilter, true>> = { active: true, inactive: true };

/** The flags of a list, which may be given as `{ active, inactive }` where there are such. */
export function listFlags(check: ArgumentChecks, value: unknown, operation: OperationName): number {
  const activity = activities[operation];
  if (activity === undefined || typeof value !== "object" || value === null) {
    check.integer(value, "flags", 0, 2 ** 32 - 1);
    return value as number;
  }
  check.record(value, "the filter", filterKeys);
  for (const [key, wanted] of Object.entries(value)) {
    if (wanted !== undefined) check.boolean(wanted, key);
  }
  const { active = true, inactive = true } = value as ListFilter;
  if (active && inactive) return 0;
  if (!active && !inactive)
    throw check.invalid("the filter wants neither active nor inactive ones, which is nothing");
  // Unsigned: the flags of node devices are the two highest bits.
  return (active ? activity.ACTIVE : activity.INACTIVE) >>> 0;
}
