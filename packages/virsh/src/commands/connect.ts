import { command } from "../cli/command.js";
import { flag, optionalArgument } from "../cli/option.js";
import { msg } from "../i18n/message.js";

export const connect = command({
  name: "connect",
  group: "virsh",
  summary: msg("(re)connect to a hypervisor"),
  description: msg(
    "Opens another connection, to the URI given or to the one virsh was started with, and closes the one before; where that fails, it stays.",
  ),
  options: {
    name: optionalArgument(msg("hypervisor connection URI"), { placeholder: "uri" }),
    readonly: flag(msg("read-only connection")),
  },
  connects: false,
  run: ({ app, call }, { name, readonly }) => app.session.connect(name, readonly, call),
});
