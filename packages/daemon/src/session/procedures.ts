import { ErrorDomain } from "@libvirt-ts/driver";
import { LXC, type Procedure, QEMU, REMOTE } from "@libvirt-ts/rpc";
import { type Binding, bindings } from "@libvirt-ts/rpc/bindings";
import { lxcMessages, qemuMessages, remoteMessages } from "@libvirt-ts/rpc/protocol";
import { streamProcedures } from "../streams/stream-procedures.js";
import type { Handler } from "./client.js";
import { rpcError, unsupported, unsupportedOperation } from "./errors.js";
import { eventProcedures } from "./event-procedures.js";
import { olderProcedures } from "./older-procedures.js";
import { fallbacks, ownProcedures } from "./own-procedures.js";

/** A procedure and who answers it. */
export interface Served {
  readonly procedure: Procedure<unknown, unknown>;
  readonly answer: Handler;
}

/** Those of one program by their numbers. */
function numbered(messages: readonly object[]): ReadonlyMap<number, Served> {
  const calls = messages.filter((message): message is Procedure<unknown, unknown> => "args" in message);
  return new Map(calls.map((procedure) => [procedure.number, { procedure, answer: handlerOf(procedure) }]));
}

function handlerOf(procedure: Procedure<unknown, unknown>): Handler {
  const known =
    ownProcedures.get(procedure) ??
    olderProcedures.get(procedure) ??
    eventProcedures.get(procedure) ??
    streamProcedures.get(procedure);
  if (known !== undefined) return known;
  const binding = bindings.find((row) => row.procedure === procedure);
  if (binding !== undefined) return byOperation(binding, fallbacks.get(procedure));
  return async () => {
    throw unsupported(functionOf(procedure.name), domainOf(procedure.name));
  };
}

function byOperation({ operation, serve }: Binding, otherwise: Handler | undefined): Handler {
  return async (client, args, call) => {
    const { operations, signal } = client;
    if (operations[operation] !== undefined) return serve(operations, args, { signal });
    if (otherwise !== undefined) return otherwise(client, args, call);
    throw unsupportedOperation(operation);
  };
}

/** `domainOpenGraphics` is `virDomainOpenGraphics`. */
const functionOf = (name: string) => `vir${name[0]!.toUpperCase()}${name.slice(1)}`;

const domains: readonly (readonly [string, ErrorDomain])[] = [
  ["domain", ErrorDomain.DOM],
  ["network", ErrorDomain.NETWORK],
  ["storage", ErrorDomain.STORAGE],
  ["nodeDevice", ErrorDomain.NODEDEV],
  ["interface", ErrorDomain.INTERFACE],
  ["secret", ErrorDomain.SECRET],
  ["nwfilter", ErrorDomain.NWFILTER],
];

function domainOf(name: string): ErrorDomain {
  return domains.find(([prefix]) => name.startsWith(prefix))?.[1] ?? ErrorDomain.DOM;
}

const programs = [
  { program: REMOTE, procedures: numbered(remoteMessages) },
  { program: QEMU, procedures: numbered(qemuMessages) },
  { program: LXC, procedures: numbered(lxcMessages) },
] as const;

/** The procedure that a call names. Throws RPC in the words by which clients know what is missing. */
export function servedBy(program: number, version: number, number: number): Served {
  const known = programs.find((one) => one.program.number === program && one.program.version === version);
  if (known === undefined) throw rpcError(`Cannot find program ${program} version ${version}`);
  const served = known.procedures.get(number);
  if (served === undefined) throw rpcError(`unknown procedure: ${number}`);
  return served;
}
