import type { Domain, HypervFeatures, KvmFeatures } from "@libvirt-ts/xml/domain";
import { unsupported } from "../unsupported.js";
import { option } from "./arguments.js";
import type { Context } from "./context.js";

const on = (value: string | undefined): string | undefined => (value === "on" ? "on" : undefined);
const toQemu = (name: string): string => name.replaceAll("_", "-");

/** What `-cpu` is given: the model and what is switched on and off. */
export function formatCpu(context: Context): string {
  const { domain } = context;
  return [model(context), ...features(domain), ...clockFeatures(domain), ...platformFeatures(domain)].join(
    ",",
  );
}

function model({ domain, platform }: Context): string {
  const { cpu, type } = domain;
  switch (cpu?.mode) {
    case "host-passthrough":
      if (type !== "kvm" && type !== "hvf")
        throw unsupported("cpu", "mode 'host-passthrough' needs a domain of type 'kvm' or 'hvf'");
      return `host,migratable=${cpu.migratable ?? "on"}`;
    case "maximum":
      return "max";
    default: {
      const name = cpu?.model?.value;
      if (name !== undefined) return name;
      if (platform.arch === "i686") return "qemu32";
      return platform.arch === "x86_64" ? "qemu64" : "cortex-a15";
    }
  }
}

function features({ cpu }: Domain): string[] {
  const words: (string | undefined)[] = (cpu?.feature ?? []).map(
    ({ policy, name }) => `${toQemu(name)}=${policy === "disable" || policy === "forbid" ? "off" : "on"}`,
  );
  if (cpu?.cache?.mode === "passthrough") words.push("host-cache-info=on", "l3-cache=off");
  else if (cpu?.cache?.mode === "emulate") words.push("l3-cache=on");
  else if (cpu?.cache?.mode === "disable") words.push("host-cache-info=off", "l3-cache=off");
  if (cpu?.maxphysaddr?.mode === "emulate") words.push(option("phys-bits", cpu.maxphysaddr.bits));
  else if (cpu?.maxphysaddr?.mode === "passthrough") words.push("host-phys-bits=on");
  return words.filter((word) => word !== undefined);
}

function clockFeatures({ clock }: Domain): string[] {
  return (clock?.timer ?? []).flatMap((timer) => {
    if (timer.name === "kvmclock" && timer.present !== undefined)
      return [`kvmclock=${timer.present === "yes" ? "on" : "off"}`];
    if (timer.name === "hypervclock" && timer.present === "yes") return ["hv-time=on"];
    return timer.name === "tsc" && timer.frequency !== undefined ? [`tsc-frequency=${timer.frequency}`] : [];
  });
}

function platformFeatures({ features: given, devices }: Domain): string[] {
  const words: (string | undefined)[] = [];
  if (given?.apic?.eoi !== undefined) words.push(`kvm-pv-eoi=${given.apic.eoi}`);
  if (given?.pvspinlock !== undefined) words.push(`kvm-pv-unhalt=${given.pvspinlock.state ?? "on"}`);
  if (given?.hyperv !== undefined) words.push(...hyperv(given.hyperv));
  if (given?.viridian === true) words.push("hv-vapic=on");
  if (devices?.panic?.some(({ model: of }) => of === "hyperv")) words.push("hv-crash");
  if (given?.kvm !== undefined) words.push(...kvm(given.kvm));
  if (given?.pmu !== undefined) words.push(`pmu=${given.pmu.state ?? "on"}`);
  return words.filter((word) => word !== undefined);
}

function hyperv(given: HypervFeatures): string[] {
  if (given.mode === "passthrough") return ["hv-passthrough=on"];
  if (given.mode !== undefined && given.mode !== "custom")
    throw unsupported("hyperv", `mode '${given.mode}'`);
  const words: string[] = [];
  const add = (name: string, state: string | undefined): void => {
    if (on(state) !== undefined) words.push(`hv-${name}=on`);
  };
  add("relaxed", given.relaxed?.state);
  add("vapic", given.vapic?.state);
  if (given.spinlocks?.state === "on")
    words.push(`hv-spinlocks=0x${(given.spinlocks.retries ?? 4095).toString(16)}`);
  add("vpindex", given.vpindex?.state);
  add("runtime", given.runtime?.state);
  add("synic", given.synic?.state);
  add("stimer", given.stimer?.state);
  if (given.stimer?.state === "on") add("stimer-direct", given.stimer.direct?.state);
  add("reset", given.reset?.state);
  if (given.vendor_id?.state === "on") words.push(option("hv-vendor-id", given.vendor_id.value ?? "")!);
  add("frequencies", given.frequencies?.state);
  add("reenlightenment", given.reenlightenment?.state);
  add("tlbflush", given.tlbflush?.state);
  add("ipi", given.ipi?.state);
  add("evmcs", given.evmcs?.state);
  add("avic", given.avic?.state);
  add("emsr-bitmap", given.emsr_bitmap?.state);
  add("xmm-input", given.xmm_input?.state);
  return words;
}

function kvm(given: KvmFeatures): (string | undefined)[] {
  return [
    on(given.hidden?.state) && "kvm=off",
    on(given["hint-dedicated"]?.state) && "kvm-hint-dedicated=on",
    on(given["poll-control"]?.state) && "kvm-poll-control=on",
    given["pv-ipi"] && `kvm-pv-ipi=${given["pv-ipi"].state}`,
  ];
}
