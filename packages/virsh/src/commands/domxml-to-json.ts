import { parseXML } from "@libvirt-ts/core";
import { command } from "../cli/command.js";
import { argument } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { readTextFile } from "../values/files.js";

export const domxmlToJson = command({
  name: "domxml-to-json",
  group: "domain",
  summary: msg("convert a document to JSON"),
  description: msg(
    "Prints a document of any kind (a domain, network, storage pool, …) as JSON that 'domxml-from-json' takes back; needs no connection.",
  ),
  options: { xml: argument(msg("file with XML; - is standard input"), { complete: "file" }) },
  connects: false,
  json: "{ kind: string, model: object }",
  async run(context, { xml: file }) {
    const xml = await readTextFile(context, file);
    const { kind, model, warnings } = await context.attempt(msg("failed to convert {file}"), { file }, () =>
      parseXML(xml),
    );
    context.warn(warnings);
    context.report({ kind, model }, () => `${JSON.stringify({ kind, model }, null, 2)}\n`);
  },
});
