import { type Connect, parseXMLElement, type XmlElement } from "@libvirt-ts/core";
import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { findInterface } from "../../values/find.js";
import { attributeOf, childAt, childrenNamed, element, formatElement } from "../kit/xml-text.js";
import type { ArgsOf } from "../table/group-commands.js";

/** What a bridge takes over of the interface that becomes its port: how it starts, and its addresses. */
const ofTheBridge: ReadonlySet<string> = new Set(["mtu", "protocol", "start"]);

const children = (parent: XmlElement): readonly XmlElement[] =>
  (parent.children ?? []).filter((child): child is XmlElement => typeof child !== "string");

async function startUnless(
  context: Context,
  stay: boolean,
  name: string,
  connection: Connect,
): Promise<void> {
  if (stay) return;
  await context.attempt(msg("Failed to start interface {interface}"), { interface: name }, async (call) =>
    (await connection.interfaceLookupByName(name, call)).create(0, call),
  );
  context.tell(msg("Interface {interface} started"), { interface: name });
}

/** Defines a bridge with the addresses of an interface, which becomes its only port. */
export async function ifaceBridge(context: Context, args: ArgsOf<"iface-bridge">): Promise<void> {
  const { connection } = context;
  const found = await findInterface(context, args.interface);
  const names = { interface: found.name(), bridge: args.bridge };
  const xml = await context.attempt(msg("failed to get the XML of interface '{interface}'"), names, (call) =>
    found.XMLDesc(0, call),
  );
  const port = await parseXMLElement(xml);
  if (attributeOf(port, "type") === "bridge") {
    throw new Failure(msg("interface '{interface}' is a bridge already"), names);
  }
  const bridge = element(
    "interface",
    { type: "bridge", name: args.bridge },
    ...children(port).filter(({ name }) => ofTheBridge.has(name)),
    element(
      "bridge",
      { stp: args["no-stp"] ? "off" : "on", delay: args.delay ?? 0 },
      { ...port, children: children(port).filter(({ name }) => !ofTheBridge.has(name)) },
    ),
  );
  await context.attempt(msg("Failed to define bridge {bridge}"), names, (call) =>
    connection.interfaceDefineXML(formatElement(bridge), 0, call),
  );
  context.tell(msg("Created bridge {bridge} with attached device {interface}"), names);
  await startUnless(context, args["no-start"], args.bridge, connection);
}

/** Gives the addresses of a bridge back to its only port, and the bridge up. */
export async function ifaceUnbridge(context: Context, args: ArgsOf<"iface-unbridge">): Promise<void> {
  const { connection } = context;
  const found = await findInterface(context, args.bridge);
  const values = { bridge: found.name() };
  const xml = await context.attempt(msg("failed to get the XML of interface '{bridge}'"), values, (call) =>
    found.XMLDesc(0, call),
  );
  const document = await parseXMLElement(xml);
  const ports = childrenNamed(childAt(document, "bridge"), "interface");
  const [port, more] = ports;
  if (port === undefined) throw new Failure(msg("interface '{bridge}' is no bridge with a port"), values);
  if (more !== undefined) throw new Failure(msg("bridge '{bridge}' has more than one port"), values);
  const name = attributeOf(port, "name") ?? "";
  const own = children(document).filter((child) => ofTheBridge.has(child.name));
  await context.attempt(msg("Failed to take bridge {bridge} apart"), values, async (call) => {
    if (await found.isActive(call)) await found.destroy(0, call);
    await found.undefine(call);
    await connection.interfaceDefineXML(
      formatElement({ ...port, children: [...own, ...(port.children ?? [])] }),
      0,
      call,
    );
  });
  context.tell(msg("Device {interface} un-attached from bridge {bridge}"), { ...values, interface: name });
  await startUnless(context, args["no-start"], name, connection);
}
