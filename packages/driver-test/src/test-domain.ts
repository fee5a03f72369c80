import { type DomainInfo, type DomainRef, DomainState } from "@libvirt-ts/driver";
import type { DomainDescription } from "@libvirt-ts/xml";
import type { Clock } from "./clock.js";

/** What a domain is while it is active. */
export interface ActiveGuest {
  readonly id: number;
  /** The running configuration, apart from the definition. */
  description: DomainDescription;
  state: DomainState;
  readonly cpuClock: CpuClock;
  /** The CPUs each vcpu may run on; a vcpu that was never pinned has no entry. */
  readonly pins: Map<number, Uint8Array>;
}

/** A domain of the node: persistent when it has a definition, active when it has a guest, at least one of the two. */
export interface TestDomain {
  readonly uuid: string;
  name: string;
  definition?: DomainDescription | undefined;
  guest?: ActiveGuest | undefined;
  autostart: boolean;
}

/** CPU time that runs while the guest does, and stands while it does not. */
export class CpuClock {
  readonly #clock: Clock;
  #used = 0n;
  #since: bigint | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.run();
  }

  run(): void {
    this.#since ??= this.#clock.now();
  }

  stand(): void {
    this.#used = this.time;
    this.#since = undefined;
  }

  /** Nanoseconds */
  get time(): bigint {
    return this.#since === undefined ? this.#used : this.#used + this.#clock.now() - this.#since;
  }
}

/** The configuration that is in force: the guest's, else the definition. */
export function configurationOf(domain: TestDomain): DomainDescription {
  return (domain.guest?.description ?? domain.definition)!;
}

export function refOf({ uuid, name, guest }: TestDomain): DomainRef {
  return guest === undefined ? { uuid, name } : { uuid, name, id: guest.id };
}

export function infoOf(domain: TestDomain): DomainInfo {
  const { memory, currentMemory, vcpus, currentVcpus } = configurationOf(domain);
  return {
    state: domain.guest?.state ?? DomainState.SHUTOFF,
    maxMem: memory,
    memory: currentMemory ?? memory,
    nrVirtCpu: currentVcpus ?? vcpus,
    cpuTime: domain.guest?.cpuClock.time ?? 0n,
  };
}
