import { ErrorNumber, LibvirtError, parseXMLElement } from "@libvirt-ts/core";
import {
  ConnectGetDomainCapabilitiesFlags,
  NodeAllocPagesFlags,
  NodeSuspendTarget,
} from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { type Message, msg } from "../../i18n/message.js";
import { printable } from "../../output/printable.js";
import { choice, exclusive, flagsOf } from "../kit/args.js";
import { printXML } from "../kit/print-xml.js";
import { attributeOf, childAt } from "../kit/xml-text.js";
import type { GroupCommands } from "../table/group-commands.js";
import { cpuBaseline, cpuCompare, hypervisorCpuBaseline, hypervisorCpuCompare } from "./cpu.js";
import { cpuModels, hypervisorCpuModels } from "./cpu-models.js";
import { freecell, freepages } from "./free.js";
import { nodeMemoryTune } from "./memory-tune.js";
import { nodecpumap, nodecpustats, nodeinfo, nodememstats } from "./node.js";
import { version } from "./version.js";

/** A command that prints one word about the host. */
async function printWord(
  context: Context,
  key: string,
  failed: Message,
  ask: (call: Context["call"]) => Promise<number | string>,
): Promise<void> {
  const word = await context.attempt(failed, {}, ask);
  context.report({ [key]: word }, () => `${printable(String(word).replace(/\n$/, ""))}\n`);
}

/** What the capabilities of domains say of a kind of virtualization; nothing where the driver has none. */
async function mostVcpus(
  { app, connection, call }: Context,
  type: string | undefined,
): Promise<number | undefined> {
  const ask = () => connection.getDomainCapabilities(undefined, undefined, undefined, type, 0, call);
  const xml = await app.reporter.quietly(ask).catch((error: unknown) => {
    if (!(error instanceof LibvirtError) || error.code === ErrorNumber.OPERATION_ABORTED) throw error;
    return undefined;
  });
  const most =
    xml === undefined ? undefined : attributeOf(childAt(await parseXMLElement(xml), "vcpu"), "max");
  return most === undefined ? undefined : Number(most);
}

export const hostCommands: GroupCommands<"host"> = {
  allocpages: async (context, args) => {
    exclusive(args, "all", "cellno");
    if (args.cellno === undefined && !args.all) {
      throw new Failure(msg("either --cellno or --all is required"));
    }
    const pages = [{ pageSize: args.pagesize, count: args.pagecount }];
    const cells = args.all ? await cellCount(context) : 1;
    await context.attempt(msg("Failed to change the pool of pages"), {}, (call) =>
      context.connection.allocPages(
        pages,
        args.cellno ?? 0,
        cells,
        args.add ? NodeAllocPagesFlags.ADD : NodeAllocPagesFlags.SET,
        call,
      ),
    );
  },
  capabilities: async (context, args) => {
    const xml = await context.attempt(msg("failed to get the capabilities"), {}, (call) =>
      context.connection.getCapabilities(call),
    );
    await printXML(context, xml.replace(/\n$/, ""), args);
  },
  "cpu-baseline": cpuBaseline,
  "cpu-compare": cpuCompare,
  "cpu-models": cpuModels,
  domcapabilities: async (context, args) => {
    const F = ConnectGetDomainCapabilitiesFlags;
    const flags = flagsOf(args, {
      "disable-deprecated-features": F.DISABLE_DEPRECATED_FEATURES,
      "expand-cpu-features": F.EXPAND_CPU_FEATURES,
      "supported-cpu-features": F.SUPPORTED_CPU_FEATURES,
    });
    const xml = await context.attempt(msg("failed to get the capabilities of domains"), {}, (call) =>
      context.connection.getDomainCapabilities(
        args.emulatorbin,
        args.arch,
        args.machine,
        args.virttype,
        flags,
        call,
      ),
    );
    await printXML(context, xml, args);
  },
  freecell,
  freepages,
  hostname: (context) =>
    printWord(context, "hostname", msg("failed to get the hostname"), (call) =>
      context.connection.getHostname(call),
    ),
  "hypervisor-cpu-baseline": hypervisorCpuBaseline,
  "hypervisor-cpu-compare": hypervisorCpuCompare,
  "hypervisor-cpu-models": hypervisorCpuModels,
  maxvcpus: (context, { type }) =>
    printWord(
      context,
      "maxVcpus",
      msg("failed to get the number of virtual CPUs that a domain may have"),
      async (call) => (await mostVcpus(context, type)) ?? context.connection.getMaxVcpus(type, call),
    ),
  "node-memory-tune": nodeMemoryTune,
  nodecpumap,
  nodecpustats,
  nodeinfo,
  nodememstats,
  nodesevinfo: async (context) => {
    const { formatParams, plainParams } = await import("../kit/params.js");
    const params = plainParams(
      await context.attempt(msg("failed to get information about SEV"), {}, (call) =>
        context.connection.getSEVInfo(0, call),
      ),
    );
    context.report(params, () => formatParams(params));
  },
  nodesuspend: async (context, args) => {
    const { MEM, DISK, HYBRID } = NodeSuspendTarget;
    const target = choice("target", args.target, { mem: MEM, disk: DISK, hybrid: HYBRID });
    if (args.duration < 0) throw new Failure(msg("the duration must not be below zero"));
    await context.attempt(msg("The host was not suspended"), {}, (call) =>
      context.connection.suspendForDuration(target, args.duration, 0, call),
    );
  },
  sysinfo: async (context) => {
    const xml = await context.attempt(msg("failed to get information about the hardware"), {}, (call) =>
      context.connection.getSysinfo(0, call),
    );
    await printXML(context, xml, {});
  },
  uri: (context) => {
    const uri = context.connection.getURI();
    context.report({ uri }, () => `${printable(uri)}\n`);
  },
  version,
};

/** How many NUMA cells the host has. */
async function cellCount(context: Context): Promise<number> {
  const { nodes } = await context.attempt(msg("failed to get node information"), {}, (call) =>
    context.connection.getInfo(call),
  );
  return nodes;
}
