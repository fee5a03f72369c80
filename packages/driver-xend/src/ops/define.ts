import {
  type CallOptions,
  type DomainRef,
  ErrorDomain,
  ErrorLevel,
  ErrorNumber,
  formatProblem,
  isProblemError,
  LibvirtError,
  type Problem,
} from "@libvirt-ts/driver";
import { child, format, isList, list, parse, type SexprList } from "@libvirt-ts/sexpr";
import { domainToSexpr, sexprToDomain } from "@libvirt-ts/sexpr/domain";
import type { Domain } from "@libvirt-ts/xml/domain";
import { refAfter } from "../find.js";
import type { XendDomain } from "../record.js";
import type { Xend } from "../xend.js";
import { type Configuration, configurationOf, secretsIn, warnOf } from "./configuration.js";
import { runtimeOf } from "./dump.js";
import { isDevice, keepUnknown } from "./keep.js";
import { namesakes, taken } from "./namesakes.js";
import { configurationIn } from "./redefine.js";

/**
 * Defines a domain, or redefines the one that has both its name and its uuid: what no document can say of that one stays.
 * A document without a uuid is refused where its name is taken, unless it says just what is defined.
 */
export async function defineFromXml(xend: Xend, xml: string, options?: CallOptions): Promise<DomainRef> {
  const configuration = configurationOf(xend, xml, "virDomainDefineXML");
  const { uuid, name } = configuration;
  const others = await namesakes(xend, configuration, options);
  for (const other of others) {
    const isNamed = other.ref.name === name && (other.ref.uuid === uuid || !configuration.hasUuid);
    if (!isNamed) throw taken(configuration, other);
  }
  const [other] = others;
  const what = `definition of '${name}'`;
  if (other === undefined) {
    warnOf(xend, configuration.warnings, xml);
    await send(xend, what, configuration, options);
    return refAfter(xend, { uuid, name }, what, options);
  }
  const before = await described(xend, other, configuration, options);
  const after = saidOf(configuration, other.ref.uuid);
  const isSame = before !== undefined && sameDomain(before.config, after);
  if (other.ref.uuid !== uuid && !isSame) throw taken(configuration, other);
  // What is warned of was so before, where our own description makes for the same warning.
  const known = new Set(before?.warnings.map(formatProblem));
  warnOf(
    xend,
    configuration.warnings.filter((one) => !known.has(formatProblem(one))),
    xml,
  );
  // An inactive domain has a definition for certain, and this is it.
  if (isSame && other.ref.id === undefined) return other.ref;
  if (before === undefined) xend.warn(overwritten(other));
  const merged = before && keepUnknown(configurationIn(other.config), before.config, after);
  const text = merged === undefined ? configuration.text : format(merged);
  const secrets = [...configuration.secrets, ...secretsIn(other.config)];
  await send(xend, what, { text, secrets }, options);
  return refAfter(xend, { uuid: other.ref.uuid, name }, what, options);
}

async function send(
  xend: Xend,
  what: string,
  { text, secrets }: Pick<Configuration, "text" | "secrets">,
  options?: CallOptions,
): Promise<void> {
  await xend.post(undefined, what, { op: "new", config: text }, { ...options, secrets });
}

/** What our conversion says of a domain that xend has, as a document describes it; undefined where it can say nothing. */
async function described(
  xend: Xend,
  { config, ref }: XendDomain,
  { hidesPasswords }: Configuration,
  options?: CallOptions,
): Promise<{ readonly config: SexprList; readonly warnings: readonly Problem[] } | undefined> {
  const runtime = await runtimeOf(xend, ref.id, options);
  const { format: version } = xend.dialect;
  try {
    const { domain } = sexprToDomain(config, version, runtime);
    const said = domainToSexpr(hidesPasswords ? withoutPasswords(domain) : domain, version);
    return { config: asList(parse(said.text)), warnings: said.warnings };
  } catch (error) {
    if (isProblemError(error)) return undefined;
    throw error;
  }
}

function withoutPasswords(domain: Domain): Domain {
  const { graphics } = domain.devices ?? {};
  if (graphics === undefined) return domain;
  const silent = graphics.map((one) => {
    if (one.type !== "vnc") return one;
    const { passwd: _passwd, ...rest } = one;
    return rest;
  });
  return { ...domain, devices: { ...domain.devices, graphics: silent } };
}

/** What a document says, of the domain with a uuid. */
function saidOf({ text }: Configuration, uuid: string): SexprList {
  return asList(parse(text)).map((item) => (isList(item) && item[0] === "uuid" ? list("uuid", uuid) : item));
}

/** What xend does where a configuration does not say. */
const defaults: readonly SexprList[] = [
  list("on_poweroff", "destroy"),
  list("on_reboot", "restart"),
  list("on_crash", "restart"),
];

/** Whether two configurations of ours mean one domain: only devices have an order. */
function sameDomain(one: SexprList, other: SexprList): boolean {
  const told = (config: SexprList) => {
    const missing = defaults.filter(([key]) => child(config, String(key)) === undefined);
    const [devices, fields] = [config.filter(isDevice), config.filter((item) => !isDevice(item))];
    return format([...[...fields, ...missing].map((item) => format(item)).sort(), ...devices]);
  };
  return told(one) === told(other);
}

const asList = (value: ReturnType<typeof parse>): SexprList => (isList(value) ? value : [value]);

function overwritten({ ref }: XendDomain): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.CONFIG_UNSUPPORTED,
    domain: ErrorDomain.XEND,
    level: ErrorLevel.WARNING,
    info: `definition of '${ref.name}'`,
    detail: "what xend had of it cannot be read as a document: all of it is replaced",
  });
}
