import type { Message, Values } from "../i18n/message.js";

/** A command that failed, or words that make no command, for a reason that virsh itself explains. */
export class Failure extends Error {
  override readonly name: string = "Failure";
  readonly say: Message;
  readonly values: Values;

  constructor(say: Message, values: Values = {}, options?: ErrorOptions) {
    super(say, options);
    this.say = say;
    this.values = values;
  }
}

/** Words that make no command. Everything that is wrong with one command is told at once. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly failures: readonly Failure[];

  constructor(failures: readonly Failure[]) {
    super(failures.map(({ message }) => message).join("\n"));
    this.failures = failures;
  }
}

/** A command that failed after it has said so. */
export class AlreadyTold extends Error {
  override readonly name = "AlreadyTold";
}
