import { command } from "../../cli/command.js";
import { msg } from "../../i18n/message.js";
import { reportNode } from "../kit/node-rows.js";

export const nodeinfo = command({
  name: "nodeinfo",
  group: "host",
  summary: msg("node information"),
  description: msg("Prints basic information about the host."),
  json: "{ model: string, cpus: number, mhz: number, sockets: number, cores: number, threads: number, cells: number, memoryKiB: number }",
  run: (context) => reportNode(context, "kB"),
});
