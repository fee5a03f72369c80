import type { Option } from "../../cli/option.js";
import { readers } from "./readers.js";

/** What a line of `specs` says of a command. */
export interface Spec {
  readonly group: string;
  /** The command that it is another name of. */
  readonly aliasOf?: string;
  readonly options: Readonly<Record<string, Option>>;
}

const token = /^([\w-]+)(?:([=*])(\d*)(!?)(?:%(\w+))?|>([\w-]+))?$/;
const asItIs = (word: string): string => word;

/** Reads a line of `specs`: the group, then each option as `flag`, `name=` and `name*` with place, `!` and reader, or `alias>name`. */
export function parseSpec(text: string): Spec {
  const [head, ...tokens] = text.split(" ");
  const [group, aliasOf] = head!.split("@");
  const options: Record<string, Option> = {};
  const aliases: [alias: string, name: string][] = [];
  for (const word of tokens) {
    const match = token.exec(word);
    if (match === null) throw new Error(`not an option of a command: ${word}`);
    const [, name, sigil, place, required, reader, target] = match;
    if (target !== undefined) {
      aliases.push([name!, target]);
      continue;
    }
    options[name!] = {
      kind: sigil === undefined ? "flag" : "value",
      positional: place !== undefined && place !== "",
      ...(place ? { place: Number(place) } : {}),
      required: required === "!",
      many: sigil === "*",
      placeholder:
        reader === undefined || reader === "word" || reader === "mac"
          ? "string"
          : reader === "number"
            ? "number"
            : "size",
      aliases: [],
      read: reader === undefined ? asItIs : readers[reader]!,
    };
  }
  for (const [alias, name] of aliases) {
    const option = options[name]!;
    options[name] = { ...option, aliases: [...option.aliases, alias] };
  }
  return { group: group!, ...(aliasOf === undefined ? {} : { aliasOf }), options };
}
