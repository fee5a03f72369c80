import {
  type CallOptions,
  type DomainRef,
  describeDomain,
  type ErrorDomain,
  ErrorNumber,
  LibvirtError,
} from "@libvirt-ts/driver";
import { isList, type Sexpr } from "@libvirt-ts/sexpr";
import { detailOf, isOutcomeUnknown, xendError } from "../errors.js";
import { find, unseen } from "../find.js";
import { readIdentity } from "../record.js";
import type { PostOptions, Xend } from "../xend.js";
import { configurationOf, warnOf } from "./configuration.js";
import { namesakes, taken } from "./namesakes.js";

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
  const { name, uuid, text, secrets, warnings } = configuration;
  warnOf(xend, warnings, xml);
  for (const other of await namesakes(xend, configuration, options)) {
    const both = other.ref.uuid === uuid && other.ref.name === name;
    if (other.ref.id !== undefined || !both) throw taken(configuration, other);
  }
  const what = `creation of '${name}'`;
  const devices = { ...options, secrets, kind: "devices" } as const;
  try {
    const { value } = await xend.post(undefined, what, { op: "create", config: text }, devices);
    const made = await findMade(xend, value, { uuid, name, what }, options);
    await run(xend, made, what, devices);
    return made.ref;
  } catch (error) {
    // What xend refuses it does not make; whatever has that uuid now is somebody else's.
    if (error instanceof Unfinished) throw await undone(xend, { uuid, name }, what, error.cause);
    if (!(error instanceof LibvirtError) || !isOutcomeUnknown(error)) throw error;
    throw await undone(xend, { uuid, name }, what, error);
  }
}

/** A step failed after the domain was made. */
class Unfinished extends Error {
  override readonly cause: unknown;
  constructor(cause: unknown) {
    super("a domain that was made does not run");
    this.cause = cause;
  }
}

/** A domain that xend has made, and the key under which it is found. */
interface Made {
  readonly ref: DomainRef;
  readonly key: string | number;
}

/**
 * The domain that xend says it has made. Where neither its reply nor a look tells its id, the domain goes by what was asked
 * for: xend lets nobody else have that uuid or name meanwhile.
 */
async function findMade(
  xend: Xend,
  reply: Sexpr | undefined,
  { uuid, name, what }: { readonly uuid: string; readonly name: string; readonly what: string },
  options?: CallOptions,
): Promise<Made> {
  const asked: Made = { ref: { uuid, name }, key: xend.dialect.managed ? uuid : name };
  const told = identityIn(reply);
  if (told !== undefined && told.uuid !== uuid) {
    const who = describeDomain(told);
    throw new Unfinished(xendError(ErrorNumber.RPC, what, `xend answers for another domain, ${who}`));
  }
  try {
    const { domain, key } = await find(xend, told ?? asked.ref, options);
    return { ref: domain.ref, key };
  } catch (error) {
    const isGone = (error as LibvirtError).code === ErrorNumber.NO_DOMAIN;
    if (isGone || options?.signal?.aborted) throw new Unfinished(error);
    xend.warn(unseen(what, error));
    return { ...asked, ref: told ?? asked.ref };
  }
}

/** Whom the reply to a creation describes; undefined when that cannot be read, for the domain is made all the same. */
function identityIn(reply: Sexpr | undefined): DomainRef | undefined {
  return isList(reply) && reply[0] === "domain" ? readIdentity(reply).ref : undefined;
}

/** Waits for the devices of a domain that was made, and lets it run. */
async function run(xend: Xend, { key }: Made, what: string, devices: PostOptions): Promise<void> {
  try {
    await xend.post(key, `${what}, waiting for devices`, { op: "wait_for_devices" }, devices);
  } catch (error) {
    throw new Unfinished(error);
  }
  const unpausing = `${what}, unpausing`;
  try {
    await xend.post(key, unpausing, { op: "unpause" }, { ...devices, kind: "change" });
  } catch (error) {
    if (!(error instanceof LibvirtError) || !isOutcomeUnknown(error)) throw new Unfinished(error);
    throw again(error, "the domain is made and left as it is: it may run already");
  }
}

/** The same error, which also says what became of the domain. It is final: something was sent, whatever it is about. */
function again(error: LibvirtError, more: string): LibvirtError {
  const isFinal = error.code !== ErrorNumber.NO_SUPPORT;
  return new LibvirtError({
    code: isFinal ? (error.code as ErrorNumber) : ErrorNumber.OPERATION_FAILED,
    domain: error.domain as ErrorDomain,
    info: error.str2 ?? "",
    detail: `${detailOf(error)}; ${more}`,
    int1: error.int1,
    cause: error,
  });
}

/** The error of a creation, after what it left was destroyed. The caller's signal does not stop that. */
async function undone(xend: Xend, ref: DomainRef, what: string, error: unknown): Promise<unknown> {
  const left = await destroyLeft(xend, ref, what);
  return error instanceof LibvirtError ? again(error, left) : error;
}

async function destroyLeft(xend: Xend, ref: DomainRef, what: string): Promise<string> {
  const nothing = "nothing of it is there";
  try {
    const { key, domain } = await find(xend, ref);
    if (domain.ref.id === undefined || domain.ref.name !== ref.name) return nothing;
    await xend.post(key, what, { op: "destroy" });
    return "what was made of it is destroyed again";
  } catch (error) {
    const failed = error as LibvirtError;
    if (failed.code === ErrorNumber.NO_DOMAIN) return nothing;
    return `what was made of it may be left: ${detailOf(failed)}`;
  }
}
