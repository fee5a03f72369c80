import { libraryVersion, versionText } from "@libvirt-ts/core";
import { command } from "../../cli/command.js";
import { ownVersion } from "../../cli/version.js";
import { msg } from "../../i18n/message.js";

export const version = command({
  name: "version",
  group: "host",
  summary: msg("show versions"),
  description: msg("Prints the versions of virsh, the library, the driver and the hypervisor."),
  json: "{ compiledAgainst: string, library: string, type: string, api: string, hypervisor: string | null }",
  async run(context) {
    const { connection } = context;
    const library = versionText(libraryVersion);
    const type = await context.attempt(msg("failed to get the hypervisor's type"), {}, (call) =>
      connection.getType(call),
    );
    const open = connection.drivers().filter(({ state }) => state === "open");
    const report = open.find(({ name }) => name.toLowerCase() === type.toLowerCase()) ?? open[0];
    const api = versionText(report?.version ?? libraryVersion);
    const number = await context.attempt(msg("failed to get the hypervisor's version"), {}, (call) =>
      connection.getVersion(call),
    );
    const hypervisor = number === 0 ? null : versionText(number);
    context.report({ compiledAgainst: ownVersion, library, type, api, hypervisor }, () =>
      [
        `Compiled against library: libvir ${ownVersion}\n`,
        `Using library: libvir ${library}\n`,
        `Using API: ${type} ${api}\n`,
        hypervisor === null
          ? `${context.say(msg("Cannot extract running {type} hypervisor version"), { type })}\n`
          : `Running hypervisor: ${type} ${hypervisor}\n`,
      ].join(""),
    );
  },
});
