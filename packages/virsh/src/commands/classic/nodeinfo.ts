import { command } from "../../cli/command.js";
import { msg } from "../../i18n/message.js";

export const nodeinfo = command({
  name: "nodeinfo",
  group: "host",
  summary: msg("node information"),
  description: msg("Prints basic information about the host."),
  json: "{ model: string, cpus: number, mhz: number, sockets: number, cores: number, threads: number, cells: number, memoryKiB: number }",
  async run(context) {
    const node = await context.attempt(msg("failed to get node information"), {}, (call) =>
      context.connection.getInfo(call),
    );
    const { model, cpus, mhz, sockets, cores, threads, nodes, memory } = node;
    context.report({ model, cpus, mhz, sockets, cores, threads, cells: nodes, memoryKiB: memory }, () =>
      context.fields(20, [
        ["CPU model:", model],
        ["CPU(s):", String(cpus)],
        ["CPU frequency:", `${mhz} MHz`],
        ["CPU socket(s):", String(sockets)],
        ["Core(s) per socket:", String(cores)],
        ["Thread(s) per core:", String(threads)],
        ["NUMA cell(s):", String(nodes)],
        ["Memory size:", `${memory} kB`],
      ]),
    );
  },
});
