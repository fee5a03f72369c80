/** One interface of one hypervisor on one architecture: everything that depends on a version, looked up. */
import { type Layout, parseLayout } from "./struct.js";
import { commands, domainFlags, firstOnArm64, headers, interfaces, structs } from "./tables.generated.js";
import { type Arch, type Interface, valueAt } from "./tables.js";

/** A command by family and C name: `domctl.getdomaininfo`. */
export type CommandName = keyof typeof commands;
/** A structure by the family that it belongs to and its C name without `xen_`: `sysctl.physinfo`. */
export type StructName = keyof typeof structs;
/** A bit of a domain's flags. C: `XEN_DOMINF_*`. */
export type DomainFlag = keyof typeof domainFlags;
type Family = keyof typeof headers;

/** The frame around a payload: `struct xen_domctl`, `xen_sysctl` or `dom0_op`. */
export interface OperationHeader {
  /** Number of the hypercall that takes it. */
  readonly hypercall: number;
  /** Bytes that Xen copies in, whatever the command. */
  readonly size: number;
  /** Offset of the domain's id; in the payload's first two bytes before Xen 3.0.3. */
  readonly domain: number;
  /** Offset of the payload. */
  readonly payload: number;
}

/** How to ask a hypervisor for one command. */
export interface Operation {
  readonly command: number;
  readonly version: number;
  readonly header: OperationHeader;
}

/** Which versions an `Abi` is for. */
export interface AbiVersions {
  readonly arch: Arch;
  readonly dom0?: number | undefined;
  readonly sysctl?: number | undefined;
  readonly domctl?: number | undefined;
}

/** Sizes, offsets and numbers of one interface; `Abi.find` and `Abi.all` make them. */
export class Abi {
  readonly arch: Arch;
  /** The version numbers, and the releases they belong to. */
  readonly interface: Interface;
  readonly #index: number;
  readonly #layouts = new Map<StructName, Layout | undefined>();

  private constructor(arch: Arch, index: number, versions: Interface) {
    this.arch = arch;
    this.interface = versions;
    this.#index = index;
  }

  /** The interface with exactly these versions; undefined when no release speaks it. */
  static find({ arch, dom0, sysctl, domctl }: AbiVersions): Abi | undefined {
    const known: readonly Interface[] = interfaces;
    const index = known.findIndex(
      (one) => one.dom0 === dom0 && one.sysctl === sysctl && one.domctl === domctl,
    );
    const found = known[index];
    if (found === undefined || (arch === "arm64" && index < firstOnArm64)) return undefined;
    return new Abi(arch, index, found);
  }

  /** Every interface of an architecture, oldest first. */
  static all(arch: Arch): Abi[] {
    return interfaces.flatMap((versions) => Abi.find({ arch, ...versions }) ?? []);
  }

  /** Undefined when this Xen has no such command. */
  operation(name: CommandName): Operation | undefined {
    const command = valueAt<number>(commands[name], this.#index, this.arch);
    if (command === undefined) return undefined;
    const family = name.slice(0, name.indexOf(".")) as Family;
    const { dom0, sysctl, domctl } = this.interface;
    const version = dom0 ?? (family === "sysctl" ? sysctl : domctl) ?? 0;
    return { command, version, header: this.#header(family) };
  }

  /** Undefined when this Xen has no such structure. */
  layout(name: StructName): Layout | undefined {
    if (!this.#layouts.has(name)) {
      const text = valueAt<string>(structs[name], this.#index, this.arch);
      this.#layouts.set(name, text === undefined ? undefined : parseLayout(text));
    }
    return this.#layouts.get(name);
  }

  /** The mask of a bit in a domain's flags; 0 when this Xen has no such flag. */
  flag(name: DomainFlag): number {
    const bit = valueAt<number>(domainFlags[name], this.#index, this.arch);
    return bit === undefined ? 0 : 1 << bit;
  }

  #header(family: Family): OperationHeader {
    const text = valueAt<string>(headers[family], this.#index, this.arch) ?? "";
    const [, hypercall, size, domain, payload] =
      /^(\d+) (\d+): (?:domain@(\d+) )?union@(\d+)$/.exec(text) ?? [];
    return {
      hypercall: Number(hypercall),
      size: Number(size),
      domain: Number(domain ?? payload),
      payload: Number(payload),
    };
  }
}
