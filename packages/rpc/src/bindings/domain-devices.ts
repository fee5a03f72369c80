import {
  announceFields,
  bandwidthFields,
  type DomainInterface,
  type DomainInterfaceStats,
} from "@libvirt-ts/driver";
import type { RetOf } from "../procedure.js";
import * as p from "../protocol/index.js";
import { type Binding, bind } from "./binding.js";
import { typedGetter } from "./combinators.js";
import { domainRef, listOf, none, number64, params, record } from "./values.js";

const dom = ["dom", domainRef] as const;

const netInterface = record<p.WireDomainInterface, DomainInterface>({
  name: "same",
  hwaddr: "same",
  addrs: "same",
});

/** A domain's devices, but for those that are streams. */
export const domainDeviceBindings: readonly Binding[] = [
  bind("domainAttachDevice", p.domainAttachDeviceFlags, [dom, "xml", "flags"], none),
  bind("domainAttachDevice", p.domainAttachDevice, [dom, "xml", { absent: 0 }], none, { client: "older" }),
  bind("domainDetachDevice", p.domainDetachDeviceFlags, [dom, "xml", "flags"], none),
  bind("domainDetachDevice", p.domainDetachDevice, [dom, "xml", { absent: 0 }], none, { client: "older" }),
  bind("domainUpdateDevice", p.domainUpdateDeviceFlags, [dom, "xml", "flags"], none),
  bind("domainDetachDeviceAlias", p.domainDetachDeviceAlias, [dom, "alias", "flags"], none),
  bind("domainInterfaceStats", p.domainInterfaceStats, [dom, "device"], {
    whole: record<RetOf<typeof p.domainInterfaceStats>, DomainInterfaceStats>({
      rxBytes: "same",
      rxPackets: number64,
      rxErrs: number64,
      rxDrop: number64,
      txBytes: "same",
      txPackets: number64,
      txErrs: number64,
      txDrop: number64,
    }),
  }),
  bind(
    "domainInterfaceAddresses",
    p.domainInterfaceAddresses,
    [dom, "source", "flags"],
    ["ifaces", listOf(netInterface)],
  ),
  typedGetter(
    "domainGetInterfaceParameters",
    p.domainGetInterfaceParameters,
    [dom, "device", "flags"],
    bandwidthFields,
    16,
  ),
  bind(
    "domainSetInterfaceParameters",
    p.domainSetInterfaceParameters,
    [dom, "device", ["params", params(bandwidthFields)], "flags"],
    none,
  ),
  bind(
    "domainAnnounceInterface",
    p.domainAnnounceInterface,
    [dom, "device", ["params", params(announceFields)], "flags"],
    none,
  ),
  bind("domainSendKey", p.domainSendKey, [dom, "codeset", "holdtime", "keycodes", "flags"], none),
  bind("domainInjectNMI", p.domainInjectNMI, [dom, "flags"], none),
  bind("domainGraphicsReload", p.domainGraphicsReload, [dom, "type", "flags"], none),
];
