import { readFileSync } from "node:fs";
import { parseDomain } from "@libvirt-ts/xml/domain";
import {
  commandLineOf,
  completeDomain,
  type FirmwareDescriptor,
  type Qemu,
  type QemuMachine,
  resolveFirmware,
} from "../src/index.js";

/** A document that libvirt 9.0 was given, and the command line that it made of it. */
export interface Pair {
  readonly id: string;
  readonly host: "tcg" | "kvm";
  /** Whether the guest was really started with it, or it was only printed. */
  readonly form?: "runtime" | "native";
  readonly xml: string;
  readonly argv?: readonly string[];
  readonly error?: { readonly code: number; readonly message: string };
}

const facts = (name: string): string => readFileSync(new URL(`../facts/${name}`, import.meta.url), "utf8");

export const pairs: readonly Pair[] = facts("pairs.jsonl")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as Pair);

const machines = JSON.parse(facts("machines.json")) as Readonly<Record<string, readonly QemuMachine[]>>;

/** The QEMU that the document of a pair is for, as the recordings have it. */
export function qemuFor({ xml, host }: Pair): Qemu {
  const arch = /arch='(\w+)'/.exec(xml)?.[1] ?? "x86_64";
  const program = { aarch64: "aarch64", armv7l: "arm", i686: "i386" }[arch] ?? "x86_64";
  return {
    binary: `/usr/bin/qemu-system-${program}`,
    arch,
    kvm: host === "kvm",
    machines: machines[arch === "aarch64" || arch === "armv7l" ? "aarch64" : "x86_64"]!,
  };
}

const firmware = (
  name: string,
  features: string[],
  arch = "x86_64",
  machines = "pc-q35-*",
): FirmwareDescriptor => ({
  "interface-types": ["uefi"],
  mapping: {
    device: "flash",
    executable: { filename: `/usr/share/${name}.fd`, format: "raw" },
    "nvram-template": { filename: `/usr/share/${name.replace("CODE", "VARS")}.fd`, format: "raw" },
  },
  targets: [{ architecture: arch, machines: [machines] }],
  features,
});

/** The firmware of Debian 12, in the order of its files, as far as descriptors decide. */
export const firmwares: readonly FirmwareDescriptor[] = [
  firmware("OVMF/OVMF_CODE_4M.ms", [
    "acpi-s3",
    "enrolled-keys",
    "requires-smm",
    "secure-boot",
    "verbose-dynamic",
  ]),
  firmware("OVMF/OVMF_CODE_4M.secboot", ["acpi-s3", "requires-smm", "secure-boot", "verbose-dynamic"]),
  firmware("OVMF/OVMF_CODE_4M", ["acpi-s3", "verbose-dynamic"]),
  firmware("AAVMF/AAVMF_CODE.ms", ["enrolled-keys", "secure-boot"], "aarch64", "virt-*"),
];

/** Our command line for the document of a pair. */
export function ours(pair: Pair): readonly string[] {
  const qemu = qemuFor(pair);
  const { domain } = parseDomain(pair.xml);
  const files = {
    monitors: ["/run/monitor.sock"],
    directory: "/var/lib/libvirt/qemu/domain-1-g",
    nvram: "/var/lib/libvirt/qemu/nvram/g_VARS.fd",
  };
  const complete = completeDomain(resolveFirmware(domain, qemu, firmwares), qemu);
  const { program, args } = commandLineOf(complete, qemu, { files, now: 0 });
  return [program, ...args];
}

/** The options of a command line in a form in which order, spelling and descriptors do not matter. */
export function meaning(argv: readonly string[]): string[] {
  const found: string[] = [];
  for (let at = 1; at < argv.length; at++) {
    const flag = argv[at]!;
    const next = argv[at + 1];
    const value = next !== undefined && !/^-[a-z]/.test(next) ? next : undefined;
    if (value !== undefined) at++;
    const text = value === undefined ? flag : `${flag} ${normal(value)}`;
    if (!ignored.some((pattern) => pattern.test(text))) found.push(text);
  }
  return found.sort();
}

/** What is decided otherwise: the monitor's socket, who acts on a power-off, the key for passwords, passed descriptors. */
const ignored = [
  /^-object .*masterKey0/,
  /^-chardev socket,id=charmonitor/,
  /^-mon /,
  /^-no-shutdown$/,
  /^-action /,
  /^-add-fd /,
];

function normal(value: string): string {
  if (value.startsWith("{")) {
    const sort = (it: unknown): unknown =>
      Array.isArray(it)
        ? it.map(sort)
        : typeof it === "object" && it !== null
          ? Object.fromEntries(
              Object.entries(it)
                .filter(([name, its]) => !(name === "backing" && its === null))
                .sort(([a], [b]) => (a < b ? -1 : 1))
                .map(([name, its]) => [name, sort(its)]),
            )
          : it;
    return JSON.stringify(sort(JSON.parse(value)));
  }
  return value
    .replace(/(?:fd=\d+|path=[^,]*(?:,,[^,]*)*),server=on/, "<socket>,server=on")
    .replace(/^(file,id=\w+),path=[^,]*(?:,,[^,]*)*/, "$1,<file>")
    .replace(/,readonly=on$/, ",readonly")
    .replace(/^(socket,id=chr(?:tpm|-vu-fs\d+)),path=.*$/, "$1,<socket>")
    .replace(/^base=\d{4}-\d\d-\d\dT[\d:]+/, (date) => (date.startsWith("base=2001") ? date : "base=<date>"))
    .replace(/logfile=[^,]*(?:,,[^,]*)*,logappend=\w+/, "<log>");
}
