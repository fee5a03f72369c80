import { formatDomainXML, parseDomainXML, parseXMLElement } from "@libvirt-ts/core";
import type { Context } from "../../cli/context.js";

export interface XPathOptions {
  /** An XPath 1.0 expression. */
  readonly xpath?: string | undefined;
  /** Put what it finds into one element. */
  readonly wrap?: boolean;
}

/** How a domain's document begins. */
const isDomain = /^\s*(?:<\?xml[^>]*>\s*)?<domain[\s>]/;

/** XML as it came; with `--classic` a domain's document in the layout of 0.1.11, whatever printed it. */
export async function asPrinted({ classic }: Context, xml: string): Promise<string> {
  if (!classic || !isDomain.test(xml)) return xml;
  return formatDomainXML(await parseDomainXML(xml), { layout: "0.1.11" });
}

/** Prints XML, or what an XPath finds in it: every node on lines of its own. */
export async function printXML(context: Context, told: string, { xpath, wrap }: XPathOptions): Promise<void> {
  const xml = await asPrinted(context, told);
  if (xpath === undefined) {
    context.report({ xml }, () => (xml.endsWith("\n") ? xml : `${xml}\n`));
    return;
  }
  const { selectXML } = await import("../../xpath/select.js");
  const found = selectXML(await parseXMLElement(xml), xpath, wrap === true);
  context.report({ nodes: found.nodes }, () => found.text);
}
