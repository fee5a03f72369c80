import { type CallOptions, type DomainRef, DomainState, ErrorNumber } from "@libvirt-ts/driver";
import { isList, value } from "@libvirt-ts/sexpr";
import type { Device } from "@libvirt-ts/xml/device";
import { xendError } from "../errors.js";
import { cannot, type Found, find } from "../find.js";
import { isHvm } from "../record.js";
import type { Form, Xend } from "../xend.js";
import { deviceConfiguration, deviceOf } from "./configuration.js";
import { devicesOf, plainTarget } from "./keep.js";

/** Attaches a disk or a network card. Of an inactive domain the configuration is changed, from 3.4. */
export async function attachDevice(
  xend: Xend,
  ref: DomainRef,
  xml: string,
  options?: CallOptions,
): Promise<void> {
  const info = "virDomainAttachDevice";
  const device = deviceOf(xend, xml, info);
  const found = await findChangeable(xend, ref, "attach a device to", options);
  const config = deviceConfiguration(xend, device, isHvm(found.domain), info, xml);
  await change(xend, found, "attaching a device to", { op: "device_create", config }, options);
}

/** Detaches the disk with the same target, or the network card with the same MAC address. */
export async function detachDevice(
  xend: Xend,
  ref: DomainRef,
  xml: string,
  options?: CallOptions,
): Promise<void> {
  const device = deviceOf(xend, xml, "virDomainDetachDevice");
  const found = await findChangeable(xend, ref, "detach a device from", options);
  const [type, dev] = await locate(xend, found, device, options);
  const force = xend.dialect.detachForce ? { force: 0, rm_cfg: 1 } : {};
  const form = { op: "device_destroy", type, dev, ...force };
  await change(xend, found, "detaching a device from", form, options);
}

/** The class of a device and what xend knows it by. */
async function locate(
  xend: Xend,
  found: Found,
  device: Device,
  options?: CallOptions,
): Promise<readonly [type: string, dev: string]> {
  const { ref, config } = found.domain;
  if (device.element === "disk") {
    const target = plainTarget(device.device.target?.dev ?? "");
    if (target === "") {
      throw xendError(ErrorNumber.NO_TARGET, "virDomainDetachDevice", "a disk is found by its target");
    }
    const present = devicesOf(config).find(
      (one) => /^(?:vbd|tap2?)$/.test(String(one[0])) && plainTarget(value(one, "dev") ?? "") === target,
    );
    if (present === undefined) throw notThere(ref, `disk ${target}`);
    return [present[0] as string, target];
  }
  if (device.element === "interface") {
    const mac = device.device.mac?.address.trim().toLowerCase();
    if (!mac) throw xendError(ErrorNumber.INVALID_ARG, "xml", "an interface is found by its MAC address");
    if (ref.id === undefined)
      throw cannot("detach an interface from", ref, "it is not running, and its cards have no numbers");
    const number = await vifNumber(xend, found, mac, options);
    if (number === undefined) throw notThere(ref, `interface ${mac}`);
    return ["vif", number];
  }
  throw xendError(
    ErrorNumber.CONFIG_UNSUPPORTED,
    "virDomainDetachDevice",
    "xend detaches disks and interfaces only",
  );
}

/** xend's number of the card with a MAC address: `((0 ((mac 00:16:3e:..) ..)) ..)`. */
async function vifNumber(
  xend: Xend,
  { key, domain }: Found,
  mac: string,
  options?: CallOptions,
): Promise<string | undefined> {
  const { value: cards } = await xend.post(
    key,
    `interfaces of '${domain.ref.name}'`,
    { op: "devices", type: "vif" },
    { ...options, kind: "query" },
  );
  for (const card of isList(cards) ? cards : []) {
    if (!isList(card)) continue;
    const [number, fields] = card;
    // `value` reads keyed lists: the fields stand behind the number as behind a name.
    if (typeof number !== "string" || !isList(fields)) continue;
    if (value([number, ...fields], "mac")?.toLowerCase() === mac) return number;
  }
  return undefined;
}

async function findChangeable(
  xend: Xend,
  ref: DomainRef,
  verb: string,
  options?: CallOptions,
): Promise<Found> {
  const found = await find(xend, ref, options);
  const { ref: now, info } = found.domain;
  if (info.state === DomainState.CRASHED) throw cannot(verb, now, "it has crashed");
  if (now.id === undefined && !xend.dialect.inactiveDevices) {
    throw cannot(verb, now, "it is not running, and this xend cannot change its configuration");
  }
  return found;
}

async function change(
  xend: Xend,
  { key, domain }: Found,
  what: string,
  form: Form,
  options?: CallOptions,
): Promise<void> {
  await xend.post(key, `${what} '${domain.ref.name}'`, form, {
    ...options,
    kind: "devices",
  });
}

function notThere(ref: DomainRef, what: string): Error {
  return xendError(ErrorNumber.INVALID_ARG, "xml", `'${ref.name ?? ref.uuid}' has no ${what}`);
}
