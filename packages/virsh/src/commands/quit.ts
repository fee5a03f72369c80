import { command } from "../cli/command.js";
import { msg } from "../i18n/message.js";

/** The runner stops at it; there is nothing left to do here. */
export const quit = command({
  name: "quit",
  group: "virsh",
  summary: msg("quit this interactive terminal"),
  connects: false,
  run() {},
});
