/** `xen_version`: what every Xen tells every domain (`xen/include/public/version.h`). */
import { BrokenAnswerError, type Hypercall, type Request } from "./hypercall.js";

const HYPERVISOR_XEN_VERSION = 17;
const VERSION = 0;
const EXTRAVERSION = 1;
const CAPABILITIES = 3;
const PAGESIZE = 7;
const CAPABILITIES2 = 12;

const extraversionSize = 16;
const capabilitiesSize = 1024;
/** No Xen has words for more; a longer text in an answer would only cost memory. */
const mostCapabilities = 0x1_0000;

function request<T>(
  name: string,
  command: number,
  bytes: Uint8Array,
  decode: (result: number) => T,
): Request<T> {
  const call: Hypercall = { op: HYPERVISOR_XEN_VERSION, command, bytes, handles: [] };
  return { call, name, decode };
}

/** Text up to its NUL; Xen truncates what does not fit. */
function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return String.fromCharCode(...bytes.subarray(0, end === -1 ? bytes.length : end));
}

/** Major and minor number. */
export function xenVersion(): Request<{ major: number; minor: number }> {
  return request("xen_version(version)", VERSION, new Uint8Array(), (result) => ({
    major: result >>> 16,
    minor: result & 0xffff,
  }));
}

/** What follows major and minor: `.7`, `.4-pre`, `-unstable`. */
export function extraversion(): Request<string> {
  const bytes = new Uint8Array(extraversionSize);
  return request("xen_version(extraversion)", EXTRAVERSION, bytes, () => textOf(bytes));
}

/**
 * The kinds of guests that this Xen runs: `xen-3.0-x86_64 hvm-3.0-x86_32 …`. Empty where XSM hides them; of a text that
 * fills its buffer the last word is left out, since it may have been cut.
 */
export function capabilities(): Request<string[]> {
  const bytes = new Uint8Array(capabilitiesSize);
  return request("xen_version(capabilities)", CAPABILITIES, bytes, () => {
    const words = wordsOf(bytes);
    return bytes.includes(0) ? words : words.slice(0, -1);
  });
}

/** How many bytes `wholeCapabilities` needs; Xen 4.20 and later. */
export function capabilitiesLength(): Request<number> {
  return request("xen_version(capabilities2)", CAPABILITIES2, new Uint8Array(), (result) => {
    if (result > mostCapabilities) throw new BrokenAnswerError(`Xen has ${result} bytes of capabilities`);
    return result;
  });
}

/** As `capabilities`, however long the text is; Xen 4.20 and later. */
export function wholeCapabilities(length: number): Request<string[]> {
  const bytes = new Uint8Array(4 + length);
  new DataView(bytes.buffer).setUint32(0, length, true);
  return request("xen_version(capabilities2)", CAPABILITIES2, bytes, (result) =>
    wordsOf(bytes.subarray(4, 4 + result)),
  );
}

function wordsOf(bytes: Uint8Array): string[] {
  return textOf(bytes)
    .split(" ")
    .filter((word) => word !== "");
}

/** Bytes in a page; Xen before 2006-06-27 answers ENOSYS, by which it is known. */
export function pageSize(): Request<number> {
  return request("xen_version(pagesize)", PAGESIZE, new Uint8Array(), (result) => result);
}
