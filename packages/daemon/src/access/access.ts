import type { AccessObject, OperationClass } from "./operation-class.js";

/** Who may do what. What is left out is not limited. */
export interface AccessRule {
  /** Names of certificates, or of logins. A rule without them is for whoever comes through the door. */
  readonly users?: readonly string[];
  readonly objects?: readonly AccessObject[];
  readonly operations?: readonly OperationClass[];
}

/** Rules of a door, of which one must allow a call; a name alone stands for a user who may do everything. */
export type AllowList = readonly (string | AccessRule)[];

/** What the clients of a door may do. Without rules everything. */
export class Access {
  readonly #rules: readonly AccessRule[] | undefined;

  constructor(allow: AllowList | undefined) {
    this.#rules = allow?.map((rule) => (typeof rule === "string" ? { users: [rule] } : rule));
  }

  /** Whether somebody may come in at all; who has no name is undefined. */
  admits(user: string | undefined): boolean {
    return this.#rules === undefined || this.#rules.some((rule) => fits(rule.users, user));
  }

  allows(user: string | undefined, object: AccessObject, operationClass: OperationClass): boolean {
    return (
      this.#rules === undefined ||
      this.#rules.some(
        (rule) =>
          fits(rule.users, user) && fits(rule.objects, object) && fits(rule.operations, operationClass),
      )
    );
  }
}

function fits<T>(names: readonly T[] | undefined, name: T | undefined): boolean {
  return names === undefined || (name !== undefined && names.includes(name));
}
