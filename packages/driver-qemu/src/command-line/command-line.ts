import type { Domain } from "@libvirt-ts/xml/domain";
import { withHostModel } from "../definition/host-model.js";
import { ioThreadsOf } from "../definition/io-threads.js";
import { platformOf } from "../definition/platform.js";
import type { NetworkPlans } from "../networks/plan.js";
import { findMachine, type Qemu } from "../qemu.js";
import { unsupported } from "../unsupported.js";
import { Arguments, escapeOption, type Json, option } from "./arguments.js";
import { bootOrder } from "./boot.js";
import { addCharacters } from "./characters.js";
import type { Context, GuestFiles } from "./context.js";
import { addControllers } from "./controllers.js";
import { formatCpu } from "./cpu.js";
import { addDisks } from "./disks.js";
import { addHostDevices, addHubs, addSmartcards } from "./host-devices.js";
import { addInterfaces, needsHelper } from "./interfaces.js";
import { addMemory, addMemoryDevices, addNuma } from "./memory.js";
import {
  addBalloon,
  addFilesystems,
  addInputs,
  addIommu,
  addRngs,
  addShmems,
  addSpecial,
  addWatchdogs,
} from "./others.js";
import { addScreens, addVideos } from "./screens.js";
import { addAudio, addSounds } from "./sounds.js";
import {
  addBoot,
  addClock,
  addFirmware,
  addFlash,
  addMachine,
  addPowerManagement,
  addSysinfo,
} from "./system.js";

/** How a guest is started. */
export interface CommandLineOptions {
  readonly files: GuestFiles;
  /** How the networks are connected to that cards name; without it such a card is refused. */
  readonly networks?: NetworkPlans;
  /** The time in milliseconds since 1970 that a clock of offset `variable` counts from. Default: now. */
  readonly now?: number;
}

/** A program with what it is given. */
export interface CommandLine {
  readonly program: string;
  readonly args: readonly string[];
  /** Variables of its environment beside those that all guests have. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * How QEMU is called for a guest, by its complete definition (`completeDomain`). The guest is built and its processors wait.
 *
 * @throws LibvirtError CONFIG_UNSUPPORTED, naming the element, for what this QEMU cannot be asked for: a CPU of the mode
 *   `host-model` too, where `qemu.hostModel` does not say what that is.
 */
export function commandLineOf(definition: Domain, qemu: Qemu, options: CommandLineOptions): CommandLine {
  const domain = withHostModel(definition, qemu);
  const machine = findMachine(qemu, domain.os?.type.machine ?? "");
  if (machine === undefined)
    throw unsupported("os/type", `${qemu.binary} has no machine '${domain.os?.type.machine}'`);
  const devices = domain.devices ?? {};
  const out = new Arguments(overridesOf(domain));
  const context: Context = {
    domain,
    devices,
    qemu,
    machine,
    out,
    platform: platformOf(domain),
    files: options.files,
    networks: options.networks ?? new Map(),
    bootIndex: bootOrder(domain, devices),
  };
  addHead(context, options.now ?? Date.now());
  addDevices(context);
  addTail(context);
  return { program: devices.emulator ?? qemu.binary, args: out.words, env: environment(domain) };
}

function addHead(context: Context, now: number): void {
  const { domain, devices, out, files } = context;
  out.options("-name", `guest=${escapeOption(domain.name)}`, "debug-threads=on");
  out.add("-S");
  addFlash(context);
  addMachine(context);
  out.add("-cpu", formatCpu(context));
  addFirmware(context);
  addMemory(context);
  out.add("-overcommit", `mem-lock=${domain.memoryBacking?.locked === true ? "on" : "off"}`);
  addSmp(context);
  addIothreads(context);
  addNuma(context);
  if (domain.uuid !== undefined) out.add("-uuid", domain.uuid);
  addSysinfo(context);
  if ((devices.graphics ?? []).length === 0) out.add("-display", "none");
  out.add("-no-user-config");
  out.add("-nodefaults");
  for (const [at, path] of files.monitors.entries()) {
    const id = at === 0 ? "monitor" : `monitor${at}`;
    out.options("-chardev", "socket", `id=char${id}`, option("path", path), "server=on", "wait=off");
    out.options("-mon", `chardev=char${id}`, `id=${id}`, "mode=control");
  }
  addClock(context, now);
  addActions(context);
  if (domain.features?.acpi !== true && context.platform.arch !== "armv7l") out.add("-no-acpi");
  addPowerManagement(context);
  addBoot(context);
}

/** What QEMU does by itself when the guest resets or panics: nobody else need be there. */
export function actionsOf({ on_reboot, on_crash }: Domain) {
  return {
    reboot: on_reboot === "destroy" ? "shutdown" : "reset",
    panic: /^(preserve|coredump-)/.test(on_crash ?? "") ? "pause" : "shutdown",
  } as const;
}

function addActions({ domain, out }: Context): void {
  const { reboot, panic } = actionsOf(domain);
  out.options("-action", `reboot=${reboot}`, `panic=${panic}`);
}

function addSmp({ domain, out, platform }: Context): void {
  const { vcpu = { value: 1 }, vcpus, cpu } = domain;
  const alone = vcpus?.vcpu?.filter(
    ({ enabled, hotpluggable }) => enabled === "yes" && hotpluggable !== "yes",
  ).length;
  const current = alone ?? vcpu.current ?? vcpu.value;
  const { sockets = vcpu.value, dies, clusters, cores = 1, threads = 1 } = cpu?.topology ?? {};
  const hasDies = cpu?.topology !== undefined && platform.board !== "virt";
  out.options(
    "-smp",
    String(current),
    current < vcpu.value ? `maxcpus=${vcpu.value}` : undefined,
    `sockets=${sockets}`,
    hasDies ? `dies=${dies ?? 1}` : undefined,
    option("clusters", clusters),
    `cores=${cores}`,
    `threads=${threads}`,
  );
}

function addIothreads({ domain, out }: Context): void {
  for (const { id, thread_pool_min, thread_pool_max, poll } of ioThreadsOf(domain))
    out.json("-object", {
      "qom-type": "iothread",
      id: `iothread${id}`,
      "thread-pool-min": thread_pool_min,
      "thread-pool-max": thread_pool_max,
      "poll-max-ns": poll?.max,
      "poll-grow": poll?.grow,
      "poll-shrink": poll?.shrink,
    });
}

function addDevices(context: Context): void {
  addIommu(context);
  addControllers(context);
  addHubs(context);
  addMemoryDevices(context);
  addDisks(context);
  addFilesystems(context);
  addInterfaces(context);
  addSmartcards(context);
  addCharacters(context);
  addInputs(context);
  addAudio(context);
  addScreens(context);
  addVideos(context);
  addSounds(context);
  addWatchdogs(context);
  addHostDevices(context);
  addBalloon(context);
  addRngs(context);
  addShmems(context);
  addSpecial(context);
}

function addTail(context: Context): void {
  const { domain, out } = context;
  const behavior = domain["qemu:deprecation"]?.behavior;
  const input: Readonly<Record<string, string>> = { omit: "accept", reject: "reject", crash: "crash" };
  if (behavior !== undefined && behavior !== "none")
    out.json("-compat", { "deprecated-output": "hide", "deprecated-input": input[behavior] });
  for (const { value } of domain["qemu:commandline"]?.["qemu:arg"] ?? []) out.add(value);
  out.add(
    "-sandbox",
    needsHelper(context) ? "off" : "on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny",
  );
  out.add("-msg", "timestamp=on");
}

/** What `qemu:override` sets and takes away, by the alias of the device. */
function overridesOf(domain: Domain): ReadonlyMap<string, Readonly<Record<string, Json | undefined>>> {
  const found = new Map<string, Record<string, Json | undefined>>();
  for (const { alias, "qemu:frontend": frontend } of domain["qemu:override"]?.["qemu:device"] ?? []) {
    const properties = found.get(alias) ?? {};
    for (const { name, type, value = "" } of frontend?.["qemu:property"] ?? [])
      properties[name] =
        type === "remove"
          ? undefined
          : type === "bool"
            ? value === "true"
            : type === "string"
              ? value
              : Number(value);
    found.set(alias, properties);
  }
  return found;
}

function environment({ clock, ...domain }: Domain): Record<string, string> {
  const env: Record<string, string> = {};
  if (clock?.offset === "timezone" && clock.timezone !== undefined) env.TZ = clock.timezone;
  for (const { name, value = "" } of domain["qemu:commandline"]?.["qemu:env"] ?? []) env[name] = value;
  return env;
}
