import { ErrorDomain, ErrorNumber, type Problem, problemWarning, wrapProblems } from "@libvirt-ts/driver";
import { isList, type SexprList } from "@libvirt-ts/sexpr";
import { deviceToSexpr, domainToSexpr } from "@libvirt-ts/sexpr/domain";
import { generateUuid, parseUuid, withPlaces, ZERO_UUID } from "@libvirt-ts/xml";
import { type Device, parseDevice } from "@libvirt-ts/xml/device";
import { type Domain, parseDomain } from "@libvirt-ts/xml/domain";
import { withoutUnknown } from "@libvirt-ts/xml/xen";
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
  /** The document. */
  readonly xml: string;
}

/** Reads a domain document and says it in the daemon's dialect; a domain without a uuid gets one. */
export function configurationOf(xend: Xend, xml: string, info: string): Configuration {
  const convert = () => {
    const { domain, warnings } = parseDomain(xml);
    const given = domain.uuid && (parseUuid(domain.uuid) ?? domain.uuid);
    const uuid = given || generateUuid();
    if (uuid === ZERO_UUID) throw xendError(ErrorNumber.INVALID_ARG, "uuid", "only Domain-0 has this one");
    const said = domainToSexpr({ ...domain, uuid }, xend.dialect.format);
    return {
      uuid,
      hasUuid: Boolean(given),
      name: domain.name,
      text: said.text,
      secrets: secretsOf(domain),
      hidesPasswords: passwordsOf(domain).every((password) => password === undefined),
      warnings: [...withoutUnknown(warnings), ...said.warnings],
      xml,
    };
  };
  return guarded(info, convert, xml);
}

/** Tells of what a conversion of a document warns of, and where in it. */
export function warnOf(xend: Xend, problems: readonly Problem[], xml: string): void {
  for (const one of withPlaces(problems, xml)) xend.warn(problemWarning(one));
}

/** Reads a device document. */
export function deviceOf(xend: Xend, xml: string, info: string): Device {
  return guarded(info, () => {
    const { warnings, ...device } = parseDevice(xml);
    warnOf(xend, withoutUnknown(warnings), xml);
    return device;
  });
}

/** Says a device, read from a document, in the daemon's dialect: `(vbd ..)`, `(vif ..)`. */
export function deviceConfiguration(
  xend: Xend,
  device: Device,
  hvm: boolean,
  info: string,
  xml: string,
): string {
  const convert = () => {
    const { text, warnings } = deviceToSexpr(device, hvm ? "hvm" : "linux", xend.dialect.format);
    warnOf(xend, warnings, xml);
    return text;
  };
  return guarded(info, convert, xml);
}

/** What a codec throws becomes libvirt's error, with its lines where it is about a document. */
export function guarded<T>(info: string, convert: () => T, xml?: string): T {
  try {
    return convert();
  } catch (error) {
    const places = xml === undefined ? {} : { placed: (all: readonly Problem[]) => withPlaces(all, xml) };
    throw wrapProblems(error, { info, dialectDomain: ErrorDomain.XEND, ...places });
  }
}

function passwordsOf({ devices }: Domain): (string | undefined)[] {
  return devices?.graphics?.map((one) => (one.type === "vnc" ? one.passwd : undefined)) ?? [];
}

function secretsOf(domain: Domain): string[] {
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
