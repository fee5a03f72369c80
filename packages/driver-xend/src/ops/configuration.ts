import { ErrorDomain, ErrorNumber, type Problem, problemWarning, wrapProblems } from "@libvirt-ts/driver";
import { isList, type SexprList } from "@libvirt-ts/sexpr";
import { deviceToSexpr, domainToSexpr } from "@libvirt-ts/sexpr/domain";
import {
  type Device,
  type DomainDescription,
  generateUuid,
  parseDevice,
  parseDomain,
  ZERO_UUID,
} from "@libvirt-ts/xml";
import { xendError } from "../errors.js";
import type { Xend } from "../xend.js";

/** A domain as it is sent to xend. */
export interface Configuration {
  readonly uuid: string;
  /** Whether the document has a uuid. */
  readonly hasUuid: boolean;
  readonly name: string;
  /** `(vm ..)` */
  readonly text: string;
  /** The passwords in it, which no error may repeat. */
  readonly secrets: readonly string[];
  /** Whether it says nothing of passwords, as descriptions do. */
  readonly hidesPasswords: boolean;
  /** What reader and conversion warn of. */
  readonly warnings: readonly Problem[];
}

/** Reads a domain document and says it in the daemon's dialect; a domain without a uuid gets one. */
export function configurationOf(xend: Xend, xml: string, info: string): Configuration {
  return guarded(info, () => {
    const { domain, warnings } = parseDomain(xml);
    const uuid = domain.uuid ?? generateUuid();
    if (uuid === ZERO_UUID) throw xendError(ErrorNumber.INVALID_ARG, "uuid", "only Domain-0 has this one");
    const said = domainToSexpr({ ...domain, uuid }, xend.dialect.format);
    return {
      uuid,
      hasUuid: domain.uuid !== undefined,
      name: domain.name,
      text: said.text,
      secrets: secretsOf(domain),
      hidesPasswords: passwordsOf(domain).every((password) => password === undefined),
      warnings: [...warnings, ...said.warnings],
    };
  });
}

/** Tells of what a conversion warns of. */
export function warnOf(xend: Xend, problems: readonly Problem[]): void {
  for (const one of problems) xend.warn(problemWarning(one));
}

/** Reads a device document. */
export function deviceOf(xend: Xend, xml: string, info: string): Device {
  return guarded(info, () => {
    const { device, warnings } = parseDevice(xml);
    warnOf(xend, warnings);
    return device;
  });
}

/** Says a device in the daemon's dialect: `(vbd ..)`, `(vif ..)`. */
export function deviceConfiguration(xend: Xend, device: Device, hvm: boolean, info: string): string {
  return guarded(info, () => {
    const { text, warnings } = deviceToSexpr(device, hvm ? "hvm" : "linux", xend.dialect.format);
    warnOf(xend, warnings);
    return text;
  });
}

/** What a codec throws becomes libvirt's error. */
export function guarded<T>(info: string, convert: () => T): T {
  try {
    return convert();
  } catch (error) {
    throw wrapProblems(error, { info, dialectDomain: ErrorDomain.XEND });
  }
}

function passwordsOf({ devices }: DomainDescription): (string | undefined)[] {
  return devices.graphics.map((one) => (one.type === "vnc" ? one.passwd : undefined));
}

function secretsOf(domain: DomainDescription): string[] {
  return passwordsOf(domain).filter((password) => password !== undefined && password !== "") as string[];
}

/** The passwords in a configuration as xend tells it. */
export function secretsIn(config: SexprList): string[] {
  return config.flatMap((item) => {
    if (!isList(item)) return [];
    const [key, secret] = item;
    return key === "vncpasswd" && typeof secret === "string" && secret !== "" ? [secret] : secretsIn(item);
  });
}
