import { type NameKey, nameKey } from "../xml/name.js";
import { type Namespaces, ROOT_NAMESPACES } from "../xml/namespaces.js";
import type { Position } from "../xml/position.js";
import type { DocumentValidator } from "./document-validator.js";

/** An attribute of a {@link DocumentEvent}; declarations of namespaces are not attributes. */
export interface EventAttribute {
  /** The namespace, "" or absent for none. */
  readonly uri?: string;
  readonly local: string;
  readonly value: string;
  readonly position?: Position;
}

/** A document as whoever parsed it tells it. Comments and processing instructions are left out. */
export type DocumentEvent =
  | {
      readonly type: "start";
      readonly uri?: string;
      readonly local: string;
      readonly attributes?: readonly EventAttribute[];
      /** The prefixes that this start tag declares ("" for the default namespace); for values that are QNames. */
      readonly prefixes?: Readonly<Record<string, string>>;
      readonly position?: Position;
    }
  | { readonly type: "text"; readonly text: string; readonly position?: Position }
  | { readonly type: "end" };

/** Feeds events to a validator. Throws a RangeError when starts and ends do not pair. */
export function playEvents(
  events: Iterable<DocumentEvent>,
  validator: DocumentValidator<Position | undefined>,
  maxDepth: number,
): void {
  const scopes: Namespaces[] = [ROOT_NAMESPACES];
  let sawRoot = false;
  for (const event of events) {
    switch (event.type) {
      case "start": {
        if (scopes.length === 1 && sawRoot) throw new RangeError("a document has one root element");
        if (scopes.length > maxDepth) throw new RangeError(`elements nest deeper than ${maxDepth}`);
        sawRoot = true;
        const outer = scopes.at(-1)!;
        const { prefixes } = event;
        const scope = prefixes === undefined ? outer : { bindings: new Map(Object.entries(prefixes)), outer };
        scopes.push(scope);
        validator.startElement(key(event), scope, event.position);
        for (const attribute of event.attributes ?? []) {
          validator.attribute(key(attribute), attribute.value, attribute.position ?? event.position);
        }
        validator.startTagDone();
        break;
      }
      case "text":
        if (scopes.length > 1) validator.text(event.text, event.position);
        break;
      case "end":
        if (scopes.length === 1) throw new RangeError("an end without a start");
        scopes.pop();
        validator.endElement();
    }
  }
  if (scopes.length > 1 || !sawRoot) throw new RangeError("the document is not complete");
}

function key({ uri, local }: { readonly uri?: string; readonly local: string }): NameKey {
  return nameKey(uri ?? "", local);
}
