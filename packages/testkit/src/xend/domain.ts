import type { Manner } from "./manner.js";
import { child, childList, childText, printSxp, type Sxp } from "./sxp.js";

/** Where a guest is; `undefined` in its place means that it is not running at all. */
export type GuestState = "paused" | "running" | "crashed";

/** One device: its class, its number at the front end, and the uploaded fields. */
export interface FakeDevice {
  readonly class: string;
  readonly id: number;
  readonly uuid: string;
  readonly fields: readonly Sxp[];
}

/** A domain as the fake keeps it. Memory is MiB, as on the wire. */
export interface FakeDomain {
  name: string;
  /** As uploaded: up to 3.0.3 it is reported just so. */
  uuid: string;
  /** The uuid with dashes. */
  identity: string;
  memory: number;
  maxmem: number;
  vcpus: number;
  /** Bit n: vcpu n is to be online. */
  vcpuAvail: number;
  /** The CPUs that each vcpu may use. */
  pins: number[][];
  actions: { poweroff: string; reboot: string; crash: string };
  bootloader: string;
  image: Sxp | undefined;
  devices: FakeDevice[];
  /** What else was uploaded, by its key. */
  given: ReadonlyMap<string, Sxp>;
  managed: boolean;
  id: number | undefined;
  state: GuestState;
  /** Seconds. */
  cpuTime: number;
}

/** The dashed form of a uuid with or without dashes. */
export function dashed(uuid: string): string {
  const digits = uuid.replaceAll("-", "").toLowerCase();
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

const deviceBase: Record<string, number> = { xvd: 51712, sd: 2048, hda: 768, hdb: 832, hdc: 5632, hdd: 5696 };

/** The number that a block device's name stands for. */
export function blockNumber(name: string): number {
  const plain = name.replace(/^ioemu:/, "").replace(/:.*$/, "");
  if (/^\d+$/.test(plain)) return Number(plain);
  const [, stem = "", letter = "a", part = "0"] = /^(xvd|sd|hd)([a-z])(\d*)$/.exec(plain) ?? [];
  if (stem === "hd") return (deviceBase[`hd${letter}`] ?? 0) + Number(part);
  return (deviceBase[stem] ?? 0) + 16 * (letter.charCodeAt(0) - 97) + Number(part);
}

/** The uploaded `(device (vbd ..))` or bare `(vbd ..)` as a device. */
export function deviceOf(config: Sxp, present: readonly FakeDevice[], makeUuid: () => string): FakeDevice {
  const [kind, ...fields] = config as readonly Sxp[];
  const block = kind === "vbd" || kind === "tap";
  const id = block
    ? blockNumber(childText(config, "dev") ?? "")
    : present.filter((device) => device.class === kind).length;
  return { class: String(kind), id, uuid: makeUuid(), fields };
}

/** The domain's uuid as this xend reports it. */
export function reportedUuid(domain: FakeDomain, manner: Manner): string {
  return manner.managed ? domain.identity : domain.uuid;
}

/** `(domain ..)`, in the order and the words of this version; what `create` answers lacks some fields. */
export function domainText(domain: FakeDomain, manner: Manner, justCreated = false): string {
  return `(${["domain", ...manner.fields.flatMap((key) => fieldTexts(domain, manner, key, justCreated))].join(" ")})`;
}

function fieldTexts(domain: FakeDomain, manner: Manner, key: string, justCreated: boolean): string[] {
  if (key === "device") return deviceTexts(domain, manner);
  const value = fieldValue(domain, manner, key, justCreated);
  return value === undefined ? [] : [printSxp([key, value], manner.trailing)];
}

function fieldValue(domain: FakeDomain, manner: Manner, key: string, justCreated: boolean): Sxp | undefined {
  const running = domain.id !== undefined;
  const live = (value: Sxp) => (running ? value : undefined);
  switch (key) {
    case "domid":
      return domain.id?.toString();
    case "name":
      return domain.name;
    case "uuid":
      return reportedUuid(domain, manner);
    case "memory":
    case "memory_dynamic_min":
      return String(domain.memory);
    case "maxmem":
    case "memory_dynamic_max":
      return String(domain.maxmem);
    case "vcpus":
      return String(domain.vcpus);
    case "vcpu_avail":
      return String(domain.vcpuAvail);
    case "online_vcpus":
      return manner.format !== 3 && (!running || justCreated) ? undefined : String(onlineCount(domain));
    case "on_poweroff":
      return domain.actions.poweroff;
    case "on_reboot":
      return domain.actions.reboot;
    case "on_crash":
      return domain.actions.crash;
    case "bootloader":
      return domain.bootloader === "" && (manner.format ?? 1) < 4 ? undefined : domain.bootloader;
    case "image":
      if (domain.id === 0) return manner.trailing ? ["linux", ["kernel", ""]] : undefined;
      return domain.image === undefined ? undefined : imageValue(domain.image, manner, running);
    case "status":
      return running ? { paused: "1", running: "2", crashed: manner.strict ? "5" : "0" }[domain.state] : "0";
    case "state":
      if (!running) return undefined;
      if (justCreated && (manner.format ?? 1) > 1) return manner.managed ? "------" : "??????";
      return { paused: "--p---", running: domain.id === 0 ? "r-----" : "-b----", crashed: "----c-" }[
        domain.state
      ];
    case "cpu_time":
      return running && !justCreated ? String(domain.cpuTime) : undefined;
    case "start_time":
      return domain.id ? "1795350489.67" : undefined;
    case "up_time":
      return domain.id ? "0.350848913193" : undefined;
    case "shutdown_reason":
      return live(domain.state === "crashed" ? "crash" : "poweroff");
    case "store_mfn":
      return domain.id ? String(237568 + domain.id) : undefined;
    case "console_mfn":
      return domain.id && domain.image?.[0] !== "hvm" ? String(241664 + domain.id) : undefined;
    case "cpus":
      return domain.given.get(key) ?? domain.pins.map((pin) => pin.map(String));
    case "localtime":
    case "description":
      return domain.id === 0 ? undefined : (domain.given.get(key) ?? (key === "localtime" ? "0" : ""));
    default:
      return domain.given.get(key) ?? usual(manner)[key] ?? "";
  }
}

/** What xend prints of a domain that was given nothing else. */
function usual(manner: Manner): Readonly<Record<string, string>> {
  return {
    cpu_weight: manner.managed ? "256" : "1.0",
    pool_name: "Pool-0",
    on_xend_start: "ignore",
    on_xend_stop: "ignore",
    shadow_memory: "0",
    ssidref: "0",
    cpu_cap: "0",
  };
}

/** How many vcpus are online. */
export function onlineCount(domain: FakeDomain): number {
  let count = 0;
  for (let vcpu = 0; vcpu < domain.vcpus; vcpu++) count += (domain.vcpuAvail >> vcpu) & 1;
  return count;
}

function imageValue(image: Sxp, manner: Manner, running: boolean): Sxp {
  const [kind, ...fields] = image as readonly Sxp[];
  const notes: Sxp[] =
    running && (manner.format ?? 1) > 3 ? [["notes", ["GUEST_OS", "linux"], ["LOADER", "generic"]]] : [];
  const keymap: Sxp[] = manner.strict && !childList(image, "keymap") ? [["keymap", "en-us"]] : [];
  if (kind !== "hvm" || !manner.strict) return [kind as Sxp, ...fields, ...keymap, ...notes];
  const loader = childText(image, "loader") ?? childText(image, "kernel") ?? "";
  const rest = fields.filter((field) => field[0] !== "kernel" && field[0] !== "loader");
  return ["hvm", ["kernel", ""], ["loader", loader], ...rest, ...keymap, ...notes];
}

function deviceTexts(domain: FakeDomain, manner: Manner): string[] {
  const running = domain.id !== undefined;
  const texts = domain.devices.map((device) => {
    const fields = device.fields.map((field) =>
      deviceField(device.class, field as readonly Sxp[], manner, running),
    );
    const added: [string, string][] = manner.managed ? [["uuid", device.uuid]] : [];
    if (running && device.class !== "vfb") added.push(["backend", "0"]);
    if (!running && device.class === "vbd") added.push(["driver", "paravirtualised"]);
    if (device.class === "vbd" && (manner.format ?? 1) > 3)
      added.push(["bootable", device.id === 51712 ? "1" : "0"]);
    if (device.class === "vbd" && manner.strict && running) added.push(["VDI", ""]);
    const lacking = added.filter(([key]) => childList(device.fields, key) === undefined);
    return printSxp(["device", [device.class, ...fields, ...lacking]], manner.trailing);
  });
  if (running && domain.id !== 0 && (manner.format ?? 1) > 3)
    texts.push("(device (console (protocol vt100) (location 2)))");
  return texts;
}

function deviceField(kind: string, field: readonly Sxp[], manner: Manner, running: boolean): Sxp {
  const [key, value] = field;
  const text = typeof value === "string" ? value : "";
  const block = kind === "vbd" || kind === "tap";
  if (block && key === "dev" && manner.format !== undefined && !text.includes(":"))
    return ["dev", `${text}:disk`];
  if (kind === "vif" && key === "script" && manner.strict && running && !text.startsWith("/"))
    return ["script", `/etc/xen/scripts/${text}`];
  if (kind === "vfb" && key === "type" && text === "vnc" && manner.strict) return ["vnc", "1"];
  return field;
}

const PRIVILEGED = "00000000-0000-0000-0000-000000000000";

/** Domain-0. */
export function privileged(): FakeDomain {
  return {
    name: "Domain-0",
    uuid: PRIVILEGED,
    identity: PRIVILEGED,
    memory: 1024,
    maxmem: 16777215,
    vcpus: 4,
    vcpuAvail: 15,
    pins: [0, 1, 2, 3].map(() => [0, 1, 2, 3]),
    actions: { poweroff: "destroy", reboot: "restart", crash: "restart" },
    bootloader: "",
    image: undefined,
    devices: [],
    given: new Map(),
    managed: true,
    id: 0,
    state: "running",
    cpuTime: 270.299122948,
  };
}

/** The domain of an uploaded configuration, not yet running. */
export function fromConfig(config: Sxp, makeUuid: () => string): FakeDomain {
  const text = (key: string, fallback: string) => childText(config, key) ?? fallback;
  const uuid = text("uuid", "") || makeUuid();
  const vcpus = Number(text("vcpus", "1"));
  const memory = Number(text("memory", "0"));
  const devices: FakeDevice[] = [];
  for (const item of typeof config === "string" ? [] : config) {
    if (typeof item !== "string" && item[0] === "device")
      devices.push(deviceOf(item[1] as Sxp, devices, makeUuid));
  }
  return {
    name: text("name", ""),
    uuid,
    identity: dashed(uuid),
    memory,
    maxmem: Number(text("maxmem", String(memory))),
    vcpus,
    vcpuAvail: Number(text("vcpu_avail", String(2 ** vcpus - 1))),
    pins: Array.from({ length: vcpus }, () => []),
    actions: {
      poweroff: text("on_poweroff", "destroy"),
      reboot: text("on_reboot", "restart"),
      crash: text("on_crash", "restart"),
    },
    bootloader: text("bootloader", ""),
    image: child(config, "image"),
    devices,
    given: new Map(
      (typeof config === "string" ? [] : config).flatMap((item) =>
        typeof item !== "string" && typeof item[0] === "string" && item[1] !== undefined
          ? [[item[0], item[1]] as const]
          : [],
      ),
    ),
    managed: false,
    id: undefined,
    state: "paused",
    cpuTime: 0,
  };
}

/** The uploaded form again, for a file of saved state. */
export function toConfig(domain: FakeDomain): Sxp {
  return [
    "vm",
    ["name", domain.name],
    ["uuid", domain.uuid],
    ["memory", String(domain.memory)],
    ["maxmem", String(domain.maxmem)],
    ["vcpus", String(domain.vcpus)],
    ["on_poweroff", domain.actions.poweroff],
    ["on_reboot", domain.actions.reboot],
    ["on_crash", domain.actions.crash],
    ["bootloader", domain.bootloader],
    ...(domain.image === undefined ? [] : [["image", domain.image]]),
    ...domain.devices.map((device) => ["device", [device.class, ...device.fields]]),
  ];
}

/** Whether a configuration names a kind of device that this xend lacks. */
export function unknownDevice(config: Sxp, manner: Manner): string | undefined {
  const known = [
    "vbd",
    "vif",
    ...(manner.format === undefined ? [] : ["tap"]),
    ...(manner.managed ? ["vfb", "vkbd"] : []),
  ];
  const items = typeof config === "string" ? [] : config;
  const kinds = items.flatMap((item) =>
    item[0] === "device" && Array.isArray(item[1]) ? [String(item[1][0])] : [],
  );
  return kinds.find((kind) => !known.includes(kind)) ?? (childList(config, "bad") ? "bad" : undefined);
}
