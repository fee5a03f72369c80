import type { NativeFormat } from "@libvirt-ts/core";
import { Failure } from "../cli/failure.js";
import { msg } from "../i18n/message.js";

/** The configuration formats that can be converted, by later libvirt's names. */
export const nativeFormats: readonly NativeFormat[] = ["xen-xm", "xen-xl", "xen-sxpr", "qemu-argv"];

export function readNativeFormat(word: string): NativeFormat {
  const format = nativeFormats.find((known) => known === word);
  if (format !== undefined) return format;
  throw new Failure(msg("unknown format '{word}': expected one of {formats}"), {
    formats: nativeFormats.join(", "),
  });
}
