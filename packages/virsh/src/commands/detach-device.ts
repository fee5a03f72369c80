import { command } from "../cli/command.js";
import { msg } from "../i18n/message.js";
import { changeDevice, deviceOptions } from "../values/device.js";
import { refusedForDevices } from "../values/refused.js";

export const detachDevice = command({
  name: "detach-device",
  group: "domain",
  summary: msg("detach device from an XML file"),
  description: msg("Detaches a device from a domain."),
  options: deviceOptions,
  refused: refusedForDevices,
  async run(context, args) {
    await changeDevice(context, args, msg("Failed to detach device from {file}"), (domain, xml, call) =>
      domain.detachDevice(xml, call),
    );
    context.tell(msg("Device detached successfully"));
  },
});
