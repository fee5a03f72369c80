import { Budget, StepLimitError } from "./automaton/budget.js";
import { DATATYPE_LIBRARIES } from "./datatypes/libraries.js";
import { fromJson, type SchemaJson } from "./json.js";
import { PatternTable } from "./pattern/pattern-table.js";
import { RelaxngSchema } from "./schema.js";
import { Builder } from "./simplify/build.js";
import { type LoadRequest, loadDocuments, type SchemaDocuments, unresolved } from "./simplify/load.js";
import { reduce } from "./simplify/reduce.js";
import { Report } from "./simplify/report.js";
import { checkRestrictions } from "./simplify/restrictions.js";
import { toPatterns } from "./simplify/to-patterns.js";

/** Recursion over schemas deeper than this could exhaust the stack. */
const MAX_DEPTH = 1000;

/** Fetches the text of a document of a schema. The URL is resolved already; what may be read is the caller's choice. */
export type Resolve<Result extends string | Promise<string>> = (url: string) => Result;

export interface CompileOptions<Result extends string | Promise<string> = string> {
  /** Where a schema given as text comes from: base of its references, and named in problems. */
  readonly url?: string;
  /** Needed when the schema is given by URL or refers to others; without it such a schema is an error. */
  readonly resolve?: Resolve<Result>;
  /** How deep elements of a schema, and patterns in patterns, may nest; default 500, and 1000 at the most. */
  readonly maxDepth?: number;
  /** Steps after which to give up on a schema: a bound on time and memory; default 2,000,000. */
  readonly maxSteps?: number;
}

/**
 * Compiles a schema in the XML syntax of RELAX NG 1.0, given as text (anything that begins with `<`) or as URL.
 * Answers at once when the resolver does, else with a promise. Throws (rejects with) `SchemaError`, which holds every
 * violation that was found, with its section of the specification and its place.
 */
export function compileSchema(source: string, options?: CompileOptions<string>): RelaxngSchema;
export function compileSchema(
  source: string,
  options: CompileOptions<Promise<string>>,
): Promise<RelaxngSchema>;
export function compileSchema(
  source: string,
  options: CompileOptions<string> | CompileOptions<Promise<string>> = {},
): RelaxngSchema | Promise<RelaxngSchema> {
  const isText = /^[\uFEFF\s]*</.test(source);
  const url = isText ? (options.url ?? "") : source;
  const report = new Report({
    maxDepth: Math.min(options.maxDepth ?? 500, MAX_DEPTH),
    maxSteps: options.maxSteps ?? 2_000_000,
  });
  const loader = loadDocuments(isText ? source : undefined, url, report);
  return load(loader, loader.next(), options.resolve, (documents) => build(documents, url, report));
}

/**
 * Takes back what `RelaxngSchema.toJSON()` gave, as data or as text. Throws `SchemaError` when it is something else. Of data no
 * copy is made: whoever changes it afterwards changes the schema.
 */
export function loadSchema(json: SchemaJson | string): RelaxngSchema {
  const { start, table, budget } = fromJson(json);
  return new RelaxngSchema(start, table, budget);
}

type Loader = Generator<LoadRequest, SchemaDocuments, string>;

/** Runs the loader as far as answers come at once; from the first promise on, asynchronously. */
function load<T>(
  loader: Loader,
  first: IteratorResult<LoadRequest, SchemaDocuments>,
  resolve: Resolve<string> | Resolve<Promise<string>> | undefined,
  done: (documents: SchemaDocuments) => T,
): T | Promise<T> {
  let step = first;
  while (!step.done) {
    const request = step.value;
    const answer = ask(request, resolve);
    if (isPromise(answer)) {
      return answer.then(
        (text) => load(loader, loader.next(checked(request, text)), resolve, done),
        (error: unknown) => Promise.reject(failed(request, error)),
      );
    }
    step = loader.next(checked(request, answer));
  }
  return done(step.value);
}

function ask(
  request: LoadRequest,
  resolve: Resolve<string> | Resolve<Promise<string>> | undefined,
): string | Promise<string> {
  if (resolve === undefined) throw unresolved(request, "no resolver was given");
  try {
    return resolve(request.url);
  } catch (error) {
    throw failed(request, error);
  }
}

/** A promise of whatever make; an object that comes from elsewhere is no `Promise` of ours. */
function isPromise(answer: string | Promise<string>): answer is Promise<string> {
  return typeof (answer as Partial<Promise<string>> | undefined)?.then === "function";
}

/** Resolvers look things up in objects and maps, and what is not there is undefined. */
function checked(request: LoadRequest, text: unknown): string {
  if (typeof text !== "string") throw unresolved(request, "the resolver gave no text");
  return text;
}

function failed(request: LoadRequest, error: unknown): Error {
  return unresolved(request, error instanceof Error ? error.message : String(error), error);
}

function build(documents: SchemaDocuments, url: string, report: Report): RelaxngSchema {
  const ast = new Builder(documents, DATATYPE_LIBRARIES, report).buildRoot(url);
  report.throwIfAny();
  const reduced = reduce(ast, report);
  report.throwIfAny();
  checkRestrictions(reduced, report);
  report.throwIfAny();
  const budget = new Budget();
  const table = new PatternTable(budget.spend);
  try {
    return new RelaxngSchema(toPatterns(reduced, table), table, budget);
  } catch (error) {
    if (error instanceof StepLimitError) report.stop("the schema is too large");
    throw error;
  }
}
