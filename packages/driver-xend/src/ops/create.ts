import {
  type CallOptions,
  type DomainRef,
  type ErrorDomain,
  ErrorNumber,
  LibvirtError,
} from "@libvirt-ts/driver";
import { xendError } from "../errors.js";
import { describeAll, type Found, find } from "../find.js";
import { readDomain, type XendDomain } from "../record.js";
import type { PostOptions, Xend } from "../xend.js";
import { type Configuration, configurationOf } from "./configuration.js";

/**
 * Creates a domain: xend makes it paused, its devices are waited for, then it runs. What fails midway is destroyed
 * again, and the error says so. Name and uuid must be free: up to 3.1 xend takes the name away from a running domain
 * with the same uuid.
 */
export async function createFromXml(
  xend: Xend,
  xml: string,
  flags: number,
  options?: CallOptions,
): Promise<DomainRef> {
  if (flags !== 0) {
    throw xendError(ErrorNumber.ARGUMENT_UNSUPPORTED, "flags", `unknown flags ${flags}`, { int1: flags });
  }
  const configuration = configurationOf(xend, xml, "virDomainCreateXML");
  const { name, uuid, text, secrets } = configuration;
  for (const other of await namesakes(xend, configuration, options)) {
    const both = other.ref.uuid === uuid && other.ref.name === name;
    if (other.ref.id !== undefined || !both) throw taken(configuration, other);
  }
  const what = `creation of '${name}'`;
  const devices = { ...options, secrets, kind: "devices" } as const;
  let made = false;
  try {
    const { value } = await xend.post(undefined, what, { op: "create", config: text }, devices);
    made = true;
    const ref = value === undefined ? undefined : readDomain(value).ref;
    if (ref !== undefined && ref.uuid !== uuid) {
      throw xendError(ErrorNumber.RPC, what, `xend answers for another domain, '${ref.name}'`);
    }
    const found = await find(xend, ref ?? { uuid, name }, options);
    await run(xend, found, what, devices);
    return found.domain.ref;
  } catch (error) {
    // What xend refuses it does not make; whatever has that uuid now is somebody else's.
    if (!(error instanceof LibvirtError) || !(made || unclear.has(error.code))) throw error;
    throw await undone(xend, { uuid, name }, what, error);
  }
}

/** The errors after which a request may have been heard all the same. */
const unclear: ReadonlySet<number> = new Set([
  ErrorNumber.OPERATION_TIMEOUT,
  ErrorNumber.OPERATION_ABORTED,
  ErrorNumber.RPC,
  ErrorNumber.SEXPR_SERIAL,
]);

async function run(xend: Xend, { key }: Found, what: string, devices: PostOptions): Promise<void> {
  await xend.post(key, `${what}, waiting for devices`, { op: "wait_for_devices" }, devices);
  await xend.post(key, `${what}, unpausing`, { op: "unpause" }, { ...devices, kind: "change" });
}

/** The error of a creation, after what it left was destroyed. The caller's signal does not stop that. */
async function undone(xend: Xend, ref: DomainRef, what: string, error: LibvirtError): Promise<LibvirtError> {
  const left = await destroyLeft(xend, ref, what);
  if (left === undefined) return error;
  return new LibvirtError({
    code: error.code as ErrorNumber,
    domain: error.domain as ErrorDomain,
    info: what,
    detail: `${error.message}; ${left}`,
    int1: error.int1,
    cause: error,
  });
}

async function destroyLeft(xend: Xend, ref: DomainRef, what: string): Promise<string | undefined> {
  try {
    const { key, domain } = await find(xend, ref);
    if (domain.ref.id === undefined || domain.ref.name !== ref.name) return undefined;
    await xend.post(key, what, { op: "destroy" });
    return "what was made of it is destroyed again";
  } catch (error) {
    if ((error as LibvirtError).code === ErrorNumber.NO_DOMAIN) return undefined;
    return `what was made of it may be left: ${(error as Error).message}`;
  }
}

/** Defines a domain, or redefines the one that has both its name and its uuid. */
export async function defineFromXml(xend: Xend, xml: string, options?: CallOptions): Promise<DomainRef> {
  const configuration = configurationOf(xend, xml, "virDomainDefineXML");
  const { uuid, name, text, secrets } = configuration;
  for (const other of await namesakes(xend, configuration, options)) {
    if (other.ref.uuid !== uuid || other.ref.name !== name) throw taken(configuration, other);
  }
  await xend.post(undefined, `definition of '${name}'`, { op: "new", config: text }, { ...options, secrets });
  return (await find(xend, { uuid, name }, options)).domain.ref;
}

/** The domains that have the name or the uuid. */
async function namesakes(
  xend: Xend,
  { uuid, name }: Configuration,
  options?: CallOptions,
): Promise<XendDomain[]> {
  const candidates: (XendDomain | undefined)[] = xend.dialect.managed
    ? await Promise.all([xend.domain(uuid, options), xend.domain(name, options)])
    : await describeAll(xend, options);
  return candidates.filter(
    (one): one is XendDomain => one !== undefined && (one.ref.uuid === uuid || one.ref.name === name),
  );
}

function taken({ uuid, name }: Configuration, { ref }: XendDomain): LibvirtError {
  const what = ref.name === name ? `name '${name}'` : `uuid ${uuid}`;
  const state = ref.id === undefined ? "an inactive domain" : `the running domain ${ref.id}`;
  return xendError(ErrorNumber.DOM_EXIST, what, `it belongs to ${state} ('${ref.name}', ${ref.uuid})`);
}
