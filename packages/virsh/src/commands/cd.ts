import { homedir } from "node:os";
import { command } from "../cli/command.js";
import { Failure } from "../cli/failure.js";
import { optionalArgument } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { systemReason } from "../values/files.js";

export const cd = command({
  name: "cd",
  group: "virsh",
  summary: msg("change the current directory"),
  description: msg(
    "Changes the directory that file names are relative to; without one, to the home directory.",
  ),
  options: { dir: optionalArgument(msg("directory to switch to"), { complete: "directory" }) },
  connects: false,
  run(context, { dir = context.app.host.env.HOME || homedir() }) {
    try {
      process.chdir(dir);
    } catch (error) {
      throw new Failure(msg("cannot change to '{dir}': {reason}"), { dir, reason: systemReason(error) });
    }
  },
});
