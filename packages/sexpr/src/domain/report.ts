import { type Problem, SexprError } from "../errors.js";
import { child, value } from "../lookup.js";
import { isList, type SexprList } from "../node.js";
import { placesOf } from "./place.js";

interface Finding {
  readonly id: string;
  readonly message: string;
  readonly list: SexprList;
}

/** Collects what is found while a tree is read; where it stands is worked out at the end, and only if there is anything. */
export class TreeReport {
  private readonly errors: Finding[] = [];
  private readonly doubts: Finding[] = [];

  constructor(
    private readonly root: SexprList,
    private readonly source: string | Uint8Array | undefined,
  ) {}

  /** Notes what makes the conversion fail once all of the tree was read. */
  error(id: string, message: string, list: SexprList): void {
    this.errors.push({ id, message, list });
  }

  /** Notes what the model does not keep, or keeps in another way. */
  warn(id: string, message: string, list: SexprList): void {
    this.doubts.push({ id, message, list });
  }

  /** What the tree was read as, with its warnings; throws the errors if there are any. */
  finish<T>(domain: T): { readonly domain: T; readonly warnings: readonly Problem[] } {
    if (this.errors.length > 0) throw new SexprError(this.placed(this.errors));
    if (this.doubts.length === 0) return { domain, warnings: [] };
    return new WithDoubts(domain, () => this.placed(this.doubts));
  }

  private placed(findings: readonly Finding[]): Problem[] {
    if (findings.length === 0) return [];
    const places = placesOf(this.root, new Set(findings.map(({ list }) => list)), this.source);
    return findings.map(({ id, message, list }) => ({ id, message, ...places.get(list) }));
  }
}

/**
 * Warnings find their places when somebody asks for them: most are never looked at, and every fully virtualised guest has
 * some. A class, since an object with a getter of its own costs more than all of the conversion.
 */
class WithDoubts<T> {
  #warnings: readonly Problem[] | undefined;
  readonly #find: () => readonly Problem[];

  constructor(
    readonly domain: T,
    find: () => readonly Problem[],
  ) {
    this.#find = find;
  }

  get warnings(): readonly Problem[] {
    this.#warnings ??= this.#find();
    return this.#warnings;
  }
}

/** The atom behind a key; undefined when there is none, or an empty one, which xend prints for "not set". */
export function text(list: SexprList, key: string): string | undefined {
  return value(list, key) || undefined;
}

/** The whole number behind a key, up to `max`; undefined when there is none. Anything else is an error. */
export function whole(
  list: SexprList,
  key: string,
  report: TreeReport,
  max: number = Number.MAX_SAFE_INTEGER,
): number | undefined {
  const keyed = child(list, key);
  const atom = keyed?.[1];
  if (keyed === undefined || atom === undefined || atom === "") return undefined;
  const number = !isList(atom) && /^[0-9]+$/.test(atom) ? Number(atom) : Number.NaN;
  if (number <= max) return number;
  const found = isList(atom) ? "a list" : `"${atom.slice(0, 40)}"`;
  report.error(`domain.${key}`, `expected a whole number up to ${max}, found ${found}`, keyed);
  return undefined;
}

/** Whether the number behind a key is there and not 0. */
export function isOn(list: SexprList, key: string): boolean {
  const number = Number.parseInt(value(list, key) ?? "0", 10);
  return !Number.isNaN(number) && number !== 0;
}
