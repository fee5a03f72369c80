import { type Credentials, ErrorDomain, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import type { RetOf } from "@libvirt-ts/rpc";
import { authList, authPolkit, authSaslInit, authSaslStart, authSaslStep } from "@libvirt-ts/rpc/protocol";
import type { RpcCallOptions } from "../client/options.js";
import type { Session } from "../client/session.js";
import { type Mechanism, mechanisms } from "./mechanism.js";

/** How to log in. */
export interface AuthOptions {
  /** `sasl`, `sasl.SCRAM-SHA-256` or `polkit`; the daemon's first choice when left out. */
  readonly method?: string | undefined;
  /** Asked once a daemon wants to know who we are. */
  readonly credentials?: (wanted: { readonly mechanism: string }) => Promise<Credentials> | Credentials;
}

const { AUTH_FAILED, AUTH_UNAVAILABLE } = ErrorNumber;

/** Messages that no mechanism needs more of: a server must not keep us busy. */
const STEPS_MAX = 10;

/** C: `remote_auth_type` */
const NONE = 0;
const SASL = 1;
const POLKIT = 2;
const names: Readonly<Record<number, string>> = { [NONE]: "none", [SASL]: "sasl", [POLKIT]: "polkit" };

/** Does what the daemon wants before it listens. Throws AUTH_FAILED, AUTH_UNAVAILABLE or what the daemon says. */
export async function authenticate(
  session: Session,
  auth: AuthOptions,
  options: RpcCallOptions,
): Promise<void> {
  const type = await chooseType(session, auth, options);
  if (type === SASL) await saslLogin(session, auth, options);
  if (type === POLKIT) await polkit(session, options);
}

async function chooseType(
  session: Session,
  { method }: AuthOptions,
  options: RpcCallOptions,
): Promise<number> {
  let types: readonly number[];
  try {
    ({ types } = await session.call(authList, undefined, options));
  } catch (error) {
    // A daemon of before 0.4 knows no authentication.
    if (error instanceof LibvirtError && error.code === ErrorNumber.NO_SUPPORT) return NONE;
    throw error;
  }
  const offered = types.length === 0 ? [NONE] : types;
  const wanted = method?.split(".", 1)[0]?.toLowerCase();
  const type = wanted === undefined ? offered[0]! : offered.find((one) => names[one] === wanted);
  if (type !== undefined && names[type] !== undefined) return type;
  const list = offered.map((one) => names[one] ?? `type ${one}`).join(", ");
  throw authError(
    AUTH_FAILED,
    wanted === undefined
      ? `the daemon wants ${list}, which is not known here`
      : `the daemon does not offer '${wanted}', but ${list}`,
  );
}

async function polkit(session: Session, options: RpcCallOptions): Promise<void> {
  try {
    // A person may have to answer, which takes its time.
    await session.call(authPolkit, undefined, { ...options, timeout: 0 });
  } catch (cause) {
    const code = cause instanceof LibvirtError ? cause.code : AUTH_FAILED;
    throw authError(
      code,
      "polkit does not let this user in: run as root, join the group that may (often 'libvirt'), allow the action" +
        " org.libvirt.unix.manage, or open the connection read-only",
      cause,
    );
  }
}

async function saslLogin(session: Session, auth: AuthOptions, options: RpcCallOptions): Promise<void> {
  const { mechlist } = await session.call(authSaslInit, undefined, options);
  const mechanism = chooseMechanism(session, mechlist.split(/[\s,]+/), auth);
  const credentials = await askFor(mechanism, auth);
  const exchange = mechanism.start(credentials);
  const first = exchange.first();
  let answer: RetOf<typeof authSaslStep> = await session.call(
    authSaslStart,
    { mech: mechanism.name, ...dataOf(first) },
    options,
  );
  for (let step = 0; step < STEPS_MAX; step++) {
    const done = answer.complete !== 0;
    let response: Uint8Array | undefined;
    try {
      if (!exchange.complete) response = await exchange.next(trimmed(answer.data));
    } catch (cause) {
      throw authError(AUTH_FAILED, cause instanceof Error ? cause.message : String(cause));
    }
    if (done && exchange.complete) return;
    if (done) throw authError(AUTH_FAILED, "the server was content before it had proved who it is");
    answer = await session.call(authSaslStep, dataOf(response), options);
  }
  throw authError(AUTH_FAILED, `the server was not content after ${STEPS_MAX} messages`);
}

function chooseMechanism(session: Session, offered: readonly string[], { method }: AuthOptions): Mechanism {
  const wanted = method?.slice("sasl.".length) || undefined;
  const list = offered
    .map((name) => name.replace(/[^\w-]/g, "?").slice(0, 40))
    .slice(0, 20)
    .join(", ");
  const possible = mechanisms.filter(
    ({ name, plain, needs }) =>
      offered.includes(name) &&
      (wanted === undefined ? needs.length > 0 || offered.length === 1 : name === wanted.toUpperCase()) &&
      (!plain || session.transport.secure),
  );
  const [best] = possible;
  if (best) return best;
  const asked = wanted === undefined ? "" : `, and '${wanted}' was asked for`;
  throw authError(
    AUTH_UNAVAILABLE,
    session.transport.secure
      ? `the daemon offers ${list}${asked}; ${mechanisms.map(({ name }) => name).join(", ")} are spoken here`
      : `over an unprotected connection the daemon offers ${list}${asked}, which need ciphers that are not built in` +
          " here: use TLS (qemu+tls://) or ssh (qemu+ssh://)",
  );
}

async function askFor({ name, needs }: Mechanism, { credentials }: AuthOptions): Promise<Credentials> {
  const found = (await credentials?.({ mechanism: name })) ?? {};
  const missing = needs.filter((need) => found[need] === undefined);
  const broken = needs.find((need) => found[need]?.includes("\0"));
  if (broken !== undefined) throw authError(AUTH_FAILED, `the ${broken} has a NUL character in it`);
  if (missing.length === 0) return found;
  throw authError(
    AUTH_UNAVAILABLE,
    `the daemon wants a ${missing.join(" and a ")} (${name}): give 'credentials' to the driver, or put them into auth.conf`,
  );
}

const dataOf = (data: Uint8Array | undefined) => ({ nil: data ? 0 : 1, data: data ?? new Uint8Array(0) });

/** Some servers send the NUL at the end of their text along. */
const trimmed = (data: Uint8Array) => (data.at(-1) === 0 ? data.subarray(0, -1) : data);

function authError(code: number, detail: string, cause?: unknown): LibvirtError {
  return new LibvirtError({
    code: code as ErrorNumber,
    domain: ErrorDomain.AUTH,
    detail,
    ...(cause === undefined ? {} : { cause }),
  });
}
