import * as p from "../protocol/index.js";
import { type Binding, bind } from "./binding.js";
import { listAll } from "./combinators.js";
import { copyOf, filterBindingRef, nodeDeviceName, nodeDeviceRef, none, same, truth } from "./values.js";

const device = ["name", nodeDeviceName] as const;
/** As many capabilities as one answer can hold. */
const CAPS_MAX = 65_536;

/** Devices of the host. */
export const nodeDeviceBindings: readonly Binding[] = [
  listAll("listAllNodeDevices", p.connectListAllNodeDevices, ["flags"], "devices", nodeDeviceRef),
  bind("nodeDeviceLookupByName", p.nodeDeviceLookupByName, ["name"], "dev"),
  bind("nodeDeviceLookupSCSIHostByWWN", p.nodeDeviceLookupSCSIHostByWWN, ["wwnn", "wwpn", "flags"], "dev"),
  bind("nodeDeviceCreateXML", p.nodeDeviceCreateXML, ["xmlDesc", "flags"], "dev"),
  bind("nodeDeviceDefineXML", p.nodeDeviceDefineXML, ["xmlDesc", "flags"], "dev"),
  bind("nodeDeviceCreate", p.nodeDeviceCreate, [device, "flags"], none),
  bind("nodeDeviceDestroy", p.nodeDeviceDestroy, [device], none),
  bind("nodeDeviceUndefine", p.nodeDeviceUndefine, [device, "flags"], none),
  bind("nodeDeviceUpdate", p.nodeDeviceUpdate, [device, "xmlDesc", "flags"], none),
  bind("nodeDeviceGetXMLDesc", p.nodeDeviceGetXMLDesc, [device, "flags"], "xml"),
  bind("nodeDeviceGetParent", p.nodeDeviceGetParent, [device], "parentName"),
  bind("nodeDeviceListCaps", p.nodeDeviceListCaps, [device], ["names", copyOf<string>()], {
    always: { maxnames: CAPS_MAX },
    limit: "maxnames",
  }),
  bind("nodeDeviceDetach", p.nodeDeviceDetachFlags, [device, "driverName", "flags"], none),
  bind("nodeDeviceDetach", p.nodeDeviceDettach, [device, { absent: undefined }, { absent: 0 }], none, {
    client: "older",
  }),
  bind("nodeDeviceReAttach", p.nodeDeviceReAttach, [device], none),
  bind("nodeDeviceReset", p.nodeDeviceReset, [device], none),
  bind("nodeDeviceGetAutostart", p.nodeDeviceGetAutostart, [device], ["autostart", truth]),
  bind("nodeDeviceSetAutostart", p.nodeDeviceSetAutostart, [device, ["autostart", truth]], none),
  bind("nodeDeviceIsActive", p.nodeDeviceIsActive, [device], ["active", truth]),
  bind("nodeDeviceIsPersistent", p.nodeDeviceIsPersistent, [device], ["persistent", truth]),
];

/** Network interfaces of the host. */
export const interfaceBindings: readonly Binding[] = [
  listAll("listAllInterfaces", p.connectListAllInterfaces, ["flags"], "ifaces", same<p.WireInterface>()),
  bind("interfaceLookupByName", p.interfaceLookupByName, ["name"], "iface"),
  bind("interfaceLookupByMACString", p.interfaceLookupByMACString, ["mac"], "iface"),
  bind("interfaceDefineXML", p.interfaceDefineXML, ["xml", "flags"], "iface"),
  bind("interfaceUndefine", p.interfaceUndefine, ["iface"], none),
  bind("interfaceCreate", p.interfaceCreate, ["iface", "flags"], none),
  bind("interfaceDestroy", p.interfaceDestroy, ["iface", "flags"], none),
  bind("interfaceGetXMLDesc", p.interfaceGetXMLDesc, ["iface", "flags"], "xml"),
  bind("interfaceIsActive", p.interfaceIsActive, ["iface"], ["active", truth]),
  bind("interfaceChangeBegin", p.interfaceChangeBegin, ["flags"], none),
  bind("interfaceChangeCommit", p.interfaceChangeCommit, ["flags"], none),
  bind("interfaceChangeRollback", p.interfaceChangeRollback, ["flags"], none),
];

/** Secrets. */
export const secretBindings: readonly Binding[] = [
  listAll("listAllSecrets", p.connectListAllSecrets, ["flags"], "secrets", same<p.WireSecret>()),
  bind("secretLookupByUUID", p.secretLookupByUUID, ["uuid"], "secret"),
  bind("secretLookupByUsage", p.secretLookupByUsage, ["usageType", "usageID"], "secret"),
  bind("secretDefineXML", p.secretDefineXML, ["xml", "flags"], "secret"),
  bind("secretUndefine", p.secretUndefine, ["secret"], none),
  bind("secretGetXMLDesc", p.secretGetXMLDesc, ["secret", "flags"], "xml"),
  bind("secretGetValue", p.secretGetValue, ["secret", "flags"], "value"),
  bind("secretSetValue", p.secretSetValue, ["secret", "value", "flags"], none),
];

/** Network filters and what they are bound to. */
export const nwfilterBindings: readonly Binding[] = [
  listAll("listAllNWFilters", p.connectListAllNWFilters, ["flags"], "filters", same<p.WireNwfilter>()),
  bind("nwfilterLookupByName", p.nwfilterLookupByName, ["name"], "nwfilter"),
  bind("nwfilterLookupByUUID", p.nwfilterLookupByUUID, ["uuid"], "nwfilter"),
  bind("nwfilterDefineXML", p.nwfilterDefineXMLFlags, ["xml", "flags"], "nwfilter"),
  bind("nwfilterDefineXML", p.nwfilterDefineXML, ["xml", { absent: 0 }], "nwfilter", { client: "older" }),
  bind("nwfilterUndefine", p.nwfilterUndefine, ["nwfilter"], none),
  bind("nwfilterGetXMLDesc", p.nwfilterGetXMLDesc, ["nwfilter", "flags"], "xml"),
  listAll(
    "listAllNWFilterBindings",
    p.connectListAllNWFilterBindings,
    ["flags"],
    "bindings",
    filterBindingRef,
  ),
  bind(
    "nwfilterBindingLookupByPortDev",
    p.nwfilterBindingLookupByPortDev,
    ["name"],
    ["nwfilter", filterBindingRef],
  ),
  bind(
    "nwfilterBindingCreateXML",
    p.nwfilterBindingCreateXML,
    ["xml", "flags"],
    ["nwfilter", filterBindingRef],
  ),
  bind("nwfilterBindingDelete", p.nwfilterBindingDelete, [["nwfilter", filterBindingRef]], none),
  bind(
    "nwfilterBindingGetXMLDesc",
    p.nwfilterBindingGetXMLDesc,
    [["nwfilter", filterBindingRef], "flags"],
    "xml",
  ),
];
