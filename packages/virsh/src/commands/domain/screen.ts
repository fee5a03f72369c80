import type { XmlElement } from "@libvirt-ts/core";
import { DomainConsoleFlags, DomainGraphicsReloadType, DomainXMLFlags } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { printable } from "../../output/printable.js";
import { findDomain } from "../../values/domain.js";
import { devicesOf, domainXML } from "../../values/domain-xml.js";
import { localTime } from "../../values/time.js";
import { choice, flagsOf } from "../kit/args.js";
import { attributeOf, childAt } from "../kit/xml-text.js";
import type { ArgsOf, GroupCommands } from "../table/group-commands.js";

async function describe(context: Context, word: string, flags = 0): Promise<XmlElement> {
  const domain = await findDomain(context, word);
  return context.attempt(msg("failed to get the XML of domain '{domain}'"), { domain: word }, (call) =>
    domainXML(domain, flags, call),
  );
}

const everyAddress: ReadonlySet<string> = new Set(["0.0.0.0", "::"]);

/** The address of a screen as it stands before a colon; empty where every address of the host is listened on. */
function addressOf(screen: XmlElement): string {
  const listen = attributeOf(childAt(screen, "listen"), "address") ?? attributeOf(screen, "listen");
  if (listen === undefined || everyAddress.has(listen)) return "";
  return listen.includes(":") ? `[${listen}]` : listen;
}

const port = (screen: XmlElement, name = "port"): number | undefined => {
  const number = Number(attributeOf(screen, name) ?? Number.NaN);
  return Number.isInteger(number) && number > 0 ? number : undefined;
};

/** The URI that a viewer takes for a screen; undefined while there is none to be reached. */
function uriOf(screen: XmlElement, withPassword: boolean): string | undefined {
  const type = attributeOf(screen, "type");
  const socket = attributeOf(screen, "socket") ?? attributeOf(childAt(screen, "listen"), "socket");
  if (socket !== undefined) return `${type}+unix://${socket}`;
  const host = addressOf(screen) || "localhost";
  const password = withPassword ? attributeOf(screen, "passwd") : undefined;
  const encoded = password === undefined ? undefined : encodeURIComponent(password);
  const at = port(screen);
  if (type === "vnc") {
    const number = at === undefined ? undefined : at - 5900;
    if (number === undefined) return undefined;
    return `vnc://${encoded === undefined ? "" : `:${encoded}@`}${host}:${number}`;
  }
  if (type !== "spice") return type === undefined || at === undefined ? undefined : `${type}://${host}:${at}`;
  const tls = port(screen, "tlsPort");
  if (at === undefined && tls === undefined) return undefined;
  const query = [
    ...(at !== undefined && tls !== undefined ? [`tls-port=${tls}`] : []),
    ...(encoded === undefined ? [] : [`password=${encoded}`]),
  ];
  const where = at === undefined ? `${host}?tls-port=${tls}` : `${host}:${at}`;
  return query.length === 0
    ? `spice://${where}`
    : `spice://${where}${where.includes("?") ? "&" : "?"}${query.join("&")}`;
}

async function domdisplay(context: Context, args: ArgsOf<"domdisplay">): Promise<void> {
  const flags = args["include-password"] ? DomainXMLFlags.SECURE : 0;
  const screens = devicesOf(await describe(context, args.domain, flags), "graphics").filter(
    (screen) => args.type === undefined || attributeOf(screen, "type") === args.type,
  );
  const uris = screens.flatMap((screen) => uriOf(screen, args["include-password"]) ?? []);
  const wanted = args.all ? uris : uris.slice(0, 1);
  if (wanted.length === 0) {
    throw new Failure(msg("domain '{domain}' has no display that can be reached"), { domain: args.domain });
  }
  context.report(args.all ? { uris: wanted } : { uri: wanted[0] }, () =>
    wanted.map((uri) => `${printable(uri)}\n`).join(""),
  );
}

async function vncdisplay(context: Context, args: ArgsOf<"vncdisplay">): Promise<void> {
  const screens = devicesOf(await describe(context, args.domain), "graphics");
  const vnc = screens.find((screen) => attributeOf(screen, "type") === "vnc" && port(screen) !== undefined);
  if (vnc === undefined) {
    throw new Failure(msg("domain '{domain}' has no VNC display"), { domain: args.domain });
  }
  const at = port(vnc)!;
  const listen = attributeOf(vnc, "listen") ?? null;
  context.report(
    { display: at - 5900, port: at, listen },
    () => `${printable(addressOf(vnc))}:${at - 5900}\n`,
  );
}

async function ttyconsole(context: Context, args: ArgsOf<"ttyconsole">): Promise<void> {
  const consoles = devicesOf(await describe(context, args.domain), "console");
  const tty = consoles
    .map((one) => attributeOf(one, "tty") ?? attributeOf(childAt(one, "source"), "path"))
    .find((path) => path !== undefined);
  if (tty === undefined) {
    throw new Failure(msg("domain '{domain}' has no console with a tty"), { domain: args.domain });
  }
  context.report({ tty }, () => `${printable(tty)}\n`);
}

const endings: Readonly<Record<string, string>> = {
  "image/png": ".png",
  "image/x-portable-pixmap": ".ppm",
};

async function screenshot(context: Context, args: ArgsOf<"screenshot">): Promise<void> {
  const domain = await findDomain(context, args.domain);
  const values = { domain: args.domain };
  const { writeFileOf } = await import("../../values/streams.js");
  const failed = msg("Failed to take a picture of the screen of domain {domain}");
  const { file, mimeType } = await context.attempt(failed, values, async (call) => {
    const { mimeType: type, image } = await domain.screenshot(args.screen ?? 0, 0, call);
    const named = `${domain.name()}-${localTime(new Date()).replace(" ", "-")}${endings[type] ?? ""}`;
    const path = args.file ?? named;
    await writeFileOf(path, image);
    return { file: path, mimeType: type };
  });
  context.tell(msg("Screenshot saved to {file}, with type of {type}"), { file, type: mimeType });
}

async function console(context: Context, args: ArgsOf<"console">): Promise<void> {
  const domain = await findDomain(context, args.domain);
  const { attachConsole } = await import("../../shell/console.js");
  const flags = flagsOf(args, { force: DomainConsoleFlags.FORCE, safe: DomainConsoleFlags.SAFE });
  if (args.resume) {
    await context.attempt(msg("Failed to resume domain {domain}"), { domain: args.domain }, (call) =>
      domain.resume(call),
    );
  }
  await attachConsole(context, domain, { devname: args.devname, flags });
}

type Screen = "console" | "domdisplay" | "domdisplay-reload" | "screenshot" | "ttyconsole" | "vncdisplay";

export const screenCommands: Pick<GroupCommands<"domain">, Screen> = {
  console,
  domdisplay,
  "domdisplay-reload": async (context, args) => {
    const { ANY, VNC } = DomainGraphicsReloadType;
    const type = args.type === undefined ? ANY : choice("type", args.type, { any: ANY, vnc: VNC });
    const domain = await findDomain(context, args.domain);
    await context.attempt(
      msg("Failed to reload the certificates of the display of domain {domain}"),
      { domain: args.domain },
      (call) => domain.graphicsReload(type, 0, call),
    );
    context.tell(msg("Certificates of the display reloaded"));
  },
  screenshot,
  ttyconsole,
  vncdisplay,
};
