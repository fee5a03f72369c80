import { parseXMLElement } from "@libvirt-ts/core";
import type { Context } from "../../cli/context.js";

export interface XPathOptions {
  /** An XPath 1.0 expression. */
  readonly xpath?: string | undefined;
  /** Put what it finds into one element. */
  readonly wrap?: boolean;
}

/** Prints XML as it came, or what an XPath finds in it: every node on lines of its own. */
export async function printXML(context: Context, xml: string, { xpath, wrap }: XPathOptions): Promise<void> {
  if (xpath === undefined) {
    context.report({ xml }, () => (xml.endsWith("\n") ? xml : `${xml}\n`));
    return;
  }
  const { selectXML } = await import("../../xpath/select.js");
  const found = selectXML(await parseXMLElement(xml), xpath, wrap === true);
  context.report({ nodes: found.nodes }, () => found.text);
}
