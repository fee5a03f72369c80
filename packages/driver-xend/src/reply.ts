import { isList, parse, type Sexpr, SexprReader } from "@libvirt-ts/sexpr";
import { HttpFailure } from "./http/failure.js";
import type { BodyReader, ReadReply, ReplyHead } from "./http/send.js";

/** What a reply comes to: a success with what it carries, or what xend says against it. */
export type Verdict<T> =
  | { readonly ok: true; readonly value: T; readonly location: string | undefined }
  | {
      readonly ok: false;
      readonly status: number;
      /** xend's own sentence; empty when it gives none. */
      readonly says: string;
      /** xend's own error, and not an answer of its HTTP server. */
      readonly fromXend: boolean;
    };

/** Success, as a status; its body may still hold an error. */
const isSuccess = (status: number) => status >= 200 && status < 300;

/** Xen has ids for 32,752 domains; a list of more, inactive ones included, is none that a xend has sent. */
const MAX_ITEMS = 100_000;

/** Of a refusal no more than this is kept. */
const MAX_REFUSAL = 16_384;

/**
 * Reads a reply that is one expression, undefined when its body is empty. From 4.1 a second one may follow; it is
 * ignored.
 */
export function readExpression(head: ReplyHead): BodyReader<Verdict<Sexpr | undefined>> {
  if (!isSuccess(head.status)) return new RefusalReader(head);
  checkType(head);
  const reader = new SexprReader();
  let first: Sexpr | undefined;
  return {
    push(chunk) {
      first ??= reader.push(chunk)[0];
    },
    end() {
      first ??= reader.end()[0];
      return errorIn(head, first) ?? { ok: true, value: first, location: head.location };
    },
  };
}

/**
 * Reads a reply that is one list, giving each item to `take` as soon as it is complete; only what `take` returns is
 * kept.
 */
export function readList<T>(take: (item: Sexpr) => T): ReadReply<Verdict<T[]>> {
  return (head) => {
    if (!isSuccess(head.status)) return new RefusalReader(head);
    checkType(head);
    const reader = new SexprReader({ each: "item" });
    const taken: T[] = [];
    let error: Sexpr[] | undefined;
    const receive = (items: readonly Sexpr[]) => {
      for (const item of items) {
        if (taken.length === 0 && error === undefined && item === "xend.err") error = [item];
        else if (error === undefined) taken.push(take(item));
        else if (error.length === 1) error.push(item);
        if (taken.length > MAX_ITEMS) {
          throw new HttpFailure("protocol", `the list has more than ${MAX_ITEMS} items`, true);
        }
      }
    };
    return {
      push(chunk) {
        receive(reader.push(chunk));
      },
      end() {
        receive(reader.end());
        return errorIn(head, error) ?? { ok: true, value: taken, location: head.location };
      },
    };
  };
}

function checkType({ contentType }: ReplyHead): void {
  if (contentType !== "" && contentType !== "application/sxp") {
    throw new HttpFailure(
      "protocol",
      `expected application/sxp, got ${contentType}: is there a xend behind it?`,
      true,
    );
  }
}

/** `(xend.err 'TEXT')`, which comes with any status, that of success included. */
function errorIn({ status }: ReplyHead, value: Sexpr | undefined): Verdict<never> | undefined {
  if (!isList(value) || value[0] !== "xend.err") return undefined;
  return { ok: false, status, says: typeof value[1] === "string" ? value[1] : "", fromXend: true };
}

/** Reads the body of a refusal: an error as an S-expression, or a sentence for people. */
class RefusalReader implements BodyReader<Verdict<never>> {
  readonly #head: ReplyHead;
  #bytes = Buffer.alloc(0);

  constructor(head: ReplyHead) {
    this.#head = head;
  }

  push(chunk: Uint8Array): void {
    if (this.#bytes.length < MAX_REFUSAL) {
      this.#bytes = Buffer.concat([this.#bytes, chunk.subarray(0, MAX_REFUSAL - this.#bytes.length)]);
    }
  }

  end(): Verdict<never> {
    const { status, reason, contentType } = this.#head;
    const text = contentType === "text/html" ? "" : this.#bytes.toString("utf8");
    const error = errorIn(this.#head, expressionOf(text));
    return error ?? { ok: false, status, says: text.replace(/''$/, "").trim() || reason, fromXend: false };
  }
}

function expressionOf(text: string): Sexpr | undefined {
  if (!text.startsWith("(xend.err")) return undefined;
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
