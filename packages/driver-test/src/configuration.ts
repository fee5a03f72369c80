import { randomUUID } from "node:crypto";
import {
  ErrorDomain,
  ErrorNumber,
  type LibvirtError,
  problemWarning,
  wrapProblems,
} from "@libvirt-ts/driver";
import { type DomainDescription, parseDomain } from "@libvirt-ts/xml";
import { testError } from "./errors.js";
import { isAction } from "./ops/lifecycle.js";

/** A configuration as the node keeps it. */
export type Configuration = DomainDescription & { readonly uuid: string };

/** Reads a domain document for the test node. Warnings go to `warn`; a document that is not valid is a LibvirtError. */
export function readConfiguration(
  xml: string | Uint8Array,
  info: string,
  warn: (warning: LibvirtError) => void,
): DomainDescription {
  try {
    const { domain, warnings } = parseDomain(xml);
    for (const warning of warnings) warn(problemWarning(warning));
    return checkConfiguration(domain);
  } catch (error) {
    throw wrapProblems(error, { info, dialectDomain: ErrorDomain.TEST });
  }
}

/** Refuses what the test node cannot act upon, and drops what describes a run of another hypervisor. */
export function checkConfiguration({ id: _, ...description }: DomainDescription): DomainDescription {
  const { onPoweroff, onReboot, onCrash, vcpus } = description;
  const words = { on_poweroff: onPoweroff, on_reboot: onReboot, on_crash: onCrash };
  for (const [element, word] of Object.entries(words)) {
    if (word !== undefined && !isAction(word)) {
      const detail = `'${word}' is none of destroy, restart, preserve and rename-restart`;
      throw testError(ErrorNumber.XML_ERROR, `${element} of domain '${description.name}'`, detail);
    }
  }
  if (vcpus > maximumVcpus) {
    const detail = `the test node gives a domain ${maximumVcpus} vcpus at most, not ${vcpus}`;
    throw testError(ErrorNumber.CONFIG_UNSUPPORTED, `vcpu of domain '${description.name}'`, detail);
  }
  return { ...description, type: "test" };
}

/** The most vcpus that a domain of the test node can have. */
export const maximumVcpus = 32;

/** The same configuration under a uuid: the one it has, else the given one, else a new one. */
export function identified(description: DomainDescription, uuid?: string): Configuration {
  const { name, ...rest } = description;
  return { ...rest, name, uuid: description.uuid ?? uuid ?? randomUUID() };
}
