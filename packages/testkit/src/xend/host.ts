import { dashed, domainText, type FakeDomain, fromConfig, privileged, reportedUuid } from "./domain.js";
import { type Manner, mannerOf, type XendVersion } from "./manner.js";
import { readSxp } from "./sxp.js";

/** What xend says when an operation fails. */
export class XendFailure extends Error {}

/** What guests do when they are asked to go down or to reboot. */
export type GuestManner = "obey" | "ignore";

/** The fake's state: the domains of one host. */
export class Host {
  readonly manner: Manner;
  readonly cpus = 4;
  readonly domains: FakeDomain[] = [privileged()];
  guests: GuestManner = "obey";
  readonly #texts = new Map<FakeDomain, string>();
  readonly #found = new Map<string, FakeDomain>();
  #nextId = 1;
  #nextUuid = 1;

  constructor(version: XendVersion) {
    this.manner = mannerOf(version);
  }

  newUuid(): string {
    return dashed(`fa4e${(this.#nextUuid++).toString(16).padStart(28, "0")}`);
  }

  /** xend's order: the name of a running domain, of a managed one, a number, a uuid. */
  find(name: string): FakeDomain | undefined {
    const named = this.domains.filter((domain) => domain.name === name);
    return (
      named.find((domain) => domain.id !== undefined) ??
      named[0] ??
      this.domains.find((domain) => domain.id?.toString() === name) ??
      (this.manner.managed
        ? this.domains.find((domain) => reportedUuid(domain, this.manner) === name)
        : undefined)
    );
  }

  /** As `find`, by what was found before until something changes: a look at one domain of many costs what one does. */
  look(name: string): FakeDomain | undefined {
    const domain = this.#found.get(name) ?? this.find(name);
    if (domain !== undefined) this.#found.set(name, domain);
    return domain;
  }

  /** The domains of `?state=`; those before 3.0.4 do not look at it. */
  inState(state: string): FakeDomain[] {
    const lower = state.toLowerCase();
    if (lower === "all") return this.domains;
    return this.domains.filter((domain) => this.#stateWord(domain) === lower);
  }

  /** What the plain list shows. */
  listed(): FakeDomain[] {
    return this.manner.managed ? this.inState("running") : this.domains;
  }

  /** Whether a restored domain may run beside its own like, as xend 3.0.4 and 3.1 let it. */
  get #letsRestoreTwice(): boolean {
    return this.manner.managed && !this.manner.strict;
  }

  /** Brings a restored domain to life. */
  restore(domain: FakeDomain): void {
    const twin = this.domains.find(
      ({ identity, name }) => identity === domain.identity && name === domain.name,
    );
    if (twin?.id === undefined || !this.#letsRestoreTwice) this.admit(domain);
    else this.#run(domain);
  }

  /** Brings a created domain to life, paused. */
  admit(domain: FakeDomain): void {
    const sameUuid = this.domains.find((other) => other.identity === domain.identity);
    const sameName = this.domains.find((other) => other.name === domain.name);
    if (sameName !== undefined && sameName.id !== undefined)
      throw new XendFailure(
        `Error creating domain: VM name '${domain.name}' already in use by domain ${sameName.id}`,
      );
    if (sameUuid?.id !== undefined) {
      if (this.manner.strict)
        throw new XendFailure(
          `Error creating domain: Domain '${domain.name}' already exists with ID '${sameUuid.id}'`,
        );
      sameUuid.name = domain.name;
    } else if (sameUuid !== undefined) {
      domain.managed = true;
      this.domains.splice(this.domains.indexOf(sameUuid), 1);
    }
    this.#run(domain);
  }

  #run(domain: FakeDomain): void {
    domain.id = this.#nextId++;
    domain.state = "paused";
    domain.cpuTime = 0.006044902;
    this.domains.push(domain);
  }

  define(domain: FakeDomain): void {
    const sameUuid = this.domains.find((other) => other.identity === domain.identity);
    const sameName = this.domains.find((other) => other.name === domain.name);
    if (sameName !== undefined && sameName !== sameUuid)
      throw new XendFailure(`Error creating domain: VM name '${domain.name}' already exists`);
    domain.managed = true;
    if (sameUuid === undefined) {
      this.domains.push(domain);
      return;
    }
    const { id, state, cpuTime } = sameUuid;
    Object.assign(sameUuid, domain, { id, state, cpuTime });
  }

  start(domain: FakeDomain): void {
    domain.id = this.#nextId++;
    domain.state = "running";
    domain.cpuTime = 0.006044902;
  }

  /** The guest is gone; a managed domain stays, halted. */
  end(domain: FakeDomain): void {
    domain.id = undefined;
    if (!domain.managed) this.remove(domain);
  }

  remove(domain: FakeDomain): void {
    this.domains.splice(this.domains.indexOf(domain), 1);
  }

  /** Writes a shutdown request; a guest that runs and obeys acts at once. */
  askGuest(domain: FakeDomain, reason: string): void {
    if (domain.state !== "running" || this.guests === "ignore") return;
    if (reason === "crash") this.crash(domain);
    else this.#act(domain, reason === "reboot" ? domain.actions.reboot : domain.actions.poweroff);
  }

  crash(domain: FakeDomain): void {
    this.touch();
    if (domain.actions.crash === "preserve") domain.state = "crashed";
    else this.#act(domain, domain.actions.crash);
  }

  #act(domain: FakeDomain, action: string): void {
    if (action === "restart" || action === "rename-restart") this.start(domain);
    else this.end(domain);
  }

  /** Adds a domain from a configuration text, for tests. */
  add(config: string, state: "halted" | "paused" | "running"): FakeDomain {
    this.touch();
    const domain = fromConfig(readSxp(config, false), () => this.newUuid());
    if (state === "halted") this.define(domain);
    else this.admit(domain);
    if (state === "running") domain.state = "running";
    return domain;
  }

  /** Before 3.4 a crashed domain that is preserved counts as halted, although it still has its id. */
  #stateWord(domain: FakeDomain): string {
    if (domain.id === undefined) return "halted";
    return domain.state === "crashed" && !this.manner.strict ? "halted" : domain.state;
  }

  /** The domain's text as GET shows it; printed once, until something changes. */
  print(domain: FakeDomain): string {
    let text = this.#texts.get(domain);
    if (text === undefined) {
      text = domainText(domain, this.manner, false);
      this.#texts.set(domain, text);
    }
    return text;
  }

  /** Something may have changed. */
  touch(): void {
    this.#texts.clear();
    this.#found.clear();
  }
}
