import { ErrorNumber, type LibvirtError } from "@libvirt-ts/core";
import { type Message, msg, type Translator, type Values } from "../i18n/message.js";
import { printable } from "../output/printable.js";

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

  /** What to print. */
  text(translator: Translator, _classic = false): string {
    return translator.say(this.say, this.values);
  }
}

/** There is no connection. With `--classic` this line goes on with what several drivers have to say, where the library's ends. */
export class ConnectFailure extends Failure {
  readonly #more: string;

  constructor(error: LibvirtError) {
    super(msg("failed to connect to the hypervisor"), {}, { cause: error });
    this.#more = moreReasonsOf(error);
  }

  override text(translator: Translator, classic = false): string {
    const more = classic && this.#more !== "" ? `: ${printable(this.#more)}` : "";
    return super.text(translator) + more;
  }
}

/** What the library's line leaves for the next one: the reasons after the first why no driver opened. */
export function moreReasonsOf({ code, str3 }: LibvirtError): string {
  return code === ErrorNumber.NO_CONNECT ? (str3 ?? "") : "";
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

/** A command that ends virsh with a status of its own, after it has said why. */
export class ExitStatus extends AlreadyTold {
  readonly status: number;

  constructor(status: number) {
    super();
    this.status = status;
  }
}
