/** From what Xen says of itself to what a host's guests can be. */
import type {
  Capabilities,
  GuestArch,
  GuestCapabilities,
  GuestFeatures,
  HostCell,
} from "../generated/capabilities/types.generated.js";
import type { CpuTopology, HostCpuFeatures } from "../generated/common/types.generated.js";
import type { UnknownWord } from "../runtime/kept.js";

/** What is known of a Xen host; whoever asks Xen fills it in. */
export interface XenHost {
  /** The machine word, `x86_64`. */
  readonly arch: string;
  readonly version: { readonly major: number; readonly minor: number };
  /** `XENVER_capabilities`, which xend and xl call `xen_caps`, word by word; none where nobody may see them. */
  readonly words: readonly string[];
  /** The CPU's feature words (`hw_cap` of physinfo). Absent or empty: not told. */
  readonly featureWords?: readonly number[];
  /** What physinfo's capability bits say; what is undefined was not told. */
  readonly abilities?: {
    readonly pv?: boolean | undefined;
    readonly hvm?: boolean | undefined;
    readonly hap?: boolean | undefined;
  };
  /** The sockets are those of one NUMA node. */
  readonly topology?: CpuTopology;
  /** Which CPUs each NUMA node has. */
  readonly cells?: HostCell[];
}

type Kind = "linux" | "hvm";

/** A word such as `hvm-3.0-x86_32p`: what runs, and on which architecture. */
const wordForm = /^(xen|hvm)-\d+\.\d+-(\w+)$/;

type Feature = Exclude<keyof GuestFeatures, "$">;

/** An architecture of guests, and what they have there from the start. */
interface Architecture {
  readonly arch: GuestArch["name"];
  readonly wordSize: "32" | "64";
  readonly features?: readonly Feature[];
}

/** A kind of guests. */
interface Guest extends Architecture {
  readonly kind: Kind;
  /** What goes into `os/type/@machine` for such a guest. */
  readonly machine?: string;
}

/** Xen's names of architectures, and what their suffixes say. */
const architectures: Readonly<Record<string, Architecture>> = {
  x86_32: { arch: "i686", wordSize: "32", features: ["nonpae"] },
  x86_32p: { arch: "i686", wordSize: "32", features: ["pae"] },
  x86_64: { arch: "x86_64", wordSize: "64" },
  ia64: { arch: "ia64", wordSize: "64" },
  ia64be: { arch: "ia64", wordSize: "64", features: ["ia64_be"] },
  powerpc64: { arch: "ppc64", wordSize: "64" },
  aarch64: { arch: "aarch64", wordSize: "64" },
  armv7l: { arch: "armv7l", wordSize: "32" },
};

/**
 * The capabilities of a Xen host. Words that are not known are left out: a newer Xen, or a text that was cut. Where Xen
 * hides its words, the kinds that its abilities tell are listed for the host's own architecture.
 */
export function xenCapabilities(host: XenHost): Capabilities {
  const { arch, words, featureWords = [], abilities, topology, cells } = host;
  const told = guestsOfWords(words, abilities?.hap === true);
  const guests = withPvh(told.length > 0 ? told : guestsOfAbilities(host), host);
  return {
    host: {
      cpu: {
        arch: arch as UnknownWord,
        ...(isX86(arch) &&
          featureWords.length > 0 && { features: hostFeatures(featureWords, since(host, 4, 7)) }),
        ...(topology && { topology }),
      },
      ...(cells && { topology: { cells: { num: cells.length, cell: cells } } }),
    },
    guest: guests.map(described),
  };
}

/** What is said of a guest's feature besides its name. */
const switches: Readonly<Partial<Record<Feature, GuestFeatures["acpi"]>>> = {
  acpi: { default: "off", toggle: "yes" },
  apic: { default: "off", toggle: "yes" },
  hap: { default: "on", toggle: "no" },
};

function described({ kind, arch, wordSize, machine, features = [] }: Guest): GuestCapabilities {
  return {
    os_type: kind,
    arch: {
      name: arch,
      wordsize: wordSize,
      ...(machine !== undefined && { machine: [{ value: machine }] }),
      domain: [{ type: "xen" }],
    },
    ...(features.length > 0 && {
      features: Object.fromEntries(features.map((feature) => [feature, switches[feature] ?? true])),
    }),
  };
}

/** Words of one kind and architecture tell of one guest: `x86_32` and `x86_32p` differ in a feature only. */
function guestsOfWords(words: readonly string[], hap: boolean): Guest[] {
  const guests = new Map<string, Guest>();
  for (const word of words) {
    const [, sort, name = ""] = wordForm.exec(word) ?? [];
    const architecture = Object.hasOwn(architectures, name) ? architectures[name] : undefined;
    if (sort === undefined || architecture === undefined) continue;
    const guest = guestOf(sort === "hvm" ? "hvm" : "linux", architecture, hap);
    const key = `${guest.kind} ${guest.arch}`;
    const features = [...(guests.get(key)?.features ?? []), ...(guest.features ?? [])];
    guests.set(key, { ...guest, features: [...new Set(features)] });
  }
  return [...guests.values()];
}

function guestsOfAbilities({ arch, abilities = {} }: XenHost): Guest[] {
  const architecture = Object.values(architectures).find((one) => one.arch === arch);
  if (architecture === undefined) return [];
  const { features: _, ...bare } = architecture;
  const { pv, hvm, hap = false } = abilities;
  const guest = (kind: Kind) => guestOf(kind, bare, hap);
  return [...(pv === false ? [] : [guest("linux")]), ...(hvm === true ? [guest("hvm")] : [])];
}

function guestOf(kind: Kind, { arch, wordSize, features = [] }: Architecture, hap: boolean): Guest {
  const own = [...features];
  if (kind === "hvm" && isX86(arch)) own.push("acpi", "apic");
  if (kind === "hvm" && hap) own.push("hap");
  return { kind, arch, wordSize, ...(isArm(arch) && { machine: pvhMachine }), features: own };
}

/** What `os/type/@machine` says of a guest that has a kernel of its own but the hardware's virtualisation. */
const pvhMachine = "xenpvh";

/** From 4.10 on, Xen's tools start PVH guests where the hardware can run HVM ones; 32-bit ones page as PAE does. */
function withPvh(guests: readonly Guest[], host: XenHost): Guest[] {
  const able = since(host, 4, 10) ? guests.filter(({ kind, arch }) => kind === "hvm" && isX86(arch)) : [];
  const pvh = able.map(({ features = [], ...guest }): Guest => {
    const kept = features.filter((feature) => feature === "pae" || feature === "hap");
    return { ...guest, kind: "linux", machine: pvhMachine, features: kept };
  });
  return [...guests, ...pvh];
}

/**
 * Of the words only the first has always been the same; Xen 4.7 put the others in the order that it shows to guests
 * (`xen/include/public/arch-x86/cpufeatureset.h`).
 */
function hostFeatures(words: readonly number[], reordered: boolean): HostCpuFeatures {
  const has = (word: number, bit: number) => (((words[word] ?? 0) >>> bit) & 1) === 1;
  return {
    ...(has(0, 6) && { pae: true }),
    ...(has(reordered ? 1 : 4, 5) && { vmx: true }),
    ...(has(reordered ? 3 : 6, 2) && { svm: true }),
  };
}

const isX86 = (arch: string) => arch === "x86_64" || /^i[3-6]86$/.test(arch);
const isArm = (arch: string) => arch === "aarch64" || arch.startsWith("arm");

function since({ version }: XenHost, major: number, minor: number): boolean {
  return version.major > major || (version.major === major && version.minor >= minor);
}
