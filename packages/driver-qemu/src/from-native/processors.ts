import type { Clock } from "@libvirt-ts/xml/domain";
import { Options, said, some } from "./options.js";
import { type Place, refuse } from "./problem.js";
import type { Reading } from "./reading.js";

/** `-cpu qemu64,vmx=off,hv-relaxed=on` */
export function readCpu(value: Place, reading: Reading): void {
  const words = value.word.split(",");
  const [model = "", ...rest] = words;
  if (model.trim() === "") throw refuse(value, "there is no model of a processor before the options");
  const normal = rest.map((word) => word.replace(/^\+(.*)$/, "$1=on").replace(/^-(.*)$/, "$1=off"));
  const options = new Options(value, undefined, normal.join(","));
  const names = normal.map((word) => word.split("=", 1)[0]!).filter((name) => name !== "");
  const { domain } = reading;
  const cpu = modelOf(model, options);
  const cache = cacheOf(options);
  const bits = options.number("phys-bits");
  const hostBits = options.switch("host-phys-bits");
  readPlatform(options, reading);
  const feature = [...new Set(names)].flatMap((name) => {
    const state = options.has(name) ? options.switch(name) : undefined;
    return state === undefined ? [] : [{ policy: state ? ("require" as const) : ("disable" as const), name }];
  });
  options.end();
  const made = said({
    ...domain.cpu,
    ...cpu,
    feature: feature.length > 0 ? feature : undefined,
    cache,
    maxphysaddr:
      bits !== undefined
        ? { mode: "emulate" as const, bits }
        : hostBits === true
          ? { mode: "passthrough" as const }
          : undefined,
  });
  if (Object.keys(made).length > 0) domain.cpu = made as NonNullable<typeof domain.cpu>;
}

function modelOf(model: string, options: Options): object {
  if (model === "host") return said({ mode: "host-passthrough", migratable: options.onOff("migratable") });
  if (model === "max") return { mode: "maximum" };
  return { mode: "custom", match: "exact", check: "none", model: { value: model, fallback: "forbid" } };
}

function cacheOf(options: Options): { mode: "passthrough" | "emulate" | "disable" } | undefined {
  const [host, l3] = [options.switch("host-cache-info"), options.switch("l3-cache")];
  if (host === true) return { mode: "passthrough" };
  if (l3 === true) return { mode: "emulate" };
  return l3 === false ? { mode: "disable" } : undefined;
}

const hypervWords: readonly (readonly [word: string, element: string])[] = [
  ["hv-relaxed", "relaxed"],
  ["hv-vapic", "vapic"],
  ["hv-vpindex", "vpindex"],
  ["hv-runtime", "runtime"],
  ["hv-synic", "synic"],
  ["hv-reset", "reset"],
  ["hv-frequencies", "frequencies"],
  ["hv-reenlightenment", "reenlightenment"],
  ["hv-tlbflush", "tlbflush"],
  ["hv-ipi", "ipi"],
  ["hv-evmcs", "evmcs"],
  ["hv-avic", "avic"],
  ["hv-emsr-bitmap", "emsr_bitmap"],
  ["hv-xmm-input", "xmm_input"],
];

/** What `-cpu` says of the hypervisor rather than of the CPU. */
function readPlatform(options: Options, reading: Reading): void {
  const { domain } = reading;
  const hyperv: Record<string, object> = {};
  for (const [word, element] of hypervWords) {
    const state = options.onOff(word);
    if (state !== undefined) hyperv[element] = { state };
  }
  const spinlocks = options.number("hv-spinlocks");
  if (spinlocks !== undefined) hyperv.spinlocks = { state: "on", retries: spinlocks };
  const stimer = options.onOff("hv-stimer");
  const direct = options.onOff("hv-stimer-direct");
  if (stimer !== undefined) hyperv.stimer = said({ state: stimer, direct: direct && { state: direct } });
  const vendor = options.take("hv-vendor-id");
  if (vendor !== undefined) hyperv.vendor_id = { state: "on", value: vendor };
  const passthrough = options.switch("hv-passthrough") === true;
  if (options.has("hv-crash") && options.switch("hv-crash") === true)
    reading.add("panic", { model: "hyperv" });
  const kvm = some({
    hidden: options.switch("kvm") === false ? { state: "on" } : undefined,
    "hint-dedicated": stateOf(options, "kvm-hint-dedicated"),
    "poll-control": stateOf(options, "kvm-poll-control"),
    "pv-ipi": stateOf(options, "kvm-pv-ipi"),
  });
  const eoi = options.onOff("kvm-pv-eoi");
  const pmu = stateOf(options, "pmu");
  const spinlock = stateOf(options, "kvm-pv-unhalt");
  const features = said({
    ...domain.features,
    hyperv: passthrough
      ? { mode: "passthrough" as const }
      : Object.keys(hyperv).length > 0
        ? { mode: "custom" as const, ...hyperv }
        : undefined,
    kvm,
    apic: eoi === undefined ? undefined : { eoi },
    pmu,
    pvspinlock: spinlock,
  });
  domain.features = features as NonNullable<typeof domain.features>;
  const kvmclock = options.yesNo("kvmclock");
  const hypervclock = options.yesNo("hv-time");
  const frequency = options.number("tsc-frequency");
  if (kvmclock !== undefined) addTimer(reading, { name: "kvmclock", present: kvmclock });
  if (hypervclock !== undefined) addTimer(reading, { name: "hypervclock", present: hypervclock });
  if (frequency !== undefined) addTimer(reading, { name: "tsc", frequency });
}

const stateOf = (options: Options, name: string): { state: "on" | "off" } | undefined => {
  const state = options.onOff(name);
  return state === undefined ? undefined : { state };
};

/** Adds to a timer what another word says of it. */
export function addTimer(
  { domain }: Reading,
  timer: { readonly name: string; readonly [property: string]: string | number },
): void {
  domain.clock ??= { offset: "utc" } as Clock;
  domain.clock.timer ??= [];
  const timers = domain.clock.timer;
  const known = timers.find(({ name }) => name === timer.name);
  if (known === undefined) timers.push(timer as never);
  else Object.assign(known, timer);
}

/** `-smp 2,maxcpus=4,sockets=2,cores=2` */
export function readSmp(value: Place, { domain }: Reading): void {
  const options = new Options(value, "cpus");
  const [cpus, maximum] = [options.number("cpus"), options.number("maxcpus")];
  const [sockets, dies, clusters, cores, threads] = ["sockets", "dies", "clusters", "cores", "threads"].map(
    (name) => options.number(name),
  );
  options.end();
  const product = [sockets, dies, clusters, cores, threads].reduce<number>((all, one) => all * (one ?? 1), 1);
  const most = maximum ?? Math.max(cpus ?? 1, product);
  domain.vcpu = said({
    placement: "static" as const,
    value: most,
    current: cpus === most ? undefined : cpus,
  }) as {
    value: number;
  };
  const isPlain =
    cores === undefined || (sockets === most && cores === 1 && (threads ?? 1) === 1 && dies === undefined);
  if (isPlain && clusters === undefined && (threads === undefined) === (cores === undefined)) return;
  const topology = said({
    sockets: sockets ?? Math.max(1, Math.floor(most / product)),
    dies,
    clusters,
    cores: cores ?? 1,
    threads: threads ?? 1,
  });
  domain.cpu = { ...domain.cpu, topology: topology as never };
}
