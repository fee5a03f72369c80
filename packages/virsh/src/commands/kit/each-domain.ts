import type { CallOptions, Domain } from "@libvirt-ts/core";
import type { Message } from "../../i18n/message.js";
import { findDomain } from "../../values/domain.js";
import type { Run } from "../table/group-commands.js";

/** A command that does one thing with each of some domains. */
export const eachDomain =
  <A extends { readonly domain: readonly string[] }>(
    failed: Message,
    act: (domain: Domain, args: A, call: CallOptions) => Promise<unknown>,
    done: Message | ((args: A) => Message),
  ): Run<A> =>
  (context, args) =>
    context.each(args.domain, async (word) => {
      const domain = await findDomain(context, word);
      await context.attempt(failed, { domain: word }, (call) => act(domain, args, call));
      context.tell(typeof done === "function" ? done(args) : done, { domain: word });
    });
