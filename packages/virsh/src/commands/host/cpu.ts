import { parseXMLElement, type XmlElement } from "@libvirt-ts/core";
import { ConnectBaselineCPUFlags, ConnectCompareCPUFlags, CPUCompareResult } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { AlreadyTold, Failure } from "../../cli/failure.js";
import { type Message, msg } from "../../i18n/message.js";
import { readTextFile } from "../../values/files.js";
import { flagsOf } from "../kit/args.js";
import { printXML } from "../kit/print-xml.js";
import { childAt, formatElement } from "../kit/xml-text.js";
import type { ArgsOf } from "../table/group-commands.js";

/** All CPUs in a file: documents of their own one after another, inside of others, or capabilities of hosts. */
async function cpusOf(context: Context, file: string): Promise<string[]> {
  const text = await readTextFile(context, file);
  const body = text.replace(/^\s*<\?xml[^>]*\?>/, "").replace(/<\?xml[^>]*\?>/g, "");
  const root = await context.attempt(msg("failed to read '{file}'"), { file }, () =>
    parseXMLElement(`<cpus>${body}</cpus>`),
  );
  const found: string[] = [];
  const look = (element: XmlElement): void => {
    if (element.name === "cpu") {
      found.push(formatElement(element));
      return;
    }
    const inner =
      element.name === "domainCapabilities"
        ? (childAt(element, "cpu")?.children ?? [])
        : (element.children ?? []);
    for (const child of inner) {
      if (typeof child === "string") continue;
      if (element.name === "domainCapabilities") {
        const isModel = child.attributes?.some(({ value }) => value === "host-model");
        if (child.name === "mode" && isModel) found.push(formatElement({ ...child, name: "cpu" }));
      } else look(child);
    }
  };
  look(root);
  if (found.length === 0) throw new Failure(msg("file '{file}' contains no <cpu>"), { file });
  return found;
}

const baselineFlags = (args: {
  readonly features: boolean;
  readonly migratable: boolean;
  readonly "ignore-host"?: boolean;
}): number =>
  flagsOf(args, {
    features: ConnectBaselineCPUFlags.EXPAND_FEATURES,
    migratable: ConnectBaselineCPUFlags.MIGRATABLE,
    "ignore-host": ConnectBaselineCPUFlags.IGNORE_HOST,
  });

const noBaseline = msg("failed to find a CPU that suits all of '{file}'");

export async function cpuBaseline(context: Context, args: ArgsOf<"cpu-baseline">): Promise<void> {
  const { file } = args;
  const cpus = await cpusOf(context, file);
  const xml = await context.attempt(noBaseline, { file }, (call) =>
    context.connection.baselineCPU(cpus, baselineFlags(args), call),
  );
  await printXML(context, xml, {});
}

export async function hypervisorCpuBaseline(
  context: Context,
  args: ArgsOf<"hypervisor-cpu-baseline">,
): Promise<void> {
  const { file, model, emulator, arch, machine, virttype } = args;
  if (file === undefined && model === undefined) {
    throw new Failure(msg("either a file or --model is required"));
  }
  const cpus = [
    ...(file === undefined ? [] : await cpusOf(context, file)),
    ...(model === undefined ? [] : [`<cpu mode='custom'><model>${model.replace(/[<&]/g, "")}</model></cpu>`]),
  ];
  const xml = await context.attempt(noBaseline, { file: file ?? model ?? "" }, (call) =>
    context.connection.baselineHypervisorCPU(
      emulator,
      arch,
      machine,
      virttype,
      cpus,
      baselineFlags(args),
      call,
    ),
  );
  await printXML(context, xml, {});
}

const compareFlags = (args: { readonly error: boolean; readonly validate: boolean }): number =>
  flagsOf(args, {
    error: ConnectCompareCPUFlags.FAIL_INCOMPATIBLE,
    validate: ConnectCompareCPUFlags.VALIDATE_XML,
  });

/** Says how a CPU compares; one that does not suit is a failure, though it is the answer. */
function tellComparison(
  context: Context,
  result: number,
  file: string,
  sentences: Readonly<Record<"identical" | "incompatible" | "superset", Message>>,
): void {
  const word =
    result === CPUCompareResult.INCOMPATIBLE
      ? "incompatible"
      : result === CPUCompareResult.IDENTICAL
        ? "identical"
        : result === CPUCompareResult.SUPERSET
          ? "superset"
          : undefined;
  if (word === undefined) throw new Failure(msg("the CPU of '{file}' could not be compared"), { file });
  if (context.json) context.report({ result: word }, () => "");
  else context.print(`${context.say(sentences[word], { file })}\n`);
  if (word === "incompatible") throw new AlreadyTold();
}

const noComparison = msg("failed to compare the CPU of '{file}'");

export async function cpuCompare(context: Context, args: ArgsOf<"cpu-compare">): Promise<void> {
  const { file } = args;
  const [cpu] = await cpusOf(context, file);
  const result = await context.attempt(noComparison, { file }, (call) =>
    context.connection.compareCPU(cpu!, compareFlags(args), call),
  );
  tellComparison(context, result, file, {
    incompatible: msg("CPU described in {file} is incompatible with host CPU"),
    identical: msg("CPU described in {file} is identical to host CPU"),
    superset: msg("Host CPU is a superset of CPU described in {file}"),
  });
}

export async function hypervisorCpuCompare(
  context: Context,
  args: ArgsOf<"hypervisor-cpu-compare">,
): Promise<void> {
  const { file, emulator, arch, machine, virttype } = args;
  const [cpu] = await cpusOf(context, file);
  const result = await context.attempt(noComparison, { file }, (call) =>
    context.connection.compareHypervisorCPU(
      emulator,
      arch,
      machine,
      virttype,
      cpu!,
      compareFlags(args),
      call,
    ),
  );
  tellComparison(context, result, file, {
    incompatible: msg(
      "CPU described in {file} is incompatible with the CPU provided by hypervisor on the host",
    ),
    identical: msg("CPU described in {file} is identical to the CPU provided by hypervisor on the host"),
    superset: msg("The CPU provided by hypervisor on the host is a superset of CPU described in {file}"),
  });
}
