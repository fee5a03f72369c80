import type { Context } from "../../cli/context.js";
import { AlreadyTold, ExitStatus } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { findDomain } from "../../values/domain.js";
import { choice, flagsOf } from "../kit/args.js";
import { printEvents, wantsEvents } from "../kit/events.js";
import type { ArgsOf, GroupCommands } from "../table/group-commands.js";
import { eventKinds, tellEvent } from "./event-words.js";
import { tellMonitorEvent } from "./monitor-words.js";

const failed = msg("failed to wait for events");

async function event(context: Context, args: ArgsOf<"event">): Promise<void> {
  if (!wantsEvents(context, args, eventKinds)) return;
  const domain = args.domain === undefined ? undefined : await findDomain(context, args.domain);
  const uuid = domain?.UUIDString();
  await printEvents(context, args, failed, async function* (signal) {
    for await (const happened of context.connection.domainEvents({}, { signal })) {
      if (uuid !== undefined && happened.domain.UUIDString() !== uuid) continue;
      if (args.event === undefined || happened.event === args.event) yield tellEvent(happened);
    }
  });
}

/** What `await` waits for: whether a state suits. */
const conditions: Readonly<Record<string, number>> = { "domain-inactive": 0, "domain-active": 1 };

/** Waits until a domain is active, or is not: looks first, so that nothing is missed that happened before. */
async function awaitCondition(context: Context, args: ArgsOf<"await">): Promise<void> {
  const wanted = choice("condition", args.condition, conditions);
  const domain = await findDomain(context, args.domain);
  const uuid = domain.UUIDString();
  const timeout = args.timeout === undefined ? undefined : AbortSignal.timeout(args.timeout * 1000);
  const signal = AbortSignal.any([context.signal, ...(timeout === undefined ? [] : [timeout])]);
  const isReached = async (): Promise<boolean> =>
    context.attempt(failed, {}, async (call) => Number(await domain.isActive(call)) === wanted);
  const events = context.connection
    .domainEvents({ kinds: ["lifecycle"] }, { signal })
    [Symbol.asyncIterator]();
  try {
    let next = events.next();
    next.catch(() => {});
    while (!(await isReached())) {
      let happened = await next;
      while (happened.done !== true && happened.value.domain.UUIDString() !== uuid)
        happened = await events.next();
      if (happened.done === true) break;
      next = events.next();
      next.catch(() => {});
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await events.return?.();
  }
  if (timeout?.aborted && !(await isReached())) {
    context.print("event loop timed out\n");
    throw new ExitStatus(2);
  }
  if (context.signal.aborted) throw new AlreadyTold();
}

async function monitorEvent(context: Context, args: ArgsOf<"qemu-monitor-event">): Promise<void> {
  const { ConnectDomainQemuMonitorEventRegisterFlags: F } = await import("@libvirt-ts/core/flags");
  const domain = args.domain === undefined ? undefined : await findDomain(context, args.domain);
  const filter = {
    ...(domain && { domain }),
    ...(args.event !== undefined && { event: args.event }),
    flags: flagsOf(args, { regex: F.REGEX, "no-case": F.NOCASE }),
  };
  await printEvents(context, args, failed, async function* (signal) {
    for await (const happened of context.connection.qemuMonitorEvents(filter, { signal }))
      yield tellMonitorEvent(happened, args);
  });
}

type Events = "await" | "event" | "qemu-monitor-event";

export const eventCommands: Pick<GroupCommands<"domain">, Events> = {
  await: awaitCondition,
  event,
  "qemu-monitor-event": monitorEvent,
};
