import { hostname } from "node:os";
import { DriverFeature, ErrorDomain } from "@libvirt-ts/driver";
import type { Procedure } from "@libvirt-ts/rpc";
import {
  authList,
  authPolkit,
  authSaslInit,
  authSaslStart,
  authSaslStep,
  connectClose,
  connectGetHostname,
  connectGetLibVersion,
  connectGetURI,
  connectIsSecure,
  connectOpen,
  connectRegisterCloseCallback,
  connectSetIdentity,
  connectSupportsFeature,
  connectUnregisterCloseCallback,
} from "@libvirt-ts/rpc/protocol";
import type { Client, Handler } from "./client.js";
import { authFailed, unsupported } from "./errors.js";
import { hasFeature } from "./features.js";

/** libvirt's version whose procedures these are, as `virGetVersion` tells it. */
const libvirtVersion = 12_008_000n;

const readOnlyFlag = 1;

function own<Args, Ret>(
  procedure: Procedure<Args, Ret>,
  answer: (client: Client, args: Args) => Ret | Promise<Ret>,
): readonly [unknown, Handler] {
  return [procedure, async (client, args) => answer(client, args as Args)];
}

/** No data is not the same as empty data. */
const given = ({ nil, data }: { readonly nil: number; readonly data: Uint8Array }) =>
  nil === 0 ? data : undefined;

/** What the session itself answers. */
export const ownProcedures: ReadonlyMap<unknown, Handler> = new Map([
  own(authList, ({ login }) => ({ types: login.types })),
  own(authSaslInit, ({ login }) => ({ mechlist: login.begin() })),
  own(authSaslStart, ({ login }, args) => login.start(args.mech, given(args))),
  own(authSaslStep, ({ login }, args) => login.step(given(args))),
  own(authPolkit, () => {
    throw authFailed();
  }),
  own(
    connectOpen,
    (client, { name = "", flags }) => client.open(name, (flags & readOnlyFlag) !== 0) as never,
  ),
  own(connectClose, (client) => client.leave()),
  own(connectSupportsFeature, async (client, { feature }) => {
    if (feature === DriverFeature.KEEPALIVE) client.startKeepalive();
    const supported = await hasFeature(feature, client.isOpen ? client.operations : undefined);
    return { supported: supported ? 1 : 0 };
  }),
  own(connectSetIdentity, () => {
    // The clients of a host share one connection.
    throw unsupported("virConnectSetIdentity", ErrorDomain.DOM);
  }),
  own(connectGetURI, (client) => ({ uri: client.operations.uri })),
  own(connectRegisterCloseCallback, (client) => client.tellEnd(true)),
  own(connectUnregisterCloseCallback, (client) => client.tellEnd(false)),
]);

/** What a client may ask before it has said who it is. */
export const beforeLogin: ReadonlySet<unknown> = new Set([
  authList,
  authSaslInit,
  authSaslStart,
  authSaslStep,
  authPolkit,
]);

/** What every daemon can say where the driver does not. */
export const fallbacks: ReadonlyMap<unknown, Handler> = new Map([
  own(connectGetHostname, () => ({ hostname: hostname() })),
  own(connectGetLibVersion, () => ({ libVer: libvirtVersion })),
  own(connectIsSecure, () => ({ secure: 1 })),
]);
