import { refuse } from "../write/escape.js";
import { leftovers, type ModelObject } from "./frame.js";
import type { Leftovers } from "./kept.js";
import type { ModelPath } from "./path.js";
import type { Agreement } from "./shape.js";
import { kibOf, type Size } from "./units.js";

/*
 * Where a document says one thing twice, the model says it once, or both have to agree: the address at which a screen is
 * served is the attribute `listen`, and the first element `listen` again; a port that the host chooses is none that the
 * document sets; what a guest is left of its memory is not more than it has. What was read that way is written that way.
 */

interface Listen {
  readonly type?: unknown;
  readonly address?: unknown;
}

/** An object that was read, with a note of what it says twice, in one way or in two. */
export function fold(object: ModelObject, agreements: readonly Agreement[]): ModelObject {
  let folded = object;
  for (const agreement of agreements) {
    if (agreement === "listen") folded = foldListen(folded);
    else {
      const contradiction = contradictions[agreement](folded);
      if (contradiction !== undefined) note(folded, contradiction);
    }
  }
  return folded;
}

/** The object as it is written: with what was said twice, and with contradictions only where it was read with those. */
export function unfold(object: ModelObject, agreements: readonly Agreement[], path: ModelPath): ModelObject {
  let unfolded = object;
  for (const agreement of agreements) {
    if (agreement === "listen") unfolded = unfoldListen(unfolded, path);
    else refuseNew(unfolded, contradictions[agreement](unfolded), path);
  }
  return unfolded;
}

const contradictions: Readonly<
  Record<Exclude<Agreement, "listen">, (object: ModelObject) => string | undefined>
> = {
  memory({ memory, currentMemory }) {
    const whole = memory && kibOf(memory as Size);
    const current = currentMemory && kibOf(currentMemory as Size);
    return typeof whole === "number" && typeof current === "number" && current > whole
      ? `currentMemory is ${current} KiB, and memory is ${whole} KiB`
      : undefined;
  },
  port({ port, autoport }) {
    return autoport === "yes" && typeof port === "number" && port > 0
      ? `port is ${port}, and autoport says that the host chooses one`
      : undefined;
  },
};

/** The port that the host has chosen for the screen of a running guest, which libvirt says beside `autoport`. */
export function chosenPort(port: number): {
  readonly port: number;
  readonly autoport: "yes";
  readonly $: Leftovers;
} {
  const screen = { port, autoport: "yes" } as const;
  return { ...screen, $: { repeats: [contradictions.port(screen)!] } };
}

/** Leaves the attribute alone where the element says the same and nothing else; notes where it says otherwise. */
function foldListen(object: ModelObject): ModelObject {
  const { listen, listenElement } = object;
  const first = firstOf(listenElement);
  if (typeof listen !== "string" || first?.type !== "address") return object;
  const isSame = first.address === listen;
  const isAll = isSame && (listenElement as Listen[]).length === 1 && Object.keys(first).length === 2;
  if (isAll) delete object.listenElement;
  if (isAll || !isSame) note(object, isAll ? "listen" : twoAddresses(listen, first));
  // Anew: an object that a field was deleted of takes several times its memory.
  return isAll ? { ...object } : object;
}

/** The object with the element again. */
function unfoldListen(object: ModelObject, path: ModelPath): ModelObject {
  const { listen, listenElement, $: kept } = object;
  if (listen === undefined) return object;
  if (listenElement === undefined) {
    return kept?.repeats?.includes("listen")
      ? { ...object, listenElement: [{ type: "address", address: listen }] }
      : object;
  }
  const first = firstOf(listenElement);
  if (first?.type === "address" && first.address !== listen) {
    refuseNew(object, twoAddresses(listen, first), path);
  }
  return object;
}

function note(object: ModelObject, what: string): void {
  const kept = leftovers(object);
  kept.repeats = [...(kept.repeats ?? []), what];
}

/** Refuses a contradiction that was not in the document. */
function refuseNew({ $: kept }: ModelObject, contradiction: string | undefined, path: ModelPath): void {
  if (contradiction !== undefined && !kept?.repeats?.includes(contradiction)) {
    refuse("xml.contradiction", `${path}: ${contradiction}`);
  }
}

function firstOf(elements: unknown): Listen | undefined {
  return Array.isArray(elements) ? (elements[0] as Listen | undefined) : undefined;
}

const twoAddresses = (listen: unknown, { address }: Listen) =>
  `listen is ${String(listen)}, and its element says ${String(address)}`;
