import { parseXMLElement } from "@libvirt-ts/core";
import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { printable } from "../../output/printable.js";
import { attributeOf, childAt, childrenNamed, textOf } from "../kit/xml-text.js";
import type { ArgsOf } from "../table/group-commands.js";

const printNames = (context: Context, names: readonly string[]): void =>
  context.report(names, () => names.map((name) => `${printable(name)}\n`).join(""));

export async function cpuModels(context: Context, { arch }: ArgsOf<"cpu-models">): Promise<void> {
  const names = await context.attempt(msg("failed to get the CPU models of '{arch}'"), { arch }, (call) =>
    context.connection.getCPUModelNames(arch, 0, call),
  );
  printNames(context, names);
}

/** The models that the capabilities of domains name: those that the hypervisor can give, or all. */
export async function hypervisorCpuModels(
  context: Context,
  { virttype, emulator, arch, machine, all }: ArgsOf<"hypervisor-cpu-models">,
): Promise<void> {
  const xml = await context.attempt(msg("failed to get the capabilities of domains"), {}, (call) =>
    context.connection.getDomainCapabilities(emulator, arch, machine, virttype, 0, call),
  );
  const modes = childrenNamed(childAt(await parseXMLElement(xml), "cpu"), "mode");
  const custom = modes.find((mode) => attributeOf(mode, "name") === "custom");
  const models = childrenNamed(custom, "model").filter(
    (model) => all || attributeOf(model, "usable") === "yes",
  );
  printNames(
    context,
    models.map((model) => textOf(model) ?? ""),
  );
}
