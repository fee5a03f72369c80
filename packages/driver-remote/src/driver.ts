import {
  type Driver,
  type DriverConnection,
  DriverFeature,
  defineDriver,
  ErrorDomain,
  ErrorLevel,
  ErrorNumber,
  LibvirtError,
  type OpenRequest,
  type OpenSettings,
  versionNumber,
} from "@libvirt-ts/driver";
import { DomainMigrateFlags } from "@libvirt-ts/driver/flags";
import { domainRef } from "@libvirt-ts/rpc/bindings";
import { domainCreate, domainLookupByUUID, networkUpdate } from "@libvirt-ts/rpc/protocol";
import manifest from "../package.json" with { type: "json" };
import { credentialsOf } from "./auth/auth-file.js";
import { type ClientOptions, RpcClient } from "./client/client.js";
import type { SessionOptions } from "./client/options.js";
import type { Transport } from "./client/transport.js";
import { closeReasons } from "./close-reasons.js";
import { callOperations, type OperationRows, rowsByOperation } from "./operations/calls.js";
import { connectionEvents, eventOperations } from "./operations/events.js";
import { listOperations } from "./operations/old-lists.js";
import { streamOperations } from "./operations/streams.js";
import { ignoredParameters, reach } from "./reach.js";
import { ReconnectingClient } from "./reconnect.js";
import { type RemoteClient, singleClient } from "./remote-client.js";
import { isRemoteUri, parseRemoteUri, type RemoteUri } from "./uri/remote-uri.js";

/** How the driver deals with daemons, where who opens a connection says nothing else. */
export interface RemoteDriverOptions extends SessionOptions, OpenSettings {}

/** A driver for libvirt's daemons, with options of its own. */
export function createRemoteDriver(options: RemoteDriverOptions = {}): Driver {
  return defineDriver({
    name: "Remote",
    version: versionNumber(manifest.version),
    accepts: isRemoteUri,
    open: (request) => open(request, options),
  });
}

/** The driver for libvirt's daemons: `qemu:///system`, `qemu+ssh://host/system`, `test+unix:///default`, … */
export const remoteDriver: Driver = createRemoteDriver();

async function open(request: OpenRequest, options: RemoteDriverOptions): Promise<DriverConnection> {
  const {
    keepalive: pings,
    credentials: ask,
    reconnect: policy,
    programs: trusted = false,
    ...session
  } = options;
  const { keepalive = pings, credentials = ask, reconnect = policy, programs = trusted } = request;
  const uri = parseRemoteUri(request.uri ?? "");
  if (uri.passedOn.length > 0) request.warn(unknownParameters(uri.passedOn));
  const ignored = ignoredParameters(uri);
  if (ignored) request.warn(ignored);
  let rows: OperationRows | undefined;
  const connect = async (by: OpenRequest) =>
    RpcClient.connect(await reach(uri, by, programs), {
      ...session,
      name: uri.name,
      readOnly: by.readOnly,
      auth: { method: uri.params.get("auth"), credentials: credentialsFor(uri, credentials) },
      // Such a daemon is our own, and has asked nobody yet who he is.
      eager: uri.transport === "unix" && uri.path === "/session",
      // Not before the question is on its way.
      whileOpening: () =>
        setImmediate(() => {
          rows ??= rowsByOperation();
        }),
      ...(keepalive ? { keepalive } : {}),
      ...(by.signal ? { signal: by.signal } : {}),
    });
  const client = await connect(request);
  if (reconnect === undefined) return operationsOver(singleClient(client), rows);
  // What there is to warn of was said.
  const again = (signal: AbortSignal) => connect({ ...request, warn: () => undefined, signal });
  const { timeout = 0 } = session;
  return operationsOver(
    new ReconnectingClient(client, again, { timeout, ...(reconnect === true ? {} : reconnect) }),
    rows,
  );
}

/** auth.conf is asked first, as libvirt does, then whoever opened the connection. */
function credentialsFor(
  { host = "localhost", params }: RemoteUri,
  ask: OpenSettings["credentials"],
): NonNullable<OpenSettings["credentials"]> {
  return async (wanted) => {
    const found = await credentialsOf(host, { own: params.get("authfile") });
    if (found.username !== undefined && found.password !== undefined) return found;
    const { username, password } = (await ask?.(wanted)) ?? {};
    return { username: found.username ?? username, password: found.password ?? password };
  };
}

/**
 * The driver's operations over a transport that is open already: a WebSocket, a tunnel of the caller's. The transport is the
 * connection's from now on, and ended when this fails.
 */
export async function connectOver(transport: Transport, options: ClientOptions): Promise<DriverConnection> {
  return operationsOver(singleClient(await RpcClient.connect(transport, options)));
}

/** Every operation, over a session with a daemon; `rows` where they are put together already. */
export function operationsOver(client: RemoteClient, rows?: OperationRows): DriverConnection {
  const calls = callOperations(client, rows);
  return {
    ...calls,
    ...listOperations(client, calls),
    ...streamOperations(client),
    ...eventOperations(client),
    ...connectionEvents(client),
    ...compositions(client, calls),
    closed: client.closed.then(({ reason }) => closeReasons[reason]),
    close: () => client.close(),
  };
}

/** What is more than a call and its answer. */
function compositions(client: RemoteClient, calls: Partial<DriverConnection>): Partial<DriverConnection> {
  return {
    async domainCreate(domain, flags, options) {
      try {
        return await calls.domainCreate!(domain, flags, options);
      } catch (error) {
        if (!(error instanceof LibvirtError) || error.code !== ErrorNumber.NO_SUPPORT || flags !== 0)
          throw error;
      }
      // Daemons of before 0.8.2 do not tell the new id.
      await client.call(domainCreate, { dom: domainRef.write(domain) }, options);
      return domainRef.read((await client.call(domainLookupByUUID, { uuid: domain.uuid }, options)).dom);
    },
    async domainRename(domain, name, flags, options) {
      await calls.domainRename!(domain, name, flags, options);
      return { ...domain, name };
    },
    async networkUpdate(net, command, section, parentIndex, xml, flags, options) {
      // Daemons of before 7.2 take the two the other way round.
      const ordered = await client.supports(DriverFeature.NETWORK_UPDATE_ORDER);
      const [first, second] = ordered ? [command, section] : [section, command];
      await client.call(
        networkUpdate,
        { net, command: first, section: second, parentIndex, xml, flags },
        options,
      );
    },
    async isSecure(options) {
      return client.transport.secure && (await calls.isSecure!(options));
    },
    async domainMigrateToURI(domain, uri, params, flags, options) {
      const peer = (flags & DomainMigrateFlags.PEER2PEER) !== 0;
      // A daemon whose hypervisor cannot do it by itself may fall over instead of saying so.
      if (!peer && !(await client.supports(DriverFeature.MIGRATION_DIRECT, options))) throw peersOnly();
      const given = peer || uri === undefined ? params : { ...params, migrate_uri: uri };
      await calls.domainMigratePerform3Params!(
        domain,
        peer ? uri : undefined,
        given,
        undefined,
        flags,
        options,
      );
      return undefined;
    },
  };
}

function peersOnly(): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.NO_SUPPORT,
    domain: ErrorDomain.RPC,
    info: "domainMigrateToURI",
    detail: "this hypervisor moves guests by its daemon's own connection only: set PEER2PEER",
    nothingSent: true,
  });
}

function unknownParameters(names: readonly string[]): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.INVALID_ARG,
    domain: ErrorDomain.URI,
    level: ErrorLevel.WARNING,
    info: names.join(", "),
    detail: "parameters that mean nothing here; they are passed on to the daemon",
  });
}
