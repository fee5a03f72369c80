import { formatXML } from "@libvirt-ts/core";
import { command } from "../cli/command.js";
import { Failure } from "../cli/failure.js";
import { argument } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { readTextFile } from "../values/files.js";

export const domxmlFromJson = command({
  name: "domxml-from-json",
  group: "domain",
  summary: msg("convert JSON to a document"),
  description: msg("Prints as XML what 'domxml-to-json' has printed as JSON; needs no connection."),
  options: { model: argument(msg("file with JSON; - is standard input"), { complete: "file" }) },
  connects: false,
  json: "{ xml: string }",
  async run(context, { model: file }) {
    const document = readDocument(await readTextFile(context, file));
    if (document === undefined) {
      throw new Failure(msg("{file} is not JSON with a 'kind' and a 'model'"), { file });
    }
    const xml = await context.attempt(msg("failed to convert {file}"), { file }, () =>
      formatXML(document.kind, document.model),
    );
    context.report({ xml }, () => xml);
  },
});

function readDocument(text: string): { readonly kind: string; readonly model: object } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const { kind, model } = value as Readonly<Record<string, unknown>>;
  return typeof kind === "string" && typeof model === "object" && model !== null
    ? { kind, model }
    : undefined;
}
