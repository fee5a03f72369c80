import { command } from "../cli/command.js";
import { Failure } from "../cli/failure.js";
import { flag, value, wholeNumber } from "../cli/option.js";
import { msg, plural } from "../i18n/message.js";
import { findDomain } from "../values/domain.js";
import { describeEvent, eventLine, eventTypes } from "../values/event.js";

/** Seconds; a timer of Node counts no further than 2^31 - 1 ms. */
const longestTimeout = 2_147_483;

export const event = command({
  name: "event",
  group: "domain",
  summary: msg("domain events"),
  description: msg("Lists the types of events, or waits for events of domains and prints them."),
  options: {
    domain: value(msg("filter by domain name, id or UUID"), { complete: "domain" }),
    event: value(msg("which event type to wait for"), { complete: eventTypes }),
    all: flag(msg("wait for all events instead of just one type")),
    loop: flag(msg("loop until timeout or interrupt, rather than one-shot")),
    timeout: value(msg("timeout in seconds"), {
      placeholder: "number",
      read: wholeNumber(1, longestTimeout),
    }),
    list: flag(msg("list valid event types")),
    timestamp: flag(msg("show a timestamp for each event")),
  },
  waits: true,
  json: "{ time: string, event: string, domain: { id: number | null, name: string, uuid: string }, type?: string, detail?: string }, a document for each event",
  async run(context, args) {
    if (args.list) {
      context.report(eventTypes, () => `${eventTypes.join("\n")}\n`);
      return;
    }
    if (args.event !== undefined && !eventTypes.includes(args.event)) {
      throw new Failure(msg("unknown event type '{event}'; see 'event --list'"), { event: args.event });
    }
    if (args.event === undefined && !args.all)
      throw new Failure(msg("either --list, --all or --event <type> is required"));
    const only =
      args.domain === undefined ? undefined : (await findDomain(context, args.domain)).UUIDString();
    const timeout = args.timeout === undefined ? undefined : AbortSignal.timeout(args.timeout * 1000);
    const { outputClosed } = context.app.host;
    const signal = AbortSignal.any([
      context.signal,
      outputClosed,
      ...(timeout === undefined ? [] : [timeout]),
    ]);
    let count = 0;
    try {
      await context.attempt(msg("failed to wait for events"), {}, async () => {
        for await (const happened of context.connection.domainEvents({}, { signal })) {
          const described = describeEvent(happened);
          if (args.event !== undefined && described.event !== args.event) continue;
          if (only !== undefined && described.domain.uuid !== only) continue;
          count++;
          const time = new Date().toISOString();
          const stamp = args.timestamp ? `${time}: ` : "";
          context.report({ time, ...described }, () => `${stamp}${eventLine(described)}\n`);
          context.app.out.flush();
          if (!args.loop) break;
        }
      });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    if (timeout?.aborted && !context.json) context.tell(msg("event loop timed out"));
    if (context.signal.aborted && !context.json) context.tell(msg("event loop interrupted"));
    if (!context.json) {
      const received = plural("{count} event received", "events received: {count}");
      context.print(`${context.app.translator.sayCount(received, count)}\n`);
    }
    if (timeout?.aborted && count === 0)
      throw new Failure(msg("no event within {seconds} s"), { seconds: args.timeout! });
  },
});
