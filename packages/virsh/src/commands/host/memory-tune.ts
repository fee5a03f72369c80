import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { givenParams, plainParams } from "../kit/params.js";
import type { ArgsOf } from "../table/group-commands.js";

export async function nodeMemoryTune(context: Context, args: ArgsOf<"node-memory-tune">): Promise<void> {
  const wanted = givenParams(args, {
    "shm-pages-to-scan": "shm_pages_to_scan",
    "shm-sleep-millisecs": "shm_sleep_millisecs",
    "shm-merge-across-nodes": "shm_merge_across_nodes",
  });
  if (Object.keys(wanted).length > 0) {
    await context.attempt(msg("Failed to change how the host shares memory"), {}, (call) =>
      context.connection.setMemoryParameters(wanted, 0, call),
    );
    return;
  }
  const params = plainParams(
    await context.attempt(msg("failed to get how the host shares memory"), {}, (call) =>
      context.connection.getMemoryParameters(0, call),
    ),
  );
  const lines = Object.entries(params).map(([name, value]) => `\t${name.padEnd(15)} ${value}\n`);
  context.report(params, () => (lines.length === 0 ? "" : `Shared memory:\n${lines.join("")}`));
}
