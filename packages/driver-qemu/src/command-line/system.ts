import type { Domain, Sysinfo } from "@libvirt-ts/xml/domain";
import { sizeInBytes } from "../size.js";
import { invalid, unsupported } from "../unsupported.js";
import { option, yesNo } from "./arguments.js";
import type { Context } from "./context.js";

/** `-machine`: the board and what it is to have. */
export function addMachine({ domain, machine, devices, out, platform }: Context): void {
  const { features, os } = domain;
  const has = (feature: { readonly state?: string } | undefined): string | undefined =>
    feature === undefined ? undefined : (feature.state ?? "on");
  const secure = os?.loader?.secure === "yes";
  const smm = has(features?.smm) ?? (secure ? "on" : undefined);
  const gic = features?.gic?.version;
  const numa = domain.cpu?.numa?.cell !== undefined;
  out.options(
    "-machine",
    machine.name,
    "usb=off",
    option("vmport", has(features?.vmport)),
    option("smm", smm),
    features?.ioapic && `kernel_irqchip=${features.ioapic.driver === "qemu" ? "split" : "on"}`,
    platform.arch === "aarch64" && gic !== undefined ? `gic-version=${gic}` : undefined,
    devices.iommu?.model === "smmuv3" ? "iommu=smmuv3" : undefined,
    `dump-guest-core=${domain.memory?.dumpCore ?? "off"}`,
    domain.memoryBacking?.nosharepages === true ? "mem-merge=off" : undefined,
    devices.memory?.some(({ model }) => model === "nvdimm") ? "nvdimm=on" : undefined,
    numa || machine.defaultRamId === undefined ? undefined : `memory-backend=${machine.defaultRamId}`,
    os?.bios?.useserial === "yes" ? "graphics=off" : undefined,
    isPflash(domain) ? "pflash0=libvirt-pflash0-format" : undefined,
    isPflash(domain) && os?.loader?.stateless !== "yes" ? "pflash1=libvirt-pflash1-format" : undefined,
  );
  const cache = features?.tcg?.["tb-cache"];
  if (domain.type === "kvm" || domain.type === "hvf") out.add("-accel", domain.type);
  else if (cache === undefined) out.add("-accel", "tcg");
  else out.add("-accel", `tcg,tb-size=${Math.ceil(sizeInBytes("tb-cache", cache) / 1024 ** 2)}`);
}

function isPflash({ os }: Domain): boolean {
  return os?.loader?.type === "pflash" && os.loader.value !== undefined;
}

/** The firmware's code and variables in flash memory, which the machine then takes. */
export function addFlash({ domain, out, files }: Context): void {
  const { os } = domain;
  const { loader, nvram } = os ?? {};
  if (os?.firmware !== undefined && loader?.value === undefined)
    throw unsupported("os", `firmware='${os.firmware}' was not resolved to files`);
  if (loader?.value === undefined || !isPflash(domain)) return;
  const flash = (at: number, filename: string, readOnly: boolean): void => {
    const name = `libvirt-pflash${at}`;
    out.json("-blockdev", {
      driver: "file",
      filename,
      "node-name": `${name}-storage`,
      "auto-read-only": true,
      discard: "unmap",
    });
    out.json("-blockdev", {
      "node-name": `${name}-format`,
      "read-only": readOnly,
      driver: "raw",
      file: `${name}-storage`,
    });
  };
  flash(0, loader.value, true);
  if (loader.stateless === "yes") return;
  if (nvram?.type !== undefined && nvram.type !== "file") throw unsupported("nvram", `type '${nvram.type}'`);
  const given =
    nvram?.type === undefined || nvram.type === "file" ? (nvram?.value ?? nvram?.source?.file) : undefined;
  flash(1, given ?? files.nvram, false);
}

/** What firmware is given besides flash: secure memory, an image, the kernel. */
export function addFirmware({ domain, out }: Context): void {
  const { os } = domain;
  if (os?.loader?.secure === "yes") out.add("-global", "driver=cfi.pflash01,property=secure,value=on");
  if (os?.loader?.value !== undefined && os.loader.type !== "pflash") out.add("-bios", os.loader.value);
}

/** `-boot`, and what is booted without a disk. */
export function addBoot({ domain, out }: Context): void {
  const { os } = domain;
  const menu = os?.bootmenu;
  out.options(
    "-boot",
    menu && `menu=${yesNo(menu.enable)}`,
    option("reboot-timeout", os?.bios?.rebootTimeout),
    menu?.enable === "yes" ? option("splash-time", menu.timeout) : undefined,
    "strict=on",
  );
  if (os?.kernel !== undefined) out.add("-kernel", os.kernel);
  if (os?.initrd !== undefined) out.add("-initrd", os.initrd);
  if (os?.cmdline !== undefined) out.add("-append", os.cmdline);
  if (os?.dtb !== undefined) out.add("-dtb", os.dtb);
}

/** `-rtc` and the timers. `now` is the time in milliseconds from which a variable clock counts. */
export function addClock({ domain, out }: Context, now: number): void {
  const { clock = { offset: "utc" } } = domain;
  const timers = clock.timer ?? [];
  const rtc = timers.find((timer) => timer.name === "rtc");
  out.options(
    "-rtc",
    `base=${clockBase(clock, now)}`,
    rtc !== undefined && "track" in rtc && rtc.track === "guest" ? "clock=vm" : undefined,
    rtc !== undefined && "tickpolicy" in rtc && rtc.tickpolicy === "catchup" ? "driftfix=slew" : undefined,
  );
  for (const timer of timers) {
    if (timer.name === "pit" && "tickpolicy" in timer && /^(delay|discard)$/.test(timer.tickpolicy ?? ""))
      out.add("-global", `kvm-pit.lost_tick_policy=${timer.tickpolicy}`);
    if (timer.name === "hpet" && timer.present === "no") out.add("-no-hpet");
  }
}

function clockBase(clock: NonNullable<Domain["clock"]>, now: number): string {
  const date = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 19);
  switch (clock.offset) {
    case "utc":
      return "utc";
    case "localtime":
    case "timezone":
      return "localtime";
    case "variable": {
      const seconds = Number(clock.adjustment ?? 0);
      if (!Number.isSafeInteger(seconds))
        throw invalid("clock", `adjustment '${clock.adjustment}' is no number of seconds`);
      return date(now + seconds * 1000);
    }
    case "absolute":
      return date(clock.start * 1000);
    default:
      throw unsupported("clock", `offset '${clock.offset}'`);
  }
}

/** Whether the guest may sleep. */
export function addPowerManagement({ domain, platform, out }: Context): void {
  const device = platform.board === "q35" ? "ICH9-LPC" : "PIIX4_PM";
  const { pm } = domain;
  for (const [name, state] of [
    ["disable_s3", pm?.["suspend-to-mem"]],
    ["disable_s4", pm?.["suspend-to-disk"]],
  ] as const)
    if (state?.enabled !== undefined)
      out.add("-global", `${device}.${name}=${state.enabled === "yes" ? 0 : 1}`);
}

/** What the firmware tells the guest of its machine. */
export function addSysinfo({ domain, out }: Context): void {
  const { os, sysinfo = [] } = domain;
  const mode = os?.smbios?.mode;
  if (mode === "host") throw unsupported("smbios", "mode 'host': the host's SMBIOS is not read");
  for (const info of sysinfo) {
    if (info.type === "smbios" && mode === "sysinfo")
      addSmbios(info, (...words) => out.options("-smbios", ...words));
    else if (info.type === "fwcfg")
      for (const { name, file, value = "" } of info.entry ?? [])
        out.options(
          "-fw_cfg",
          option("name", name),
          file === undefined ? option("string", value) : option("file", file),
        );
    else if (info.type !== "smbios") throw unsupported("sysinfo", `type '${info.type}'`);
  }
}

function addSmbios(
  info: Extract<Sysinfo, { type: "smbios" }>,
  add: (...words: (string | undefined)[]) => void,
): void {
  const words = (
    entries: readonly { readonly name: string; readonly value: string }[] = [],
  ): (string | undefined)[] => entries.map(({ name, value }) => option(name, value));
  if (info.bios !== undefined) add("type=0", ...words(info.bios.entry));
  if (info.system !== undefined) add("type=1", ...words(info.system.entry));
  for (const board of info.baseBoard ?? []) add("type=2", ...words(board.entry));
  if (info.chassis !== undefined) add("type=3", ...words(info.chassis.entry));
  if (info.oemStrings !== undefined)
    add("type=11", ...(info.oemStrings.entry ?? []).map((value) => option("value", value)));
}
