import type { Devices, Input, Sound, Video } from "../generated/domain/types.generated.js";
import { type Rules, usual, type Verdict } from "./rules.js";

/** What Xen's configurations say of a fully virtualised guest's emulated devices, by keys that xend, xm and xl share. */
export interface HvmDeviceWords {
  /** A tablet at a USB bus of its own. */
  readonly tablet: boolean;
  /** `stdvga`: a standard VGA card in place of the Cirrus one; undefined where nothing is said. */
  readonly stdvga: boolean | undefined;
  /** `videoram`, in MiB. */
  readonly videoram: number | undefined;
  /** `soundhw`: the sound cards. */
  readonly sound: readonly string[];
}

type SoundModel = Sound["model"];

/** Sound cards by their words in domain XML and in configurations. */
const SOUND_CARDS: ReadonlyMap<SoundModel, string> = new Map<SoundModel, string>([
  ["sb16", "sb16"],
  ["es1370", "es1370"],
  ["pcspk", "pcspk"],
  ["ac97", "ac97"],
  ["ich6", "hda"],
]);
const SOUND_MODELS: ReadonlyMap<string, SoundModel> = new Map(
  Array.from(SOUND_CARDS, ([model, word]) => [word, model]),
);

/** What a guest's document says of these devices. */
export function hvmDeviceWords({ input = [], sound = [], video }: Devices = {}): HvmDeviceWords {
  const { type, vram } = video?.[0]?.model ?? {};
  return {
    tablet: input.some(isTablet),
    stdvga: type === "vga" ? true : type === "cirrus" ? false : undefined,
    videoram: vram !== undefined && vram > 0 ? Math.ceil(vram / 1024) : undefined,
    sound: sound.flatMap(({ model }) => SOUND_CARDS.get(model) ?? []),
  };
}

/** The elements of these devices. */
export function hvmDevices(words: HvmDeviceWords): Pick<Devices, "input" | "sound" | "video"> {
  const { tablet, stdvga, videoram } = words;
  const sound = words.sound.flatMap((word): Sound[] => {
    const model = SOUND_MODELS.get(word);
    return model === undefined ? [] : [{ model }];
  });
  const type = stdvga ? "vga" : "cirrus";
  const model: Video["model"] = { type, ...(videoram !== undefined && { vram: videoram * 1024 }) };
  return {
    ...(tablet && { input: [{ type: "tablet", bus: "usb" } as const] }),
    ...(sound.length > 0 && { sound }),
    ...((stdvga !== undefined || videoram !== undefined) && { video: [{ model }] }),
  };
}

/** Whether a word of `soundhw` is a sound card of domain XML. */
export function isSoundWord(word: string): boolean {
  return SOUND_MODELS.has(word);
}

const isTablet = (input: Input): boolean =>
  input.type === "tablet" && (("bus" in input ? input.bus : undefined) ?? "usb") === "usb";

/** Rules for a target that has these words. */
export function hvmDeviceRules(rules: Rules): Rules {
  const otherInput = rules["devices/input"];
  return {
    "devices/input": (part: Input, owner: Devices): Verdict => {
      if (isTablet(part)) return "none";
      return typeof otherInput === "function" ? otherInput(part as never, owner as never) : "refuse";
    },
    "devices/input/address": "said",
    "devices/sound": ({ model }: Sound) => (SOUND_CARDS.has(model) ? "none" : "refuse"),
    "devices/sound/@model": "none",
    "devices/sound/address": "said",
    "devices/video/model/@type": usual("refuse", "cirrus", "vga"),
    "devices/video/model/@vram": "none",
  };
}
