import {
  type DomainRef,
  type DriverConnection,
  type DriverMetadata,
  describeDomain,
  ErrorDomain,
  ErrorNumber,
  LibvirtError,
  type OperationName,
  type Operations,
  operationInvalid,
  operationRow,
} from "@libvirt-ts/driver";
import { driverCalls, observe } from "../diagnostics/diagnostics.js";
import { summaries } from "../diagnostics/summary.js";
import { asLibvirtError, reasonOf } from "../errors/error-handlers.js";
import { functionName } from "./function-name.js";
import { responsibilityFor } from "./responsibility.js";

/** A driver that takes part in a connection. */
export interface Member {
  readonly driver: DriverMetadata;
  readonly connection: DriverConnection;
}

/** A driver that might have taken part, and why it does not. */
export interface Absentee {
  readonly name: string;
  /** `absent`: what it looked for is not there. */
  readonly state: string;
  readonly error?: LibvirtError;
}

/** The operations whose first argument is a domain. */
export type DomainOperationName = {
  [K in OperationName]: Parameters<Operations[K]> extends [DomainRef, ...unknown[]] ? K : never;
}[OperationName];

/** What follows the domain among the arguments of an operation. */
export type AfterDomain<K extends DomainOperationName> =
  Parameters<Operations[K]> extends [DomainRef, ...infer Rest] ? Rest : never;
/** What an operation resolves to. */
export type Result<K extends OperationName> = Awaited<ReturnType<Operations[K]>>;

/** Sends each operation to the driver that is responsible for it, and to another one only where that can do no harm. */
export class Dispatcher {
  /** In the order of registration. */
  readonly members: readonly Member[];
  readonly #absentees: readonly Absentee[];
  readonly #implementers = new Map<OperationName, readonly Member[]>();

  /** Tells the connection's user of what went wrong besides. */
  readonly warn: (warning: LibvirtError) => void;

  constructor(
    members: readonly Member[],
    absentees: readonly Absentee[] = [],
    warn: (warning: LibvirtError) => void = () => {},
  ) {
    this.members = members;
    this.#absentees = absentees;
    this.warn = warn;
  }

  /** Whether one driver makes up the whole connection. */
  get isAlone(): boolean {
    return this.members.length === 1;
  }

  /** The name of the member that is asked first. */
  leader(operation: OperationName): string {
    return sortByResponsibility(this.members, operation)[0]?.driver.name ?? "none";
  }

  /** The members that have an operation, in the order in which they are asked. */
  implementers(operation: OperationName): readonly Member[] {
    let found = this.#implementers.get(operation);
    if (found === undefined) {
      found = sortByResponsibility(this.members, operation).filter(
        ({ connection }) => typeof connection[operation] === "function",
      );
      this.#implementers.set(operation, found);
    }
    return found;
  }

  /**
   * The implementers that deal with active domains. A driver that only keeps definitions cannot list active domains, and
   * has a say only where the row names it.
   */
  activeImplementers(operation: OperationName): readonly Member[] {
    if (this.isAlone) return this.implementers(operation);
    const { order } = responsibilityFor(operation);
    return this.implementers(operation).filter(
      ({ driver, connection }) => connection.listDomains !== undefined || order.includes(driver.name),
    );
  }

  /** Whether an operation is done to a domain. */
  isOfDomain(operation: OperationName): boolean {
    return operationRow(operation).object === "domain";
  }

  /** Asks for something that concerns the host, or looks a domain up. */
  call<K extends OperationName>(operation: K, ...args: Parameters<Operations[K]>): Promise<Result<K>> {
    return this.#ask(this.implementers(operation), operation, args);
  }

  /** Lets members answer in turn until one has, or has failed for good. */
  firstOf<T>(
    members: readonly Member[],
    operation: OperationName,
    answer: (member: Member) => Promise<T>,
  ): Promise<T> {
    return members.length === 1 ? answer(members[0]!) : this.#firstOf(members, operation, answer);
  }

  async #firstOf<T>(
    members: readonly Member[],
    operation: OperationName,
    answer: (member: Member) => Promise<T>,
  ): Promise<T> {
    const failures: LibvirtError[] = [];
    for (const member of members) {
      try {
        return await answer(member);
      } catch (thrown) {
        const error = asLibvirtError(thrown, operation);
        failures.push(error);
        if (!mayAskAnother(operation, error)) break;
      }
    }
    throw this.#failure(operation, failures);
  }

  #ask<K extends OperationName>(
    members: readonly Member[],
    operation: K,
    args: readonly unknown[],
  ): Promise<Result<K>> {
    return this.firstOf(members, operation, (member) => invoke(member, operation, args));
  }

  /**
   * Asks for something that concerns a domain. Where several drivers take part, an inactive domain belongs to the one
   * that lists it; a reference that went stale is looked up again, once, and `learn` is told the new one.
   */
  callDomain<K extends DomainOperationName>(
    operation: K,
    domain: DomainRef,
    rest: AfterDomain<K>,
    learn: (ref: DomainRef) => void = () => {},
  ): Promise<Result<K>> {
    const members = this.activeImplementers(operation);
    if (!this.isAlone) return this.#callAmong(members, operation, domain, rest, learn);
    // Most connections have one driver: its promise is the answer, without another one around it.
    if (members.length === 1) return invoke(members[0]!, operation, [domain, ...rest]);
    return this.#ask(members, operation, [domain, ...rest]);
  }

  async #callAmong<K extends DomainOperationName>(
    members: readonly Member[],
    operation: K,
    domain: DomainRef,
    rest: AfterDomain<K>,
    learn: (ref: DomainRef) => void,
  ): Promise<Result<K>> {
    let stale: LibvirtError | undefined;
    if (domain.id !== undefined) {
      try {
        return await this.#ask(members, operation, [domain, ...rest]);
      } catch (error) {
        if (!(error instanceof LibvirtError) || error.code !== ErrorNumber.NO_DOMAIN) throw error;
        stale = error;
      }
    }
    const { ref, owner } = await this.#locate(domain, operation);
    if (stale !== undefined && ref.id === domain.id) {
      if (members.some(({ connection }) => connection.listDomains !== undefined)) throw stale;
      throw operationInvalid(
        ErrorDomain.DOM,
        describeDomain(ref),
        "it is active, and no driver keeps a definition of it",
      );
    }
    learn(ref);
    if (ref.id !== undefined) return this.#ask(members, operation, [ref, ...rest]);
    if (owner.connection[operation] === undefined) {
      const isForGuests = members.some(({ connection }) => connection.listDomains !== undefined);
      if (!isForGuests) throw this.unsupported(operation, [owner]);
      throw operationInvalid(ErrorDomain.DOM, describeDomain(ref), "it is not active");
    }
    return invoke(owner, operation, [ref, ...rest]);
  }

  /** The member that knows a domain now, asked in the order of look-ups. */
  async #locate(domain: DomainRef, operation: OperationName): Promise<{ ref: DomainRef; owner: Member }> {
    const failures: LibvirtError[] = [];
    for (const owner of this.implementers("domainLookupByUUID")) {
      try {
        return { ref: await invoke(owner, "domainLookupByUUID", [domain.uuid]), owner };
      } catch (thrown) {
        const error = asLibvirtError(thrown, operation);
        failures.push(error);
        if (!mayAskAnother("domainLookupByUUID", error)) break;
      }
    }
    if (failures.every(({ code }) => code === ErrorNumber.NO_DOMAIN)) {
      throw new LibvirtError({
        code: ErrorNumber.NO_DOMAIN,
        domain: ErrorDomain.DOM,
        info: `domain ${describeDomain(domain)} is gone`,
      });
    }
    throw this.#failure(operation, failures);
  }

  /** NO_SUPPORT for an operation that none of the drivers asked implements, and why those that would are not here. */
  unsupported(operation: OperationName, asked: readonly Member[] = this.members): LibvirtError {
    const { order } = responsibilityFor(operation);
    const missing = this.#absentees.flatMap(({ name, state, error }) =>
      error !== undefined && order.includes(name) ? [{ name, state, error }] : [],
    );
    const reasons = missing.map(({ name, state, error }) =>
      state === "absent" ? `no ${error.str2 ?? name}` : `${name}: ${reasonOf(error)}`,
    );
    const lacking = asked.map(({ driver, connection }) => {
      const why = connection.refusals?.[operation];
      return why === undefined ? driver.name : `${driver.name} (${why})`;
    });
    return new LibvirtError({
      code: ErrorNumber.NO_SUPPORT,
      domain: ErrorDomain.NONE,
      info: functionName(operation),
      detail: [`not implemented by ${lacking.join(", ")}`, ...reasons].join("; "),
      ...(missing.length > 0 && {
        cause: new AggregateError(
          missing.map(({ error }) => error),
          "drivers that take no part in the connection",
        ),
      }),
    });
  }

  #failure(operation: OperationName, failures: readonly LibvirtError[]): LibvirtError {
    if (failures.length === 0) return this.unsupported(operation);
    if (failures.length === 1 || failures.every(({ code }) => code === failures[0]!.code))
      return failures[0]!;
    return new LibvirtError({
      code: ErrorNumber.CALL_FAILED,
      domain: ErrorDomain.NONE,
      info: functionName(operation),
      detail: failures.map(({ message }) => message).join("; "),
      cause: new AggregateError(failures, `every driver failed: ${operation}`),
    });
  }
}

/** Members in the order of the operation's row; those it does not name follow as they are registered. */
export function sortByResponsibility(members: readonly Member[], operation: OperationName): Member[] {
  const { order } = responsibilityFor(operation);
  const rank = ({ driver }: Member): number => {
    const index = order.indexOf(driver.name);
    return index < 0 ? order.length : index;
  };
  return [...members].sort((a, b) => rank(a) - rank(b));
}

/** Asks one member, which has the operation. */
export function invoke<K extends OperationName>(
  { driver, connection }: Member,
  operation: K,
  args: readonly unknown[],
): Promise<Result<K>> {
  const method = connection[operation] as unknown as (...args: readonly unknown[]) => Promise<Result<K>>;
  if (!driverCalls.hasSubscribers) return method.apply(connection, args as unknown[]);
  return observe(
    driverCalls,
    () => ({ name: operation, driver: driver.name, args: summaries(operation, args) }),
    () => method.apply(connection, args as unknown[]),
  );
}

/**
 * Whether another driver may be asked after this failure: only where the driver says so itself. What it must have meant
 * is not read into its causes, since a failing `open` may as well be that of a log of a guest that runs.
 */
function mayAskAnother(operation: OperationName, error: LibvirtError): boolean {
  if (error.code === ErrorNumber.NO_SUPPORT || error.nothingSent === true) return true;
  return error.code === ErrorNumber.NO_DOMAIN && operation.startsWith("domainLookup");
}
