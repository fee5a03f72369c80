import { type NetworkDHCPLease, type NetworkPortRef, networkPortFields } from "@libvirt-ts/driver";
import * as p from "../protocol/index.js";
import { type Binding, bind, type Conversion } from "./binding.js";
import { listAll, typedGetter } from "./combinators.js";
import { none, number64, params, record, same, truth } from "./values.js";

const portRef: Conversion<p.WireNetworkPort, NetworkPortRef> = {
  read: ({ net, uuid }) => ({ network: net, uuid }),
  write: ({ network, uuid }) => ({ net: network, uuid }),
};

const lease = record<p.WireNetworkDhcpLease, NetworkDHCPLease>({
  iface: "same",
  expirytime: number64,
  type: "same",
  mac: "same",
  iaid: "same",
  ipaddr: "same",
  prefix: "same",
  hostname: "same",
  clientid: "same",
});

/** Networks and their ports. */
export const networkBindings: readonly Binding[] = [
  listAll("listAllNetworks", p.connectListAllNetworks, ["flags"], "nets", same<p.WireNetwork>()),
  bind("networkLookupByName", p.networkLookupByName, ["name"], "net"),
  bind("networkLookupByUUID", p.networkLookupByUUID, ["uuid"], "net"),
  bind("networkCreateXML", p.networkCreateXMLFlags, ["xml", "flags"], "net"),
  bind("networkCreateXML", p.networkCreateXML, ["xml", { absent: 0 }], "net", { client: "older" }),
  bind("networkDefineXML", p.networkDefineXMLFlags, ["xml", "flags"], "net"),
  bind("networkDefineXML", p.networkDefineXML, ["xml", { absent: 0 }], "net", { client: "older" }),
  bind("networkCreate", p.networkCreate, ["net"], none),
  bind("networkDestroy", p.networkDestroy, ["net"], none),
  bind("networkUndefine", p.networkUndefine, ["net"], none),
  bind("networkUpdate", p.networkUpdate, ["net", "command", "section", "parentIndex", "xml", "flags"], none),
  bind("networkGetXMLDesc", p.networkGetXMLDesc, ["net", "flags"], "xml"),
  bind("networkGetBridgeName", p.networkGetBridgeName, ["net"], "name"),
  bind("networkGetAutostart", p.networkGetAutostart, ["net"], ["autostart", truth]),
  bind("networkSetAutostart", p.networkSetAutostart, ["net", ["autostart", truth]], none),
  bind("networkIsActive", p.networkIsActive, ["net"], ["active", truth]),
  bind("networkIsPersistent", p.networkIsPersistent, ["net"], ["persistent", truth]),
  listAll("networkGetDHCPLeases", p.networkGetDHCPLeases, ["net", "mac", "flags"], "leases", lease),
  bind("networkGetMetadata", p.networkGetMetadata, ["network", "type", "uri", "flags"], "metadata"),
  bind(
    "networkSetMetadata",
    p.networkSetMetadata,
    ["network", "type", "metadata", "key", "uri", "flags"],
    none,
  ),

  listAll("networkListAllPorts", p.networkListAllPorts, ["network", "flags"], "ports", portRef),
  bind("networkPortLookupByUUID", p.networkPortLookupByUUID, ["network", "uuid"], ["port", portRef]),
  bind("networkPortCreateXML", p.networkPortCreateXML, ["network", "xml", "flags"], ["port", portRef]),
  bind("networkPortGetXMLDesc", p.networkPortGetXMLDesc, [["port", portRef], "flags"], "xml"),
  typedGetter(
    "networkPortGetParameters",
    p.networkPortGetParameters,
    [["port", portRef], "flags"],
    networkPortFields,
    16,
  ),
  bind(
    "networkPortSetParameters",
    p.networkPortSetParameters,
    [["port", portRef], ["params", params(networkPortFields)], "flags"],
    none,
  ),
  bind("networkPortDelete", p.networkPortDelete, [["port", portRef], "flags"], none),
];
