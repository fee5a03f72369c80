import {
  type CallOptions,
  type DomainRef,
  DomainState,
  ErrorDomain,
  ErrorNumber,
  refuseArgument,
} from "@libvirt-ts/driver";
import { DomainRebootFlags } from "@libvirt-ts/driver/flags";
import { xendError } from "../errors.js";
import { cannot, type Found, find, findGuest, refAfter } from "../find.js";
import type { Form, PostOptions, Xend } from "../xend.js";

/** Pauses; a paused domain stays as it is. */
export async function suspend(xend: Xend, ref: DomainRef, options?: CallOptions): Promise<void> {
  await act(xend, await findGuest(xend, ref, "suspend", options), "pause", { op: "pause" }, options);
}

/** Unpauses; a domain that runs stays as it is. */
export async function resume(xend: Xend, ref: DomainRef, options?: CallOptions): Promise<void> {
  await act(xend, await findGuest(xend, ref, "resume", options), "unpause", { op: "unpause" }, options);
}

/**
 * Asks the guest to power off. xend itself ends it when it has not done so after 30 seconds, from 3.4 after 5
 * minutes.
 */
export async function shutdown(xend: Xend, ref: DomainRef, options?: CallOptions): Promise<DomainRef> {
  const found = await findGuest(xend, ref, "shut down", options);
  requireRunning(found, "shut down");
  return change(xend, found, "shutdown", { op: "shutdown", reason: "halt" }, options);
}

/**
 * Asks the guest to reboot; it gets its new id when it has done so. What becomes of it is for its own `on_reboot` to
 * say: flags that name anything else throw ARGUMENT_UNSUPPORTED.
 */
export async function reboot(
  xend: Xend,
  ref: DomainRef,
  flags: number,
  options?: CallOptions,
): Promise<DomainRef> {
  if (flags !== 0 && flags !== DomainRebootFlags.PARAVIRT) {
    throw xendError(
      ErrorNumber.ARGUMENT_UNSUPPORTED,
      "flags",
      `xend asks by the paravirtual interface alone: 0 or ${DomainRebootFlags.PARAVIRT}, not ${flags}`,
      { int1: flags },
    );
  }
  const found = await findGuest(xend, ref, "reboot", options);
  requireRunning(found, "reboot");
  return change(xend, found, "reboot", { op: "shutdown", reason: "reboot" }, options);
}

export async function destroy(xend: Xend, ref: DomainRef, options?: CallOptions): Promise<DomainRef> {
  const found = await find(xend, ref, options);
  if (found.domain.ref.id === undefined) throw cannot("destroy", found.domain.ref, "it is not running");
  if (found.domain.ref.id === 0) throw cannot("destroy", found.domain.ref, "the host itself runs in it");
  return change(xend, found, "destroy", { op: "destroy" }, options);
}

/** Saves to a file on xend's host. The state is checked before: xend never answers when it cannot be saved. */
export async function save(
  xend: Xend,
  ref: DomainRef,
  path: string,
  xml: string | undefined,
  options?: CallOptions,
): Promise<DomainRef> {
  refuseArgument(ErrorDomain.XEND, "virDomainSave", "another document", xml);
  checkPath(path);
  const found = await findGuest(xend, ref, "save", options);
  return change(xend, found, "save", { op: "save", file: path }, options, "image");
}

/**
 * Dumps the guest's memory to a file on xend's host while it goes on; flag CRASH crashes it afterwards. From 3.0.4.
 */
export async function coreDump(
  xend: Xend,
  ref: DomainRef,
  path: string,
  format: number,
  flags: number,
  options?: CallOptions,
): Promise<DomainRef> {
  refuseArgument(ErrorDomain.XEND, "virDomainCoreDump", "a dump format", format || undefined);
  checkPath(path);
  if (flags !== 0 && flags !== 1) {
    throw xendError(ErrorNumber.ARGUMENT_UNSUPPORTED, "flags", `unknown flags ${flags}`, { int1: flags });
  }
  const found = await findGuest(xend, ref, "dump", options);
  const reset = xend.dialect.dumpReset ? { reset: 0 } : {};
  const form = { op: "dump", file: path, live: 1, crash: flags, ...reset };
  return change(xend, found, "core dump", form, options, "image");
}

/** Starts a defined domain. From 3.0.4. */
export async function start(xend: Xend, ref: DomainRef, options?: CallOptions): Promise<DomainRef> {
  const found = await find(xend, ref, options);
  if (found.domain.ref.id !== undefined) throw cannot("start", found.domain.ref, "it is active already");
  return change(xend, found, "start", { op: "start" }, options, "devices");
}

/** Forgets a defined domain. From 3.0.4. */
export async function undefine(xend: Xend, ref: DomainRef, options?: CallOptions): Promise<void> {
  const found = await find(xend, ref, options);
  if (found.domain.ref.id !== undefined) throw cannot("undefine", found.domain.ref, "it is active");
  await act(xend, found, "deletion", { op: "delete" }, options);
}

function requireRunning({ domain: { ref, info } }: Found, verb: string): void {
  if (info.state === DomainState.PAUSED) throw cannot(verb, ref, "it is paused, and would not hear of it");
}

/** Acts on a domain, and looks how it is afterwards. */
async function change(
  xend: Xend,
  found: Found,
  what: string,
  form: Form,
  options?: CallOptions,
  kind?: PostOptions["kind"],
): Promise<DomainRef> {
  await act(xend, found, what, form, options, kind);
  return refAfter(xend, found.domain.ref, `${what} of '${found.domain.ref.name}'`, options);
}

async function act(
  xend: Xend,
  { key, domain }: Found,
  what: string,
  form: Form,
  options?: CallOptions,
  kind: PostOptions["kind"] = "change",
): Promise<void> {
  await xend.post(key, `${what} of '${domain.ref.name}'`, form, { ...options, kind });
}

/** Refuses what is no path on xend's host. */
export function checkPath(path: string): void {
  if (!path.startsWith("/") || path.includes("\0")) {
    throw xendError(ErrorNumber.INVALID_ARG, "path", "expected an absolute path on xend's host");
  }
}
