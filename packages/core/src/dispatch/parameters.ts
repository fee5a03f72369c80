import { type CallOptions, type OperationName, operationRow } from "@libvirt-ts/driver";
import type { ArgumentChecks } from "./checks.js";
import { type Kind, kindOf } from "./kinds.js";

interface Parameter {
  readonly name: string;
  readonly kind: Kind;
}

/** Operations whose `path` is a file of the host, which is made absolute as the C library does it. */
const files: ReadonlySet<string> = new Set([
  "domainSave",
  "domainCoreDump",
  "domainRestore",
  "domainSaveImageGetXMLDesc",
  "domainSaveImageDefineXML",
] satisfies OperationName[]);

/** The parameters of operations as the contract declares them, read when an operation is called for the first time. */
export class Parameters {
  readonly #known = new Map<OperationName, readonly Parameter[]>();

  /** The options that go with the arguments of a call; nobody has checked them. */
  optionsOf(operation: OperationName, args: readonly unknown[]): CallOptions | undefined {
    return args[this.#of(operation).length] as CallOptions | undefined;
  }

  /**
   * The arguments as drivers get them: uuids as canonical text, paths absolute, 64 bits as bigints. Throws INVALID_ARG or
   * OVERFLOW for what is not of its parameter's type.
   */
  check(operation: OperationName, args: readonly unknown[], check: ArgumentChecks): unknown[] {
    const parameters = this.#of(operation);
    const checked: unknown[] = [];
    for (let index = 0; index < parameters.length; index++) {
      const { name, kind } = parameters[index]!;
      checked.push(kind(check, args[index], name, operation));
    }
    checked.push(args[parameters.length]);
    return checked;
  }

  #of(operation: OperationName): readonly Parameter[] {
    let parameters = this.#known.get(operation);
    if (parameters === undefined) {
      parameters = parse(operation);
      this.#known.set(operation, parameters);
    }
    return parameters;
  }
}

function parse(operation: OperationName): Parameter[] {
  return operationRow(operation)
    .parameters.split(", ")
    .filter((text) => text !== "")
    .map((text) => {
      const [name = "", type = ""] = text.split(": ");
      return { name, kind: kindOf(name === "path" && files.has(operation) ? "path" : type, name) };
    });
}
