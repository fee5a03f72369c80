import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import type { Domain } from "@libvirt-ts/core";
import { DomainUndefineFlags } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { findPool } from "../../values/find.js";
import { choice, exclusive } from "../kit/args.js";
import { formatElement } from "../kit/xml-text.js";
import type { ArgsOf } from "../table/group-commands.js";
import { type DiskPart, guestDocument } from "./domain-xml.js";
import { freePort, isEmbedded, platformOf } from "./host.js";
import { type CloudInit, readCloudInit, readDisk, readImage, readNetwork } from "./options.js";
import { Undo } from "./undo.js";
import { copyImage, type Maker, makeVolume, writeVolume } from "./volumes.js";

type Args = ArgsOf<"install">;

/** What a guest gets unless it is told otherwise: KiB, and processors. */
const [usualMemory, usualVcpus] = [2 * 1024 * 1024, 2];

/** Makes a guest in one go: its disk, what cloud-init is to find, its definition. Where one cannot be made, nothing is left. */
export async function install(context: Context, args: Args): Promise<void> {
  exclusive(args, "cdrom", "import", "cloud-image");
  const { name } = args;
  if (args.cdrom === undefined && args.import === undefined && args["cloud-image"] === undefined)
    throw new Failure(msg("say what is installed: --cdrom, --import or --cloud-image"));
  const undo = new Undo();
  try {
    const { domain, paths, sshPort } = await make(context, args, undo);
    if (args.start)
      await context.attempt(msg("Failed to start domain {domain}"), { domain: name }, (call) =>
        domain.create(call),
      );
    const data = {
      name,
      uuid: domain.UUIDString(),
      volumes: paths,
      sshPort: sshPort ?? null,
      started: args.start,
    };
    if (context.json) context.report(data, () => "");
    else tell(context, data);
  } catch (error) {
    await undo.run(context);
    throw error;
  }
}

function tell(
  context: Context,
  {
    name,
    sshPort,
    started,
  }: { readonly name: string; readonly sshPort: number | null; readonly started: boolean },
): void {
  context.tell(msg("Domain '{domain}' has been installed"), { domain: name });
  if (started) context.tell(msg("Domain '{domain}' started"), { domain: name });
  if (sshPort !== null)
    context.tell(msg("Port {port} of this host leads to its ssh server: virsh ssh {domain}"), {
      port: sshPort,
      domain: name,
    });
}

interface Made {
  readonly domain: Domain;
  /** The paths of the volumes that were made. */
  readonly paths: readonly string[];
  readonly sshPort: number | undefined;
}

async function make(context: Context, args: Args, undo: Undo): Promise<Made> {
  const { name } = args;
  await assertFree(context, name);
  const uuid = randomUUID();
  const embedded = isEmbedded(context);
  const network = readNetwork(args.network, embedded);
  const cloudInit = await readCloudInit(context, args);
  const graphics = args.graphics ?? (args.cdrom === undefined ? "none" : "vnc");
  const hasScreen = choice("graphics", graphics, { vnc: true, none: false });
  const vcpus = args.vcpus ?? usualVcpus;
  if (vcpus < 1) throw new Failure(msg("--vcpus is one or more"));
  const memory = args.memory ?? usualMemory;
  const platform = await platformOf(context);
  const sshPort = embedded && network.type === "user" ? await freePort(context) : undefined;
  const { disks, paths } = await makeDisks(context, args, undo, cloudInit, uuid);
  const xml = formatElement(
    guestDocument({
      name,
      uuid,
      platform,
      memory,
      vcpus,
      isUefi: args.uefi,
      hasScreen,
      disks,
      network,
      sshPort,
    }),
  );
  const domain = await context.attempt(msg("Failed to define domain {domain}"), { domain: name }, (call) =>
    context.connection.defineXML(xml, call),
  );
  undo.add((call) => domain.undefineFlags(args.uefi ? DomainUndefineFlags.NVRAM : 0, call));
  return { domain, paths, sshPort };
}

/** Before anything is made: a name that is taken would be found out by the last step. */
async function assertFree(context: Context, name: string): Promise<void> {
  const found = await context.app.reporter
    .quietly(() => context.connection.lookupByName(name, context.call))
    .catch(() => undefined);
  if (found !== undefined) throw new Failure(msg("there is a domain '{domain}' already"), { domain: name });
}

async function makeDisks(
  context: Context,
  args: Args,
  undo: Undo,
  cloudInit: CloudInit | undefined,
  uuid: string,
): Promise<{ readonly disks: readonly DiskPart[]; readonly paths: readonly string[] }> {
  const { name } = args;
  const image = args["cloud-image"];
  const wish = readDisk(args.disk, image !== undefined);
  const disks: DiskPart[] = [];
  const paths: string[] = [];
  let maker: Maker | undefined;
  const getMaker = async (): Promise<Maker> =>
    (maker ??= { context, undo, pool: await findPool(context, wish.pool) });
  const { call } = context;
  if (args.import !== undefined) {
    const { path, format } = await readImage(args.import);
    disks.push({ device: "disk", path, format, bus: wish.bus });
  } else if (image !== undefined) {
    const source = await readImage(image);
    const volume = await copyImage(await getMaker(), `${name}.${source.format}`, source, wish.size ?? 0n);
    paths.push(await volume.path(call));
    disks.push({ device: "disk", path: paths[0]!, format: source.format, bus: wish.bus });
  } else {
    const volume = await makeVolume(await getMaker(), `${name}.${wish.format}`, wish.format, wish.size!);
    paths.push(await volume.path(call));
    disks.push({ device: "disk", path: paths[0]!, format: wish.format, bus: wish.bus });
    const path = resolve(args.cdrom!);
    disks.push({ device: "cdrom", path, format: "raw", bus: "sata", isReadOnly: true });
  }
  if (cloudInit !== undefined) {
    const { makeSeed } = await import("./seed.js");
    const { userData, keys } = cloudInit;
    const about = {
      "instance-id": uuid,
      "local-hostname": name,
      ...(keys.length > 0 && { "public-keys": keys }),
    };
    // JSON is YAML: what a key or a name holds stays a text.
    const seed = await makeSeed({ "meta-data": `${JSON.stringify(about)}\n`, "user-data": userData });
    const volume = await writeVolume(await getMaker(), `${name}-seed.img`, seed);
    const path = await volume.path(call);
    paths.push(path);
    disks.push({ device: "disk", path, format: "raw", bus: wish.bus, isReadOnly: true });
  }
  return { disks, paths };
}
