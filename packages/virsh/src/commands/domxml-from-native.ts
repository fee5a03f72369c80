import { domainXMLFromNative } from "@libvirt-ts/core";
import { command } from "../cli/command.js";
import { argument } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { readFileBytes } from "../values/files.js";
import { nativeFormats, readNativeFormat } from "../values/native-format.js";
import { asPrinted } from "./kit/print-xml.js";

export const domxmlFromNative = command({
  name: "domxml-from-native",
  group: "domain",
  summary: msg("convert native config to domain XML"),
  description: msg("Converts a configuration file of a hypervisor to domain XML; needs no connection."),
  options: {
    format: argument(msg("format of the configuration: xen-xm, xen-xl or xen-sxpr"), {
      complete: nativeFormats,
      read: readNativeFormat,
    }),
    config: argument(msg("configuration file; - is standard input"), { complete: "file" }),
  },
  connects: false,
  json: "{ xml: string }",
  async run(context, { format, config }) {
    const bytes = await readFileBytes(context, config);
    const { text, warnings } = await context.attempt(msg("failed to convert {file}"), { file: config }, () =>
      domainXMLFromNative(format, bytes),
    );
    context.warn(warnings);
    const xml = await asPrinted(context, text);
    context.report({ xml }, () => xml);
  },
});
