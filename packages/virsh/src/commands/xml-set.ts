import { editXML } from "@libvirt-ts/core";
import { command } from "../cli/command.js";
import { Failure } from "../cli/failure.js";
import { argument, manyArguments } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { readTextFile } from "../values/files.js";

export const xmlSet = command({
  name: "xml-set",
  group: "domain",
  summary: msg("change a document by paths"),
  description: msg(
    "Prints a document with attributes or texts changed, such as 'devices/graphics/@listen=127.0.0.1' or 'disk[target.dev=vda]/driver/@cache=none'; a path with '-' behind it is removed. All else stays as it is; needs no connection.",
  ),
  options: {
    xml: argument(msg("file with XML; - is standard input"), { complete: "file" }),
    change: manyArguments(msg("path=text, or path- to remove what is there")),
  },
  connects: false,
  json: "{ xml: string }",
  async run(context, { xml: file, change: changes }) {
    const text = await readTextFile(context, file);
    const xml = await context.attempt(msg("failed to change {file}"), { file }, () =>
      editXML(text, changes.map(readChange)),
    );
    context.report({ xml }, () => xml);
  },
});

/** The path, and the text behind the first `=` outside of brackets; without one, a `-` at the end removes. */
function readChange(change: string): readonly [path: string, text: string | undefined] {
  let depth = 0;
  for (let i = 0; i < change.length; i++) {
    if (change[i] === "[") depth += 1;
    if (change[i] === "]") depth -= 1;
    if (change[i] === "=" && depth === 0) return [change.slice(0, i), change.slice(i + 1)];
  }
  if (change.endsWith("-")) return [change.slice(0, -1), undefined];
  throw new Failure(msg("'{change}' is neither path=text nor path-"), { change });
}
