import { command } from "../cli/command.js";
import { argument, domainArgument, notEmpty, oneOf, value } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { findAffected, plug, plugFlags } from "../values/device.js";
import { interfaceOf, interfaceTypes, readMac, refusedForInterfaces } from "../values/interface.js";

export const attachInterface = command({
  name: "attach-interface",
  group: "domain",
  summary: msg("attach network interface"),
  description: msg("Attaches a network card to a domain."),
  options: {
    domain: domainArgument(),
    type: argument(msg("bridge or ethernet"), { complete: interfaceTypes, read: oneOf(interfaceTypes) }),
    source: argument(msg("bridge of the host, or its device for ethernet"), { read: notEmpty }),
    target: value(msg("name of the host's end of the card"), { read: notEmpty }),
    mac: value(msg("MAC address"), { read: readMac }),
    script: value(msg("script that connects the card on the host"), { complete: "file", read: notEmpty }),
    model: value(msg("card that is emulated: e1000, rtl8139"), { read: notEmpty }),
    ...plugFlags,
  },
  refused: refusedForInterfaces,
  async run(context, { domain, "print-xml": print, live, config, current, ...parts }) {
    const sentences = {
      failed: msg("Failed to attach interface to domain {domain}"),
      values: { domain },
      done: msg("Interface attached successfully"),
    };
    await plug(
      context,
      { element: "interface", device: interfaceOf(parts) },
      print,
      sentences,
      async (xml, call) =>
        (await findAffected(context, domain, { live, config, current })).attachDevice(xml, call),
    );
  },
});
