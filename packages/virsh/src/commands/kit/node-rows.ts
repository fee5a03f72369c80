import type { NodeInfo } from "@libvirt-ts/core";
import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";

/** Tells what the host is; `unit` is the word for KiB, which 0.1.11 called kB. */
export async function reportNode(context: Context, unit: "KiB" | "kB"): Promise<void> {
  const node: NodeInfo = await context.attempt(msg("failed to get node information"), {}, (call) =>
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
      ["Memory size:", `${memory} ${unit}`],
    ]),
  );
}
