import type { Unknown, XmlElement } from "../model/unknown.js";
import { attributeOf, childOf, childrenOf, element } from "./plain.js";
import type { Rules, Verdict } from "./rules.js";

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

/** Sound cards by their words in domain XML and in configurations. */
const SOUND_CARDS: ReadonlyMap<string, string> = new Map([
  ["sb16", "sb16"],
  ["es1370", "es1370"],
  ["pcspk", "pcspk"],
  ["ac97", "ac97"],
  ["ich6", "hda"],
]);
const SOUND_MODELS: ReadonlyMap<string, string> = new Map(
  Array.from(SOUND_CARDS, ([model, word]) => [word, model]),
);

/** What a guest's document says of these devices. */
export function hvmDeviceWords(devices: Unknown | undefined): HvmDeviceWords {
  const model = childOf(childOf(devices, "video"), "model");
  const vram = Number(attributeOf(model, "vram") ?? Number.NaN);
  const type = attributeOf(model, "type");
  return {
    tablet: childrenOf(devices, "input").some(isTablet),
    stdvga: type === "vga" ? true : type === "cirrus" ? false : undefined,
    videoram: Number.isSafeInteger(vram) && vram > 0 ? Math.ceil(vram / 1024) : undefined,
    sound: childrenOf(devices, "sound").flatMap((sound) => {
      const word = SOUND_CARDS.get(attributeOf(sound, "model") ?? "");
      return word === undefined ? [] : [word];
    }),
  };
}

/** The elements of these devices. */
export function hvmDeviceElements({ tablet, stdvga, videoram, sound }: HvmDeviceWords): XmlElement[] {
  const type = stdvga === undefined ? undefined : stdvga ? "vga" : "cirrus";
  const vram = videoram === undefined ? undefined : videoram * 1024;
  return [
    ...(tablet ? [element("input", { type: "tablet", bus: "usb" })] : []),
    ...sound.flatMap((word) =>
      isSoundWord(word) ? [element("sound", { model: SOUND_MODELS.get(word) })] : [],
    ),
    ...(type === undefined && vram === undefined
      ? []
      : [element("video", {}, [element("model", { type: type ?? "cirrus", vram })])]),
  ];
}

/** Whether a word of `soundhw` is a sound card of domain XML. */
export function isSoundWord(word: string): boolean {
  return SOUND_MODELS.has(word);
}

function isTablet(input: XmlElement): boolean {
  return attributeOf(input, "type") === "tablet" && (attributeOf(input, "bus") ?? "usb") === "usb";
}

/** Rules for a target that has these words. */
export function hvmDeviceRules(rules: Rules): Rules {
  const otherInput = rules["devices/input"];
  return {
    "devices/input": (part, context): Verdict => {
      if (isTablet(part)) return "none";
      return typeof otherInput === "function" ? otherInput(part, context) : "refuse";
    },
    "devices/input/address": "none",
    "devices/sound": (part) => (SOUND_CARDS.has(attributeOf(part, "model") ?? "") ? "none" : "refuse"),
    "devices/sound/@model": "none",
    "devices/sound/address": "none",
    "devices/video/model/@type": { usual: ["cirrus", "vga"], otherwise: "refuse" },
    "devices/video/model/@vram": "none",
  };
}
