import { command } from "../cli/command.js";
import { argument, domainArgument, oneOf, value } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { describe } from "../values/description.js";
import { findAffected, plug, plugFlags } from "../values/device.js";
import { findInterface, readMac } from "../values/interface.js";
import { refusedForDevices } from "../values/refused.js";

const types = ["bridge", "ethernet", "user"] as const;

export const detachInterface = command({
  name: "detach-interface",
  group: "domain",
  summary: msg("detach network interface"),
  description: msg("Detaches a network card from a domain; of several it must be said which one."),
  options: {
    domain: domainArgument(),
    type: argument(msg("bridge, ethernet or user"), { complete: types, read: oneOf(types) }),
    mac: value(msg("MAC address"), { complete: "mac", read: readMac }),
    ...plugFlags,
  },
  refused: refusedForDevices,
  async run(context, { domain: word, type, mac, "print-xml": print, ...affected }) {
    const domain = await findAffected(context, word, affected);
    const { devices } = await describe(context, domain, word);
    const sentences = {
      failed: msg("Failed to detach interface from domain {domain}"),
      values: { domain: word },
      done: msg("Interface detached successfully"),
    };
    const device = findInterface(devices?.interface ?? [], { type, mac }, word);
    await plug(context, { element: "interface", device }, print, sentences, (xml, call) =>
      domain.detachDevice(xml, call),
    );
  },
});
