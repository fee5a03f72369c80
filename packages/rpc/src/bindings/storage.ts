import type { StoragePoolInfo, StorageVolInfo } from "@libvirt-ts/driver";
import type { RetOf } from "../procedure.js";
import * as p from "../protocol/index.js";
import { type Binding, bind } from "./binding.js";
import { listAll } from "./combinators.js";
import { none, record, same, truth } from "./values.js";

const poolInfo = {
  whole: record<RetOf<typeof p.storagePoolGetInfo>, StoragePoolInfo>({
    state: "same",
    capacity: "same",
    allocation: "same",
    available: "same",
  }),
};
const volInfo = {
  whole: record<RetOf<typeof p.storageVolGetInfo>, StorageVolInfo>({
    type: "same",
    capacity: "same",
    allocation: "same",
  }),
};

/** Storage pools and volumes, but for their streams. */
export const storageBindings: readonly Binding[] = [
  listAll("listAllStoragePools", p.connectListAllStoragePools, ["flags"], "pools", same<p.WireStoragePool>()),
  bind("findStoragePoolSources", p.connectFindStoragePoolSources, ["type", "srcSpec", "flags"], "xml"),
  bind("storagePoolLookupByName", p.storagePoolLookupByName, ["name"], "pool"),
  bind("storagePoolLookupByUUID", p.storagePoolLookupByUUID, ["uuid"], "pool"),
  bind("storagePoolLookupByVolume", p.storagePoolLookupByVolume, ["vol"], "pool"),
  bind("storagePoolLookupByTargetPath", p.storagePoolLookupByTargetPath, ["path"], "pool"),
  bind("storagePoolCreateXML", p.storagePoolCreateXML, ["xml", "flags"], "pool"),
  bind("storagePoolDefineXML", p.storagePoolDefineXML, ["xml", "flags"], "pool"),
  bind("storagePoolBuild", p.storagePoolBuild, ["pool", "flags"], none),
  bind("storagePoolCreate", p.storagePoolCreate, ["pool", "flags"], none),
  bind("storagePoolDestroy", p.storagePoolDestroy, ["pool"], none),
  bind("storagePoolDelete", p.storagePoolDelete, ["pool", "flags"], none),
  bind("storagePoolUndefine", p.storagePoolUndefine, ["pool"], none),
  bind("storagePoolRefresh", p.storagePoolRefresh, ["pool", "flags"], none),
  bind("storagePoolGetInfo", p.storagePoolGetInfo, ["pool"], poolInfo),
  bind("storagePoolGetXMLDesc", p.storagePoolGetXMLDesc, ["pool", "flags"], "xml"),
  bind("storagePoolGetAutostart", p.storagePoolGetAutostart, ["pool"], ["autostart", truth]),
  bind("storagePoolSetAutostart", p.storagePoolSetAutostart, ["pool", ["autostart", truth]], none),
  bind("storagePoolIsActive", p.storagePoolIsActive, ["pool"], ["active", truth]),
  bind("storagePoolIsPersistent", p.storagePoolIsPersistent, ["pool"], ["persistent", truth]),
  listAll(
    "storagePoolListAllVolumes",
    p.storagePoolListAllVolumes,
    ["pool", "flags"],
    "vols",
    same<p.WireStorageVol>(),
  ),

  bind("storageVolLookupByName", p.storageVolLookupByName, ["pool", "name"], "vol"),
  bind("storageVolLookupByKey", p.storageVolLookupByKey, ["key"], "vol"),
  bind("storageVolLookupByPath", p.storageVolLookupByPath, ["path"], "vol"),
  bind("storageVolCreateXML", p.storageVolCreateXML, ["pool", "xml", "flags"], "vol"),
  bind("storageVolCreateXMLFrom", p.storageVolCreateXMLFrom, ["pool", "xml", "clonevol", "flags"], "vol"),
  bind("storageVolDelete", p.storageVolDelete, ["vol", "flags"], none),
  bind("storageVolWipe", p.storageVolWipePattern, ["vol", "algorithm", "flags"], none),
  bind("storageVolWipe", p.storageVolWipe, ["vol", { absent: 0 }, "flags"], none, { client: "older" }),
  bind("storageVolResize", p.storageVolResize, ["vol", "capacity", "flags"], none),
  bind("storageVolGetInfo", p.storageVolGetInfoFlags, ["vol", "flags"], volInfo),
  bind("storageVolGetInfo", p.storageVolGetInfo, ["vol", { absent: 0 }], volInfo, { client: "older" }),
  bind("storageVolGetXMLDesc", p.storageVolGetXMLDesc, ["vol", "flags"], "xml"),
  bind("storageVolGetPath", p.storageVolGetPath, ["vol"], "name"),
];
