import { domainXMLToNative } from "@libvirt-ts/core";
import { command } from "../cli/command.js";
import { Failure } from "../cli/failure.js";
import { argument, optionalArgument, value } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { findDomain } from "../values/domain.js";
import { readTextFile } from "../values/files.js";
import { nativeFormats, readNativeFormat } from "../values/native-format.js";

export const domxmlToNative = command({
  name: "domxml-to-native",
  group: "domain",
  summary: msg("convert domain XML to native config"),
  description: msg(
    "Converts domain XML to a configuration file of a hypervisor; a file needs no connection.",
  ),
  options: {
    format: argument(msg("format of the configuration: xen-xm, xen-xl or xen-sxpr"), {
      complete: nativeFormats,
      read: readNativeFormat,
    }),
    xml: optionalArgument(msg("file with domain XML; - is standard input"), { complete: "file" }),
    domain: value(msg("domain name, id or uuid"), { complete: "domain" }),
  },
  connects: false,
  json: "{ config: string }",
  async run(context, { format, xml: file, domain: word }) {
    if ((file === undefined) === (word === undefined)) {
      throw new Failure(msg("command '{command}' requires either <xml> or --domain"), {
        command: "domxml-to-native",
      });
    }
    let xml: string;
    if (word === undefined) {
      xml = await readTextFile(context, file!);
    } else {
      await context.app.session.ensure(context.call);
      const domain = await findDomain(context, word);
      xml = await context.attempt(
        msg("failed to get the XML of domain '{domain}'"),
        { domain: word },
        (call) => domain.XMLDesc(0, call),
      );
    }
    const { text: config, warnings } = await context.attempt(
      msg("failed to convert {file}"),
      { file: file ?? word! },
      () => domainXMLToNative(format, xml),
    );
    context.warn(warnings);
    context.report({ config }, () => config);
  },
});
