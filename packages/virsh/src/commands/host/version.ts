import { libraryVersion, versionText } from "@libvirt-ts/core";
import type { Context } from "../../cli/context.js";
import { ownVersion } from "../../cli/version.js";
import { msg } from "../../i18n/message.js";
import type { ArgsOf } from "../table/group-commands.js";

export async function version(context: Context, { daemon }: ArgsOf<"version">): Promise<void> {
  const { connection } = context;
  const library = versionText(libraryVersion);
  const [type, number] = await Promise.all([
    context.attempt(msg("failed to get the hypervisor's type"), {}, (call) => connection.getType(call)),
    context.attempt(msg("failed to get the hypervisor's version"), {}, (call) => connection.getVersion(call)),
  ]);
  const open = connection.drivers().filter(({ state }) => state === "open");
  const report = open.find(({ name }) => name.toLowerCase() === type.toLowerCase()) ?? open[0];
  const api = versionText(report?.version ?? libraryVersion);
  const failed = msg("failed to get the library's version");
  const hypervisor = number === 0 ? null : versionText(number);
  const running = daemon
    ? versionText(await context.attempt(failed, {}, (call) => connection.getLibVersion(call)))
    : undefined;
  const data = { compiledAgainst: ownVersion, library, type, api, hypervisor };
  context.report({ ...data, ...(running === undefined ? {} : { daemon: running }) }, () =>
    [
      `Compiled against library: libvirt ${ownVersion}\n`,
      `Using library: libvirt ${library}\n`,
      `Using API: ${type} ${api}\n`,
      hypervisor === null
        ? `${context.say(msg("Cannot extract running {type} hypervisor version"), { type })}\n`
        : `Running hypervisor: ${type} ${hypervisor}\n`,
      ...(running === undefined ? [] : [`Running against daemon: ${running}\n`]),
    ].join(""),
  );
}
