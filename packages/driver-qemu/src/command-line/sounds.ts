import type { Audio, AudioInput, Sound } from "@libvirt-ts/xml/domain";
import { unsupported } from "../unsupported.js";
import type { JsonObject } from "./arguments.js";
import { type Context, idOf, onPci, onUsb } from "./context.js";

/** QEMU's words for where sound goes. */
export const audioBackends: Readonly<Record<string, string>> = {
  none: "none",
  spice: "spice",
  dbus: "dbus",
  alsa: "alsa",
  oss: "oss",
  sdl: "sdl",
  jack: "jack",
  coreaudio: "coreaudio",
  pulseaudio: "pa",
  pipewire: "pipewire",
  file: "wav",
};

/** Where sound goes on the host. */
export function addAudio({ devices, out }: Context): void {
  for (const audio of devices.audio ?? []) {
    const driver = audioBackends[audio.type];
    if (driver === undefined) throw unsupported("audio", `type '${audio.type}' is not supported`);
    out.json("-audiodev", {
      id: `audio${audio.id}`,
      driver,
      server: audio.type === "pulseaudio" ? audio.serverName : undefined,
      path: audio.type === "file" ? audio.path : undefined,
      ...directions(audio),
    });
  }
}

function directions(audio: Audio): JsonObject {
  const { input, output } = audio as { input?: AudioInput; output?: AudioInput };
  return { in: input && settings(input), out: output && settings(output) };
}

function settings({
  mixingEngine,
  fixedSettings,
  voices,
  bufferLength,
  settings: form,
}: AudioInput): JsonObject {
  return {
    "mixing-engine": mixingEngine === undefined ? undefined : mixingEngine === "yes",
    "fixed-settings": fixedSettings === undefined ? undefined : fixedSettings === "yes",
    voices,
    "buffer-length": bufferLength,
    frequency: form?.frequency,
    channels: form?.channels,
    format: form?.format,
  };
}

const codecs: Readonly<Record<string, string>> = {
  duplex: "hda-duplex",
  micro: "hda-micro",
  output: "hda-output",
};

/** The sound cards. */
export function addSounds(context: Context): void {
  for (const sound of context.devices.sound ?? []) addSound(sound, context);
}

function addSound(sound: Sound, context: Context): void {
  const { out, devices } = context;
  const id = idOf(sound);
  const audio = sound.audio?.id ?? devices.audio?.[0]?.id;
  const audiodev = audio === undefined ? undefined : `audio${audio}`;
  const place = onPci(sound, context);
  switch (sound.model) {
    case "ac97":
      out.device({ driver: "AC97", id, audiodev, ...place });
      return;
    case "es1370":
      out.device({ driver: "ES1370", id, audiodev, ...place });
      return;
    case "sb16":
      out.device({ driver: "sb16", id, audiodev });
      return;
    case "usb":
      out.device({ driver: "usb-audio", id, audiodev, ...onUsb(sound) });
      return;
    case "virtio":
      out.device({ driver: "virtio-sound-pci", id, audiodev, streams: sound.streams, ...place });
      return;
    case "ich6":
    case "ich9":
      out.device({ driver: sound.model === "ich6" ? "intel-hda" : "ich9-intel-hda", id, ...place });
      for (const [cad, { type }] of (sound.codec ?? [{ type: "duplex" }]).entries()) {
        const driver = codecs[type];
        if (driver === undefined) throw unsupported("sound/codec", `type '${type}'`);
        out.device({ driver, id: `${id}-codec${cad}`, bus: `${id}.0`, cad, audiodev });
      }
      return;
    default:
      throw unsupported("sound", `model '${sound.model}' is not supported`);
  }
}
