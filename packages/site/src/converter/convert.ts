import { withPlaces } from "@libvirt-ts/xml";
import type { Domain, Problem } from "@libvirt-ts/xml/domain";
import { validateDomain } from "@libvirt-ts/xml/validate";
import { type FormName, formNamed, forms, warningsOf } from "./forms.js";

/** A problem, and the words that would have done in its place. */
export interface Finding {
  readonly message: string;
  /** From 1; absent where it concerns the whole. */
  readonly line?: number;
  readonly column?: number;
  /** What the schema expects there. */
  readonly expected?: readonly string[];
  readonly isError: boolean;
}

/** The guest in another form, or why it has none there. */
export interface Other {
  readonly name: FormName;
  readonly title: string;
  readonly text: string | undefined;
  /** What this form cannot say; places are in the domain XML. */
  readonly findings: readonly Finding[];
}

export interface Converted {
  /** What is wrong or doubtful in the text itself. */
  readonly findings: readonly Finding[];
  readonly domain: Domain | undefined;
  /** The other forms, domain XML first; empty where the text cannot be read. */
  readonly others: readonly Other[];
}

/** Reads a text and writes it in every other form. Never throws. */
export function convert(text: string, name: FormName): Converted {
  if (text.trim() === "") return { findings: [], domain: undefined, others: [] };
  const form = formNamed(name)!;
  const invalid = name === "xml" ? validateDomain(text).map((problem) => finding(problem, true)) : [];
  try {
    const { domain, warnings } = form.read(text);
    const xml = name === "xml" ? text : formNamed("xml")!.write(domain).text;
    const findings = [...invalid, ...warningsOf(name, warnings).map((problem) => finding(problem, false))];
    const others = forms.filter((other) => other !== form).map((other) => written(other, domain, xml));
    return { findings: inOrder(findings), domain, others };
  } catch (error) {
    const findings = problemsOf(error).map((problem) => finding(problem, true));
    return { findings: inOrder(invalid.length > 0 ? invalid : findings), domain: undefined, others: [] };
  }
}

function written({ name, title, write }: (typeof forms)[number], domain: Domain, xml: string): Other {
  const placed = (problems: readonly Problem[], isError: boolean) =>
    withPlaces(problems, xml).map((problem) => finding({ ...problem, message: withPath(problem) }, isError));
  try {
    const { text, warnings } = write(domain);
    return { name, title, text, findings: placed(warnings, false) };
  } catch (error) {
    return { name, title, text: undefined, findings: placed(problemsOf(error), true) };
  }
}

/** What a form cannot say is told by its element, since the text that it stands in may be another one. */
const withPath = ({ path, message }: Problem): string =>
  path === undefined ? message : `${path}: ${message}`;

/** The problems of an error: a codec's have places, another's is one sentence. */
function problemsOf(error: unknown): readonly Problem[] {
  const { problems } = error as { readonly problems?: readonly Problem[] };
  return problems ?? [{ id: "other", message: error instanceof Error ? error.message : String(error) }];
}

function finding(problem: Problem & { readonly expected?: readonly string[] }, isError: boolean): Finding {
  const { message, line, column, expected } = problem;
  return {
    message,
    isError,
    ...(line !== undefined && { line, column: column ?? 1 }),
    ...(expected !== undefined && expected.length > 0 && { expected }),
  };
}

const inOrder = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
