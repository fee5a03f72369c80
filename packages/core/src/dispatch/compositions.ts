import {
  type CallOptions,
  type DomainRef,
  DomainState,
  describeDomain,
  ErrorDomain,
  nameOf,
  type OperationName,
  type Operations,
  operationInvalid,
} from "@libvirt-ts/driver";
import { describeActive } from "./describe.js";
import type { Dispatcher, Result } from "./dispatch.js";
import { listAll, listDefined } from "./listing.js";
import { recordMaxMemory } from "./max-memory-record.js";

/** Told what a domain's reference is now, where a stale one was looked up again. */
export type Learn = (ref: DomainRef) => void;

/** An operation that is more than what one driver is asked. */
interface Composition<K extends OperationName> {
  /** Whether it can be done although no driver has the operation itself. */
  isPossible?(dispatcher: Dispatcher): boolean;
  perform(dispatcher: Dispatcher, learn: Learn, ...args: Parameters<Operations[K]>): Promise<Result<K>>;
}

const canList = (dispatcher: Dispatcher) => dispatcher.implementers("listDomains").length > 0;

/** The operations that core composes of others. */
const compositions: { readonly [K in OperationName]?: Composition<K> } = {
  getType: {
    isPossible: () => true,
    perform: async (dispatcher, _, options) =>
      dispatcher.implementers("getType").length > 0
        ? dispatcher.call("getType", options)
        : dispatcher.leader("getType"),
  },
  numOfDomains: {
    isPossible: canList,
    perform: async (dispatcher, _, options) =>
      dispatcher.implementers("numOfDomains").length > 0
        ? dispatcher.call("numOfDomains", options)
        : (await dispatcher.call("listDomains", options)).length,
  },
  listDefinedDomains: { perform: (dispatcher, _, options) => listDefined(dispatcher, options) },
  numOfDefinedDomains: {
    isPossible: (dispatcher) => dispatcher.implementers("listDefinedDomains").length > 0,
    perform: async (dispatcher, _, options) =>
      dispatcher.isAlone && dispatcher.implementers("numOfDefinedDomains").length > 0
        ? dispatcher.call("numOfDefinedDomains", options)
        : (await listDefined(dispatcher, options)).length,
  },
  listAllDomains: {
    isPossible: canList,
    perform: (dispatcher, _, flags, options) => listAll(dispatcher, flags, options),
  },
  domainGetXMLDesc: {
    isPossible: (dispatcher) => dispatcher.implementers("domainGetInfo").length > 0,
    async perform(dispatcher, learn, domain, flags, options) {
      if (dispatcher.activeImplementers("domainGetXMLDesc").length > 0) {
        return dispatcher.callDomain("domainGetXMLDesc", domain, [flags, options], learn);
      }
      // Whoever knows that tells what the domain is now: what it was when last heard of says nothing.
      let now = domain;
      const follow = (ref: DomainRef) => {
        now = ref;
        learn(ref);
      };
      const info = await dispatcher.callDomain("domainGetInfo", domain, [options], follow);
      if (now.id === undefined)
        return dispatcher.callDomain("domainGetXMLDesc", now, [flags, options], learn);
      const named = now.name === undefined && domain.name !== undefined ? { ...now, name: domain.name } : now;
      return describeActive(dispatcher, named, info, flags, options);
    },
  },
  domainSetMaxMemory: {
    async perform(dispatcher, learn, domain, memory, options) {
      await dispatcher.callDomain("domainSetMaxMemory", domain, [memory, options], learn);
      await recordMaxMemory(dispatcher, domain, memory);
    },
  },
  domainShutdown: {
    async perform(dispatcher, learn, domain, flags, options) {
      await checkAwake(dispatcher, learn, domain, options);
      return dispatcher.callDomain("domainShutdown", domain, [flags, options], learn);
    },
  },
  domainReboot: {
    async perform(dispatcher, learn, domain, flags, options) {
      await checkAwake(dispatcher, learn, domain, options);
      return dispatcher.callDomain("domainReboot", domain, [flags, options], learn);
    },
  },
};

/** Whether something can be asked: a driver has the operation, or core makes it up of others. */
export function isPossible(dispatcher: Dispatcher, operation: OperationName): boolean {
  if (dispatcher.implementers(operation).length > 0) return true;
  return compositions[operation]?.isPossible?.(dispatcher) ?? false;
}

/** Does an operation with checked arguments: asks the drivers that are responsible for it. */
export function perform<K extends OperationName>(
  dispatcher: Dispatcher,
  operation: K,
  args: readonly unknown[],
  learn: Learn,
): Promise<Result<K>> {
  const composition = compositions[operation] as Composition<K> | undefined;
  if (composition !== undefined) {
    return composition.perform(dispatcher, learn, ...(args as Parameters<Operations[K]>));
  }
  if (!dispatcher.isOfDomain(operation))
    return dispatcher.call(operation, ...(args as Parameters<Operations[K]>));
  const [domain, ...rest] = args;
  const asked = dispatcher as unknown as { callDomain(...args: unknown[]): Promise<Result<K>> };
  return asked.callDomain(operation, domain, rest, learn);
}

/**
 * Refuses what only a running guest can obey. A driver that is alone knows that itself; where several take part, the
 * one that asks the guest may not be the one that knows its state.
 */
async function checkAwake(
  dispatcher: Dispatcher,
  learn: Learn,
  domain: DomainRef,
  options: CallOptions | undefined,
): Promise<void> {
  const { isAlone } = dispatcher;
  if (isAlone || domain.id === undefined || dispatcher.implementers("domainGetInfo").length === 0) return;
  const { state } = await dispatcher.callDomain("domainGetInfo", domain, [options], learn);
  if (state === DomainState.PAUSED || state === DomainState.SHUTOFF || state === DomainState.CRASHED) {
    const word = nameOf(DomainState, state)?.toLowerCase();
    throw operationInvalid(ErrorDomain.DOM, describeDomain(domain), `it is ${word}`);
  }
}
