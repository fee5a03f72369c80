import type { Domain, OsLoader } from "@libvirt-ts/xml/domain";
import type { Qemu } from "../qemu.js";
import { findMachine } from "../qemu.js";
import { unsupported } from "../unsupported.js";
import type { FirmwareDescriptor } from "./descriptor.js";

/**
 * A definition whose `firmware='efi'` became the files of the first descriptor that fits it, with the template of its
 * variables; one that names its loader gets that loader's template. `firmware='bios'` is what a PC has anyway.
 *
 * @throws LibvirtError CONFIG_UNSUPPORTED where no descriptor fits.
 */
export function resolveFirmware(
  domain: Domain,
  qemu: Qemu,
  descriptors: readonly FirmwareDescriptor[],
): Domain {
  const { os } = domain;
  if (os === undefined) return domain;
  const { firmware, loader } = os;
  if (loader?.value !== undefined) return withTemplate(domain, descriptors);
  if (firmware === undefined) return domain;
  if (firmware === "bios") {
    const { firmware: _, ...rest } = os;
    return { ...domain, os: rest };
  }
  if (firmware !== "efi") throw unsupported("os", `firmware='${firmware}'`);
  const found = descriptors.find((descriptor) => fits(descriptor, domain, qemu));
  const code = found?.mapping.executable?.filename;
  if (found === undefined || code === undefined)
    throw unsupported("os", `no UEFI firmware for it is installed (for a PC it is in the package 'ovmf')`);
  const isSecure = found.features.includes("secure-boot");
  const needsSmm = found.features.includes("requires-smm");
  const chosen: OsLoader = { ...loader, readonly: "yes", type: "pflash", value: code };
  if (isSecure && needsSmm) chosen.secure = "yes";
  const template = found.mapping["nvram-template"]?.filename;
  const features = { ...domain.features };
  if (needsSmm) features.smm = { ...features.smm, state: "on" };
  return {
    ...domain,
    features,
    os: { ...os, loader: chosen, ...(template !== undefined && { nvram: { template, ...os.nvram } }) },
  };
}

function fits(descriptor: FirmwareDescriptor, domain: Domain, qemu: Qemu): boolean {
  const { os, features } = domain;
  if (!descriptor["interface-types"].includes("uefi") || descriptor.mapping.device !== "flash") return false;
  if (descriptor.mapping.executable?.format !== "raw") return false;
  const wanted = os?.type.machine ?? "";
  const machine = findMachine(qemu, wanted)?.name ?? wanted;
  const onMachine = descriptor.targets.some(
    ({ architecture, machines }) =>
      architecture === (os?.type.arch ?? qemu.arch) &&
      machines.some((pattern) => matchesGlob(machine, pattern)),
  );
  if (!onMachine) return false;
  const has = new Set(descriptor.features);
  const smmOff = features?.smm?.state === "off";
  if (has.has("requires-smm") && smmOff) return false;
  const asked = [...(os?.firmwareElement?.feature ?? [])];
  if (os?.loader?.secure !== undefined) asked.push({ name: "secure-boot", enabled: os.loader.secure });
  return asked.every(({ name, enabled }) => has.has(name) === (enabled === "yes"));
}

/** `pc-q35-*` as descriptors have it. */
function matchesGlob(text: string, pattern: string): boolean {
  const parts = pattern.split("*");
  const [first = "", ...rest] = parts;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const [index, part] of rest.entries()) {
    const found = index === rest.length - 1 ? text.length - part.length : text.indexOf(part, at);
    if (found < at || !text.startsWith(part, found)) return false;
    at = found + part.length;
  }
  return parts.length > 1 || at === text.length;
}

function withTemplate(domain: Domain, descriptors: readonly FirmwareDescriptor[]): Domain {
  const { os } = domain;
  if (os?.loader?.type !== "pflash" || os.loader.stateless === "yes" || os.nvram?.template !== undefined)
    return domain;
  const template = descriptors.find(({ mapping }) => mapping.executable?.filename === os.loader?.value)
    ?.mapping["nvram-template"]?.filename;
  return template === undefined ? domain : { ...domain, os: { ...os, nvram: { ...os.nvram, template } } };
}
