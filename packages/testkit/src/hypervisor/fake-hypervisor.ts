/**
 * A hypervisor for tests: it takes and gives the bytes of any released Xen, written from compiler-measured facts
 * and sharing no code with those who call it.
 */
import { peek } from "./bytes.js";
import { type FactStruct, type Profile, releaseNumber, type XenFacts } from "./facts.js";
import { type FakeDomain, type FakeDomainInit, fakeDomain } from "./fake-domain.js";
import { FakeDomains } from "./fake-domains.js";
import { domctlCommands } from "./fake-domctl.js";
import { E, type FakeHandle, type FakeHost } from "./fake-operation.js";
import { sysctlCommands } from "./fake-sysctl.js";

const XEN_VERSION = 17;
const SYSCTL = 35;
const DOMCTL = 36;
const DOM0_OP = 7;

export interface FakeHypervisorInit {
  readonly facts: XenFacts;
  /** CPUs of the host; 4 unless told. */
  readonly cpus?: number;
  /** Domains besides Domain-0. */
  readonly domains?: readonly FakeDomainInit[];
  /** False: the caller is not a control domain. */
  readonly privileged?: boolean;
  /** XENVER_capabilities; empty where XSM hides it. */
  readonly capabilities?: string;
  /** The capability bits of physinfo; none unless told. */
  readonly physicalCapabilities?: number;
  /** Version numbers that this Xen accepts instead of its release's own. */
  readonly versions?: { readonly sysctl: number; readonly domctl: number };
}

export class FakeHypervisor implements FakeHost {
  readonly facts: XenFacts;
  readonly cpus: number;
  readonly physicalCapabilities: number;
  readonly domains = new FakeDomains();
  /** How often each operation was asked for. */
  readonly calls = new Map<string, number>();
  /** Runs before each operation; what it returns, if anything, is the result instead. */
  intercept: (name: string, domain: number) => number | undefined = () => undefined;
  closed = false;
  /** Set once the domains no longer change: lists are then written only once, as fast as a real Xen does. */
  frozen = false;
  readonly lists = new Map<string, { bytes: Uint8Array; count: number }>();
  readonly #init: FakeHypervisorInit;
  /** The commands of each family by their numbers, once asked for. */
  readonly #names = new Map<string, Map<number, string>>();

  constructor(init: FakeHypervisorInit) {
    this.#init = init;
    this.facts = init.facts;
    this.cpus = init.cpus ?? 4;
    this.physicalCapabilities = init.physicalCapabilities ?? 0;
    this.add({ id: 0, totalPages: 196_608n, maxPages: 2n ** 64n - 1n });
    for (const domain of init.domains ?? []) this.add(domain);
  }

  /** Adds a domain, or replaces the one with its id. */
  add(init: FakeDomainInit): FakeDomain {
    const domain = fakeDomain(init, this.cpus);
    this.domains.set(domain.id, domain);
    return domain;
  }

  since(release: string): boolean {
    return releaseNumber(this.facts.release) >= releaseNumber(release);
  }

  /** Answers the next `times` calls of an operation with an error number. */
  failNext(name: string, errno: number, times = 1): void {
    const before = this.intercept;
    let left = times;
    this.intercept = (asked, domain) => (asked === name && left-- > 0 ? -errno : before(asked, domain));
  }

  struct(...names: readonly string[]): FactStruct {
    const profile: Profile = this.facts.profile;
    const name = names.find((one) => profile[one] !== undefined);
    if (name === undefined) throw new Error(`Xen ${this.facts.release} has no ${names.join(" or ")}`);
    return profile[name] as FactStruct;
  }

  /** What the addon does: carries a hypercall out and returns its result, or a negative error number. */
  hypercall(op: number, bytes: Uint8Array, handles: readonly FakeHandle[] = [], command?: number): number {
    if (this.closed) throw new Error("the fake hypervisor is closed");
    if (op === XEN_VERSION) return this.#xenVersion(command ?? -1, bytes);
    if (this.facts.dom0 !== undefined) {
      // Hypercall numbers are masked here: 35 would switch dom0's stack, 36 would set its callbacks.
      if (op >= 32)
        throw new Error(`hypercall ${op} would be carried out as ${op & 31} by Xen ${this.facts.release}`);
      return op === DOM0_OP ? this.#operation("dom0", bytes, handles) : E.NOSYS;
    }
    if (op === DOMCTL) return this.#operation("domctl", bytes, handles);
    if (op === SYSCTL) return this.#operation("sysctl", bytes, handles);
    return E.NOSYS;
  }

  /** As `hypercall`, on another thread. */
  async hypercallAsync(
    op: number,
    bytes: Uint8Array,
    handles: readonly FakeHandle[] = [],
    command?: number,
  ): Promise<number> {
    await Promise.resolve();
    return this.hypercall(op, bytes, handles, command);
  }

  close(): void {
    this.closed = true;
  }

  #xenVersion(command: number, bytes: Uint8Array): number {
    this.#count(`xen_version ${command}`);
    const intercepted = this.intercept(`xen_version ${command}`, 0);
    if (intercepted !== undefined) return intercepted;
    const number = releaseNumber(this.facts.release);
    const [major, minor, patch] = Number.isFinite(number)
      ? [Math.floor(number / 1_000_000), Math.floor(number / 1000) % 1000, number % 1000]
      : [4, 23, 0];
    const text = (value: string): number => {
      bytes.set(new TextEncoder().encode(value).subarray(0, bytes.length - 1));
      return 0;
    };
    const capabilities = this.#init.capabilities ?? "xen-3.0-x86_64 xen-3.0-x86_32p hvm-3.0-x86_32 ";
    switch (command) {
      case 0:
        return (major << 16) | minor;
      case 1:
        return text(`.${patch}-fake`);
      case 3:
        bytes.set(new TextEncoder().encode(capabilities).subarray(0, bytes.length));
        return 0;
      case 12:
        return this.since("4.20.0") ? wholeText(capabilities, bytes) : E.NOSYS;
      case 7:
        return this.facts.dom0 === undefined ? 4096 : E.NOSYS;
      default:
        return E.NOSYS;
    }
  }

  #operation(
    family: "dom0" | "domctl" | "sysctl",
    bytes: Uint8Array,
    handles: readonly FakeHandle[],
  ): number {
    const header = this.facts.profile[family === "dom0" ? "op" : family] as FactStruct & { union: number };
    if (bytes.length < header.size) return E.FAULT;
    const denied = this.#init.privileged === false ? E.PERM : 0;
    if (denied && !this.since("4.0.0")) return denied;
    if (Number(peek(bytes, 4, 4)) !== this.#version(family)) return E.ACCES;
    if (denied) return denied;

    const number = Number(peek(bytes, 0, 4));
    const name = this.#commandName(family, number);
    if (name === undefined) return E.NOSYS;
    const domain = family === "sysctl" ? 0 : Number(peek(bytes, family === "dom0" ? header.union : 8, 2));
    this.#count(name);
    const intercepted = this.intercept(name, domain);
    if (intercepted !== undefined) return intercepted;
    const command = (family === "sysctl" ? undefined : domctlCommands[name]) ?? sysctlCommands[name];
    return command?.({ host: this, bytes, base: header.union, domain, handles }) ?? E.NOSYS;
  }

  #commandName(family: "dom0" | "domctl" | "sysctl", number: number): string | undefined {
    let names = this.#names.get(family);
    if (names === undefined) {
      const table = this.facts.profile[family === "dom0" ? "cmds" : `${family}_cmds`];
      names = new Map();
      for (const [name, value] of Object.entries(table as Record<string, number>)) {
        if (!names.has(value)) names.set(value, name);
      }
      this.#names.set(family, names);
    }
    return names.get(number);
  }

  #version(family: "dom0" | "domctl" | "sysctl"): number | undefined {
    return family === "dom0" ? this.facts.dom0 : (this.#init.versions ?? this.facts)[family];
  }

  #count(name: string): void {
    this.calls.set(name, (this.calls.get(name) ?? 0) + 1);
  }
}

/** As XENVER_capabilities2 gives a text: its length for a null pointer, else the bytes behind a room of four; hidden, it is denied. */
function wholeText(text: string, bytes: Uint8Array): number {
  if (text === "") return E.PERM;
  const whole = new TextEncoder().encode(text);
  if (bytes.length === 0) return whole.length;
  if (Number(peek(bytes, 0, 4)) < whole.length) return E.NOBUFS;
  bytes.set(whole, 4);
  return whole.length;
}
