import type { Graphics, GraphicsListen, SpiceGraphics, Video, VncGraphics } from "@libvirt-ts/xml/domain";
import { unsupported } from "../unsupported.js";
import { escapeOption, type JsonObject, option, yesNo } from "./arguments.js";
import { type Context, idOf, onPci, virtioOptions } from "./context.js";
import { firstScreenPort } from "./ports.js";

/** The screens that show what the guest draws. Ports that are to be found are the first ones: who starts the guest says which. */
export function addScreens(context: Context): void {
  for (const screen of context.devices.graphics ?? []) addScreen(screen, context);
}

function addScreen(screen: Graphics, context: Context): void {
  const { out } = context;
  switch (screen.type) {
    case "vnc":
      addVnc(screen, context);
      return;
    case "spice":
      addSpice(screen, context);
      return;
    case "egl-headless":
      out.options("-display", "egl-headless", option("rendernode", screen.gl?.rendernode));
      return;
    case "dbus":
      out.options(
        "-display",
        "dbus",
        screen.p2p === "yes" ? "p2p=on" : undefined,
        option("addr", screen.address),
      );
      return;
    case "sdl":
      out.options("-display", "sdl", screen.gl && `gl=${yesNo(screen.gl.enable)}`);
      return;
    default:
      throw unsupported("graphics", `type '${screen.type}' is not supported`);
  }
}

interface Listening {
  readonly listen?: string;
  readonly listenElement?: readonly GraphicsListen[];
}

function listenOf({ listen, listenElement }: Listening): { kind: string; address?: string; socket?: string } {
  const [first] = listenElement ?? [];
  if (first?.type === "socket")
    return { kind: "socket", ...(first.socket !== undefined && { socket: first.socket }) };
  if (first?.type === "none") return { kind: "none" };
  if (first?.type === "network") throw unsupported("graphics/listen", "type 'network' is not supported");
  const given = first?.type === "address" ? (first.address ?? listen) : listen;
  return { kind: "address", address: given ?? "127.0.0.1" };
}

function addVnc(screen: VncGraphics, { out, files, devices }: Context): void {
  const { kind, address = "", socket } = listenOf(screen);
  const port = screen.port === undefined || screen.port < 0 ? firstScreenPort : screen.port;
  const host = address.includes(":") ? `[${address}]` : address;
  const path = socket ?? screen.socket;
  const where =
    kind === "none"
      ? "none"
      : kind === "socket" || screen.socket !== undefined
        ? `vnc=unix:${escapeOption(path ?? `${files.directory}/vnc.sock`)}`
        : `${host}:${port - firstScreenPort}`;
  const { websocket } = screen;
  const audio = screen.audio?.id ?? devices.audio?.[0]?.id;
  out.options(
    "-vnc",
    where,
    websocket === undefined ? undefined : `websocket=${websocket < 0 ? 5700 : websocket}`,
    screen.passwd === undefined ? undefined : "password=on",
    option("share", screen.sharePolicy),
    screen.powerControl === undefined ? undefined : `power-control=${yesNo(screen.powerControl)}`,
    audio === undefined ? undefined : `audiodev=audio${audio}`,
  );
  if (screen.keymap !== undefined) out.add("-k", screen.keymap);
}

function addSpice(screen: SpiceGraphics, { out, files }: Context): void {
  const { kind, address, socket } = listenOf(screen);
  if (screen.tlsPort !== undefined && screen.tlsPort > 0)
    throw unsupported("graphics", "SPICE over TLS is not supported");
  if (screen.passwd !== undefined) throw unsupported("graphics", "a password for SPICE is not supported");
  const auto = screen.autoport === "yes";
  const port = screen.port !== undefined && screen.port > 0 ? screen.port : auto ? firstScreenPort : 0;
  const where =
    kind === "socket"
      ? ["unix=on", option("addr", socket ?? `${files.directory}/spice.sock`)]
      : [`port=${port}`, kind === "none" || port === 0 ? undefined : option("addr", address)];
  out.options(
    "-spice",
    ...where,
    "disable-ticketing=on",
    screen.image && `image-compression=${screen.image.compression}`,
    screen.gl && `gl=${yesNo(screen.gl.enable)}`,
    option("rendernode", screen.gl?.rendernode),
    "seamless-migration=on",
  );
}

/** The video devices, the primary one first. */
export function addVideos(context: Context): void {
  for (const [at, video] of (context.devices.video ?? []).entries()) {
    const device = videoDevice(video, at === 0, context);
    if (device !== undefined) context.out.device(device);
  }
}

function videoDevice(video: Video, isPrimary: boolean, context: Context): JsonObject | undefined {
  const { model } = video;
  const type = model?.type ?? "cirrus";
  const id = idOf(video);
  const place = onPci(video, context);
  const vga = isPrimary && context.platform.board !== "virt";
  const { heads, vram, resolution, acceleration, blob } = model ?? {};
  const size = { xres: resolution?.x, yres: resolution?.y };
  const memory = vram === undefined ? 16 : Math.max(1, Math.floor(vram / 1024));
  switch (type) {
    case "none":
      return undefined;
    case "ramfb":
      return { driver: "ramfb", id };
    case "vga":
      return { driver: vga ? "VGA" : "secondary-vga", id, vgamem_mb: memory, ...size, ...place };
    case "cirrus":
      return { driver: "cirrus-vga", id, ...place };
    case "vmvga":
      return { driver: "vmware-svga", id, vgamem_mb: memory, ...place };
    case "bochs":
      return { driver: "bochs-display", id, vgamem: memory * 1024 * 1024, ...size, ...place };
    case "qxl": {
      const qxl = model?.type === "qxl" ? model : undefined;
      return {
        driver: vga ? "qxl-vga" : "qxl",
        id,
        max_outputs: heads ?? 1,
        ram_size: (qxl?.ram ?? 65536) * 1024,
        vram_size: (vram ?? 65536) * 1024,
        vram64_size_mb: Math.floor((qxl?.vram64 ?? 0) / 1024),
        vgamem_mb: Math.floor((qxl?.vgamem ?? 16384) / 1024),
        ...size,
        ...place,
      };
    }
    case "virtio": {
      const gl = acceleration?.accel3d === "yes" ? "-gl" : "";
      return {
        driver: vga ? `virtio-vga${gl}` : `virtio-gpu${gl}-pci`,
        id,
        max_outputs: heads ?? 1,
        blob: blob === undefined ? undefined : blob === "on",
        ...size,
        ...virtioOptions(video.driver),
        ...place,
      };
    }
    default:
      throw unsupported("video/model", `type '${type}' is not supported`);
  }
}
