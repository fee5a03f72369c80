import { command } from "../cli/command.js";
import { msg } from "../i18n/message.js";
import { changeDevice, deviceOptions } from "../values/device.js";
import { refusedForDevices } from "../values/refused.js";

export const attachDevice = command({
  name: "attach-device",
  group: "domain",
  summary: msg("attach device from an XML file"),
  description: msg("Attaches a device to a domain."),
  options: deviceOptions,
  refused: refusedForDevices,
  async run(context, args) {
    await changeDevice(context, args, msg("Failed to attach device from {file}"), (domain, xml, call) =>
      domain.attachDevice(xml, call),
    );
    context.tell(msg("Device attached successfully"));
  },
});
