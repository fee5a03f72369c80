import { firstScreenPort, lastPort } from "../command-line/ports.js";
import { audioBackends } from "../command-line/sounds.js";
import { virtioWords } from "./buses.js";
import { Options, said, some } from "./options.js";
import type { Place } from "./problem.js";
import type { Reading } from "./reading.js";
import { inverse, table } from "./tables.js";

const vgaWords = table({
  std: "vga",
  cirrus: "cirrus",
  vmware: "vmvga",
  qxl: "qxl",
  virtio: "virtio",
});

const videoDrivers = table({
  VGA: "vga",
  "secondary-vga": "vga",
  "cirrus-vga": "cirrus",
  "vmware-svga": "vmvga",
  "bochs-display": "bochs",
  "qxl-vga": "qxl",
  qxl: "qxl",
  ramfb: "ramfb",
  "virtio-vga": "virtio",
  "virtio-vga-gl": "virtio",
  "virtio-gpu-pci": "virtio",
  "virtio-gpu-gl-pci": "virtio",
});

/** A `-device` that is a video device; whether it is one. */
export function readVideo(driver: string, options: Options, reading: Reading): boolean {
  const type = videoDrivers[driver];
  if (type === undefined) return false;
  const kib = (name: string, unit: number): number | undefined => {
    const value = options.number(name);
    return value === undefined ? undefined : Math.floor(value * unit);
  };
  const [x, y] = [options.number("xres"), options.number("yres")];
  const blob = options.onOff("blob");
  const gl = /-gl(-pci)?$/.test(driver);
  const vgamem = kib("vgamem_mb", 1024) ?? kib("vgamem", 1 / 1024);
  const memory =
    type === "qxl"
      ? {
          ram: kib("ram_size", 1 / 1024),
          vram: kib("vram_size", 1 / 1024),
          vram64: kib("vram64_size_mb", 1024),
          vgamem,
        }
      : { vram: vgamem };
  const model = said({
    type,
    ...memory,
    heads: options.number("max_outputs"),
    blob,
    acceleration: gl ? { accel3d: "yes" as const } : undefined,
    resolution: x === undefined || y === undefined ? undefined : { x, y },
  });
  const driverWords = type === "virtio" ? some(virtioWords(options)) : undefined;
  reading.add("video", {
    ...(driverWords && { driver: driverWords }),
    model,
    ...reading.buses.pci(options),
  });
  return true;
}

/** `-vga std` */
export function readVga(value: Place, reading: Reading): void {
  reading.hasVideo = true;
  if (value.word === "none") return;
  const type = vgaWords[value.word];
  if (type === undefined) throw new Options(value, "type").refuse(`'${value.word}' is not read`);
  reading.add("video", { model: { type } });
}

/** `-vnc 127.0.0.1:1`, `unix:PATH`, `none` */
export function readVnc(value: Place, reading: Reading): void {
  const options = new Options(value, "vnc");
  const where = options.need("vnc");
  const hasPassword = options.switch("password") === true;
  if (hasPassword)
    reading.warn(value, "the password of the screen is not on the command line: set one as 'passwd'");
  const websocket = options.take("websocket");
  const audio = options.numberOf(options.take("audiodev") ?? "");
  const graphics = said({
    type: "vnc" as const,
    websocket: websocket === undefined ? undefined : websocket === "on" ? -1 : options.port(websocket),
    sharePolicy: options.take("share"),
    powerControl: options.yesNo("power-control"),
    audio: audio === undefined || audio === 1 ? undefined : { id: audio },
    ...listenOf(where, options),
  });
  options.end();
  reading.add("graphics", graphics);
}

function listenOf(where: string, options: Options): object {
  if (where === "none") return { listenElement: [{ type: "none" }] };
  const socket = /^(?:vnc=)?unix:(.*)$/s.exec(where)?.[1];
  if (socket !== undefined) return { listenElement: [{ type: "socket", socket }] };
  const [, host = "", display] = /^(.*):(\d+)$/.exec(where) ?? [];
  if (display === undefined) throw options.refuse(`'${where}' is no 'HOST:DISPLAY'`);
  const to = options.number("to");
  // Without a host QEMU listens on all of them.
  const address = host === "" ? "0.0.0.0" : host.replace(/^\[(.*)\]$/, "$1");
  return {
    port: firstScreenPort + options.whole("a display", display, lastPort - firstScreenPort),
    autoport: to === undefined ? "no" : "yes",
    listenElement: [{ type: "address", address }],
  };
}

/** `-spice port=5900,disable-ticketing=on` */
export function readSpice(value: Place, reading: Reading): void {
  const options = new Options(value);
  const port = options.number("port", lastPort);
  const addr = options.take("addr");
  const isUnix = options.switch("unix") === true;
  options.ignore("disable-ticketing", "seamless-migration");
  const compression = options.take("image-compression");
  const gl = options.yesNo("gl");
  const rendernode = options.take("rendernode");
  for (const name of ["tls-port", "password", "password-secret"])
    if (options.has(name)) throw options.refuse(`'${name}' is not read`);
  options.end();
  const listen = isUnix
    ? said({ type: "socket", socket: addr })
    : port === 0 || port === undefined
      ? { type: "none" }
      : said({ type: "address", address: addr });
  reading.add(
    "graphics",
    said({
      type: "spice",
      port: isUnix || port === 0 ? undefined : port,
      autoport: isUnix || port === 0 ? undefined : "no",
      listenElement: [listen],
      image: compression === undefined ? undefined : { compression },
      gl: gl === undefined ? undefined : said({ enable: gl, rendernode }),
    }),
  );
}

/** `-display none`, a window, or a screen that is asked for in other words. */
export function readDisplay(value: Place, reading: Reading): void {
  const options = new Options(value, "type");
  const type = options.need("type");
  switch (type) {
    case "none":
      reading.isBlind = true;
      break;
    case "vnc":
      readVnc({ ...value, word: value.word.replace(/^vnc=?/, "") }, reading);
      return;
    case "egl-headless":
      reading.add("graphics", said({ type, gl: glOf(options) }));
      break;
    case "dbus":
      reading.add("graphics", said({ type, p2p: options.yesNo("p2p"), address: options.take("addr") }));
      break;
    case "sdl": {
      const gl = options.yesNo("gl");
      reading.add("graphics", said({ type, gl: gl === undefined ? undefined : { enable: gl } }));
      break;
    }
    case "gtk":
    case "curses":
    case "cocoa":
      reading.warn(value, "a window of QEMU's own belongs to no domain; it is left out");
      return;
    default:
      throw options.refuse(`'${type}' is not read`);
  }
  options.end();
}

function glOf(options: Options): object | undefined {
  const rendernode = options.take("rendernode");
  return rendernode === undefined ? undefined : { rendernode };
}

const audioTypes = inverse(audioBackends);

/** `-audiodev pa,id=audio1` */
export function readAudio(value: Place, reading: Reading): void {
  const options = new Options(value, "driver");
  const type = audioTypes[options.need("driver")];
  const id = options.numberOf(options.need("id")) ?? 1;
  if (type === undefined) throw options.refuse("this way for sound is not read");
  const side = (name: "in" | "out"): object | undefined => {
    const settings = some({
      frequency: options.number(`${name}.frequency`),
      channels: options.number(`${name}.channels`),
      format: options.take(`${name}.format`),
    });
    return some({
      mixingEngine: options.yesNo(`${name}.mixing-engine`),
      fixedSettings: options.yesNo(`${name}.fixed-settings`),
      voices: options.number(`${name}.voices`),
      bufferLength: options.number(`${name}.buffer-length`),
      settings,
    });
  };
  reading.add(
    "audio",
    said({
      id,
      type,
      serverName: options.take("server"),
      path: options.take("path"),
      input: side("in"),
      output: side("out"),
    }),
  );
  options.end();
}
