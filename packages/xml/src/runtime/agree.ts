import { refuse } from "../write/escape.js";
import { leftovers, type ModelObject } from "./frame.js";

/*
 * Where a document says one thing twice, the model says it once. There is one such thing: the address at which a screen is
 * served is the attribute `listen`, and the first element `listen` again.
 */

interface Listen {
  readonly type?: unknown;
  readonly address?: unknown;
}

/** Leaves the attribute alone where the element says the same and nothing else; notes where it says otherwise. */
export function fold(object: ModelObject): void {
  const { listen, listenElement } = object;
  const first = firstOf(listenElement);
  if (typeof listen !== "string" || first?.type !== "address") return;
  if (first.address !== listen) leftovers(object).repeats = [contradiction(listen, first)];
  else if ((listenElement as Listen[]).length === 1 && Object.keys(first).length === 2) {
    delete object.listenElement;
    leftovers(object).repeats = ["listen"];
  }
}

/** The object as it is written: with the element again, and with two addresses only where it was read with those. */
export function unfold(object: ModelObject, path: string): ModelObject {
  const { listen, listenElement, $: kept } = object;
  if (listen === undefined) return object;
  if (listenElement === undefined) {
    return kept?.repeats?.includes("listen")
      ? { ...object, listenElement: [{ type: "address", address: listen }] }
      : object;
  }
  const first = firstOf(listenElement);
  if (first?.type === "address" && first.address !== listen) {
    const both = contradiction(listen, first);
    if (!kept?.repeats?.includes(both)) refuse("xml.contradiction", `${path}: ${both}`);
  }
  return object;
}

function firstOf(elements: unknown): Listen | undefined {
  return Array.isArray(elements) ? (elements[0] as Listen | undefined) : undefined;
}

const contradiction = (listen: unknown, { address }: Listen) =>
  `listen is ${String(listen)}, and its element says ${String(address)}`;
