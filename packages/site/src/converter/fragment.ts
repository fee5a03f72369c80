import { type FormName, formNamed } from "./forms.js";

/** More than any guest needs; a link from a stranger does not fill a page's memory. */
const MAX_BYTES = 1 << 20;

/** A document as the fragment of a link: `#xml=…`, deflated and in base64 for URLs. */
export async function toFragment(text: string, form: FormName): Promise<string> {
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw"));
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return `#${form}=${base64.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
}

/** The document of a fragment; undefined for one that is none of ours, or that is damaged or too large. */
export async function fromFragment(
  fragment: string,
): Promise<{ readonly text: string; readonly form: FormName } | undefined> {
  const [, name = "", base64 = ""] = /^#([a-z-]+)=([\w-]+)$/.exec(fragment) ?? [];
  const form = formNamed(name);
  if (form === undefined) return undefined;
  try {
    const binary = atob(base64.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const inflated = await through(bytes, new DecompressionStream("deflate-raw"));
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(inflated), form: form.name };
  } catch {
    return undefined;
  }
}

/** Bytes after a stream that changes them. */
async function through(
  bytes: Uint8Array,
  change: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const changed: ReturnType<Blob["stream"]> = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(change);
  const reader = changed.getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > MAX_BYTES) {
      await reader.cancel();
      throw new RangeError("the document is too large");
    }
    pieces.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
