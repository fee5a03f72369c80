import { Failure } from "../cli/failure.js";
import { msg } from "../i18n/message.js";
import { stringOf } from "./node.js";
import { type Focus, toBoolean, toNodes, toNumber, toText, type Value } from "./value.js";

type XFunction = readonly [least: number, most: number, run: (args: readonly Value[], focus: Focus) => Value];

const nameOf = (args: readonly Value[], focus: Focus): string =>
  (args[0] === undefined ? focus.node : toNodes(args[0])?.[0])?.name ?? "";
const textOr = (args: readonly Value[], { node }: Focus): string =>
  args[0] === undefined ? stringOf(node) : toText(args[0]);

/** The core functions of XPath 1.0, but for `id`, `lang` and `namespace-uri`: documents of libvirt's have nothing for them. */
const functions: Readonly<Record<string, XFunction>> = {
  last: [0, 0, (_, { size }) => size],
  position: [0, 0, (_, { position }) => position],
  count: [1, 1, ([nodes]) => toNodes(nodes!)?.length ?? Number.NaN],
  name: [0, 1, nameOf],
  "local-name": [0, 1, (args, focus) => nameOf(args, focus).replace(/^.*:/, "")],
  string: [0, 1, textOr],
  concat: [2, Number.POSITIVE_INFINITY, (args) => args.map(toText).join("")],
  "starts-with": [2, 2, ([text, part]) => toText(text!).startsWith(toText(part!))],
  contains: [2, 2, ([text, part]) => toText(text!).includes(toText(part!))],
  "substring-before": [
    2,
    2,
    ([text, part]) => {
      const at = toText(text!).indexOf(toText(part!));
      return at < 0 ? "" : toText(text!).slice(0, at);
    },
  ],
  "substring-after": [
    2,
    2,
    ([text, part]) => {
      const at = toText(text!).indexOf(toText(part!));
      return at < 0 ? "" : toText(text!).slice(at + toText(part!).length);
    },
  ],
  substring: [
    2,
    3,
    ([text, from, length]) => {
      const start = Math.round(toNumber(from!));
      const end = length === undefined ? Number.POSITIVE_INFINITY : start + Math.round(toNumber(length));
      return [...toText(text!)].filter((_, index) => index + 1 >= start && index + 1 < end).join("");
    },
  ],
  "string-length": [0, 1, (args, focus) => [...textOr(args, focus)].length],
  "normalize-space": [0, 1, (args, focus) => textOr(args, focus).trim().replace(/\s+/g, " ")],
  translate: [
    3,
    3,
    ([text, from, to]) => {
      const [before, after] = [[...toText(from!)], [...toText(to!)]];
      return [...toText(text!)]
        .map((char) => (before.includes(char) ? (after[before.indexOf(char)] ?? "") : char))
        .join("");
    },
  ],
  boolean: [1, 1, ([value]) => toBoolean(value!)],
  not: [1, 1, ([value]) => !toBoolean(value!)],
  true: [0, 0, () => true],
  false: [0, 0, () => false],
  number: [0, 1, (args, focus) => toNumber(args[0] ?? textOr(args, focus))],
  sum: [1, 1, ([nodes]) => (toNodes(nodes!) ?? []).reduce((sum, node) => sum + toNumber(stringOf(node)), 0)],
  floor: [1, 1, ([value]) => Math.floor(toNumber(value!))],
  ceiling: [1, 1, ([value]) => Math.ceil(toNumber(value!))],
  round: [1, 1, ([value]) => Math.round(toNumber(value!))],
};

/** Calls a function by name. A Failure says that there is none, or none with so many arguments. */
export function callFunction(name: string, args: readonly Value[], focus: Focus): Value {
  const found = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (found === undefined) throw new Failure(msg("XPath has no function '{name}'"), { name });
  const [least, most, run] = found;
  if (args.length < least || args.length > most) {
    throw new Failure(msg("the XPath function '{name}' does not take {count} arguments"), {
      name,
      count: args.length,
    });
  }
  return run(args, focus);
}
