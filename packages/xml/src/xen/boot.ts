import type { Domain, Os } from "../generated/domain/types.generated.js";

/** How a guest comes to run; `kind` tells the variants apart. */
export type Boot =
  /** A guest whose kernel is loaded from the host, or one of a container. */
  | { readonly kind: "paravirtual"; readonly os: Os; readonly bootloader?: string }
  /** A fully virtualised guest. */
  | { readonly kind: "hvm"; readonly os: Os; readonly bootloader?: string }
  /** A paravirtual guest whose kernel the bootloader fetches from its disk. */
  | { readonly kind: "bootloader"; readonly bootloader: string }
  /** Domain-0, or a guest of which no more is known. */
  | { readonly kind: "none" };

/** How a domain comes to run, as its `os` and `bootloader` say. */
export function bootOf({ os, bootloader }: Pick<Domain, "os" | "bootloader">): Boot {
  const beside = bootloader ? { bootloader } : {};
  if (os !== undefined) return { kind: os.type.value === "hvm" ? "hvm" : "paravirtual", os, ...beside };
  return bootloader ? { kind: "bootloader", bootloader } : { kind: "none" };
}

/** Whether a guest is a paravirtual one in a hardware container. */
export function isPvh({ type }: Os): boolean {
  return type.value === "xenpvh" || type.machine === "xenpvh";
}
