import { DomainState, ErrorNumber } from "@libvirt-ts/driver";
import type { XmlElement } from "@libvirt-ts/xml";
import { testError } from "../errors.js";

/** What a node file says of a domain besides its document. */
export interface Additions {
  /** The state in which the domain is found; SHUTOFF for one that does not run. */
  readonly state: DomainState;
  /** Whether it has no definition. */
  readonly isTransient: boolean;
  /** Whether a guest is kept for its next start. */
  readonly hasManagedSave: boolean;
  /** Its snapshots, parents before their children. */
  readonly snapshots: readonly { readonly element: XmlElement; readonly isCurrent: boolean }[];
}

/** Reads what the test driver adds to a domain; `what` says which domain. */
export function readAdditions(elements: readonly XmlElement[], what: string): Additions {
  const state = readState(
    elements.find(({ name }) => name === "runstate"),
    what,
  );
  const isTransient = elements.some(({ name }) => name === "transient");
  const hasManagedSave = elements.some(({ name }) => name === "hasmanagedsave");
  if (hasManagedSave && state !== DomainState.SHUTOFF) {
    throw wrong(what, "a domain with a managed save image is shut off: its runstate is 5");
  }
  if (isTransient && state === DomainState.SHUTOFF) {
    throw wrong(what, "a transient domain is not shut off: its runstate is not 5");
  }
  return {
    state,
    isTransient,
    hasManagedSave,
    snapshots: elements
      .filter(({ name }) => name === "domainsnapshot")
      .map((element) => readSnapshot(element, what)),
  };
}

function readState(element: XmlElement | undefined, what: string): DomainState {
  if (element === undefined) return DomainState.RUNNING;
  const text = (element.children ?? [])
    .filter((child) => typeof child === "string")
    .join("")
    .trim();
  const state = /^[1-7]$/.test(text) ? Number(text) : undefined;
  if (state === undefined) throw wrong(what, `the runstate '${text}' is none of 1 to 7`);
  return state as DomainState;
}

/** A snapshot's document as libvirt keeps it: `active` says whether it is the current one. */
function readSnapshot({ attributes, ...element }: XmlElement, what: string) {
  if (attributes?.some(({ name }) => name === "file")) {
    throw wrong(what, "a snapshot is described in place, not in a file of its own");
  }
  const children = element.children ?? [];
  const active = children.find((child) => typeof child !== "string" && child.name === "active") as
    | XmlElement
    | undefined;
  const isCurrent = (active?.children ?? []).join("").trim() === "1";
  return { element: { ...element, children: children.filter((child) => child !== active) }, isCurrent };
}

const wrong = (what: string, detail: string) => testError(ErrorNumber.XML_ERROR, what, detail);
