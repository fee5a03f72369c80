/** The method that `util.inspect` and `console.log` call; a symbol of its own name, so that nothing need be imported. */
export const inspectCustom: unique symbol = Symbol.for("nodejs.util.inspect.custom") as never;

/** `util.inspect`, as Node hands it to such a method. */
export type Inspect = (value: unknown, options: object) => string;
