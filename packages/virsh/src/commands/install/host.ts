import { createServer } from "node:net";
import { parseXMLElement, type XmlElement } from "@libvirt-ts/core";
import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { domainXML } from "../../values/domain-xml.js";
import { attributeOf, childAt, childrenNamed, textOf } from "../kit/xml-text.js";
import { forwardedPorts } from "../ssh/forwards.js";

/** What a host makes of a guest that asks for nothing: its own architecture, the fastest way to run it, a machine of today. */
export interface Platform {
  readonly type: string;
  readonly arch: string;
  readonly machine: string | undefined;
  readonly emulator: string | undefined;
}

export async function platformOf(context: Context): Promise<Platform> {
  const capabilities = await context.attempt(msg("failed to get capabilities"), {}, async (call) =>
    parseXMLElement(await context.connection.getCapabilities(call)),
  );
  const own = textOf(childAt(capabilities, "host", "cpu", "arch"));
  const archs = childrenNamed(capabilities, "guest")
    .filter((guest) => textOf(childAt(guest, "os_type")) === "hvm")
    .flatMap((guest) => childrenNamed(guest, "arch"));
  const arch = archs.find((one) => attributeOf(one, "name") === own) ?? archs[0];
  if (arch === undefined) throw new Failure(msg("this host runs no guests of its own hardware ('hvm')"));
  const domains = childrenNamed(arch, "domain");
  const names = domains.map((one) => attributeOf(one, "type"));
  const type = ["kvm", "qemu", ...names].find((name) => name !== undefined && names.includes(name));
  if (type === undefined) throw new Failure(msg("this host runs no guests of its own hardware ('hvm')"));
  const domain = domains.find((one) => attributeOf(one, "type") === type);
  return {
    type,
    arch: attributeOf(arch, "name")!,
    machine: machineOf(arch, domain),
    emulator: textOf(childAt(domain, "emulator") ?? childAt(arch, "emulator")),
  };
}

/** The machine of today where it is there: others only for what is older. */
function machineOf(arch: XmlElement, domain: XmlElement | undefined): string | undefined {
  const names = [...childrenNamed(domain, "machine"), ...childrenNamed(arch, "machine")].map(textOf);
  return ["q35", "virt"].find((name) => names.includes(name));
}

/** Whether guests are run by this very process, on this host, without rights on its network. */
export const isEmbedded = ({ connection }: Context): boolean =>
  /^qemu:\/\/\/embed(?:\?|$)/i.test(connection.getURI());

/** Ports that guests' own are reached by. */
const [firstPort, lastPort] = [2222, 9999];

/** A port of this host that nobody has, nor any other guest by its definition. */
export async function freePort(context: Context): Promise<number> {
  const taken = new Set<number>();
  await context.attempt(msg("Failed to list domains"), {}, async (call) => {
    for (const { domain } of await context.connection.listAllDomains(0, call))
      for (const { port } of forwardedPorts(await domainXML(domain, 0, call))) taken.add(port);
  });
  for (let port = firstPort; port <= lastPort; port++)
    if (!taken.has(port) && (await isFree(port))) return port;
  throw new Failure(msg("no port from {first} to {last} is free"), { first: firstPort, last: lastPort });
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ host: "127.0.0.1", port, exclusive: true }, () => server.close(() => resolve(true)));
  });
