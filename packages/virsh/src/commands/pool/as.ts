import type { XmlElement } from "@libvirt-ts/core";
import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { element, formatElement, textElement, unlessEmpty } from "../kit/xml-text.js";
import type { ArgsOf } from "../table/group-commands.js";
import { createFlags } from "./build.js";

type Parts = Omit<ArgsOf<"pool-define-as">, "print-xml">;

/** The XML of a pool that options describe. */
function poolOf(parts: Parts): string {
  const source = element(
    "source",
    {},
    unlessEmpty(element("host", { name: parts["source-host"] })),
    unlessEmpty(element("dir", { path: parts["source-path"] })),
    unlessEmpty(element("device", { path: parts["source-dev"] })),
    adapterOf(parts),
    authOf(parts),
    textElement("name", parts["source-name"]),
    unlessEmpty(element("format", { type: parts["source-format"] })),
    unlessEmpty(element("protocol", { ver: parts["source-protocol-ver"] })),
    initiatorOf(parts["source-initiator"]),
  );
  const pool = element(
    "pool",
    { type: parts.type },
    textElement("name", parts.name),
    unlessEmpty(source),
    unlessEmpty(element("target", {}, textElement("path", parts.target))),
  );
  return formatElement(pool);
}

const initiatorOf = (iqn: string | undefined): XmlElement | undefined =>
  iqn === undefined ? undefined : element("initiator", {}, element("iqn", { name: iqn }));

function authOf(parts: Parts): XmlElement | undefined {
  const auth = element(
    "auth",
    { type: parts["auth-type"], username: parts["auth-username"] },
    unlessEmpty(element("secret", { usage: parts["secret-usage"], uuid: parts["secret-uuid"] })),
  );
  return parts["auth-type"] === undefined || parts["auth-username"] === undefined ? undefined : auth;
}

/** A SCSI host by name, or a virtual one by its names on the fabric. */
function adapterOf(parts: Parts): XmlElement | undefined {
  if (parts["adapter-name"] !== undefined) return element("adapter", { name: parts["adapter-name"] });
  if (parts["adapter-wwnn"] === undefined || parts["adapter-wwpn"] === undefined) return undefined;
  return element("adapter", {
    type: "fc_host",
    parent: parts["adapter-parent"],
    parent_wwnn: parts["adapter-parent-wwnn"],
    parent_wwpn: parts["adapter-parent-wwpn"],
    parent_fabric_wwn: parts["adapter-parent-fabric-wwn"],
    wwnn: parts["adapter-wwnn"],
    wwpn: parts["adapter-wwpn"],
  });
}

export async function poolDefineAs(context: Context, args: ArgsOf<"pool-define-as">): Promise<void> {
  const xml = poolOf(args);
  if (args["print-xml"]) {
    context.print(xml);
    return;
  }
  const { name } = args;
  const pool = await context.attempt(msg("Failed to define pool {name}"), { name }, (call) =>
    context.connection.storagePoolDefineXML(xml, 0, call),
  );
  context.tell(msg("Pool {name} defined"), { name: pool.name() });
}

export async function poolCreateAs(context: Context, args: ArgsOf<"pool-create-as">): Promise<void> {
  const xml = poolOf(args);
  if (args["print-xml"]) {
    context.print(xml);
    return;
  }
  const { name } = args;
  const pool = await context.attempt(msg("Failed to create pool {name}"), { name }, (call) =>
    context.connection.storagePoolCreateXML(xml, createFlags(args), call),
  );
  context.tell(msg("Pool {name} created"), { name: pool.name() });
}
