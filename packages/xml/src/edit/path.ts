import { XmlError } from "../errors.js";

/** One step of a path: an element or an attribute, and which of several. */
export interface Step {
  readonly name: string;
  readonly isAttribute: boolean;
  /** Which one, counted from 1. */
  readonly index: number | undefined;
  /** What it must be: a path from it, and the text there. */
  readonly condition: { readonly path: readonly Step[]; readonly text: string } | undefined;
}

const STEP = /^(@?)([^[\]/=@]+)((?:\[[^\]]*\])*)$/;

/**
 * Takes a path apart: `devices/disk[target/@dev=vda]/source/@file`, `os/boot[2]/@dev`. Conditions may have dots instead
 * of slashes: `disk[target.dev=vda]`.
 *
 * @throws XmlError for what is no path.
 */
export function parsePath(path: string): readonly Step[] {
  return splitSteps(path).map((text) => {
    const [, at, name = "", brackets = ""] = STEP.exec(text) ?? fail(path);
    let step: Step = { name, isAttribute: at === "@", index: undefined, condition: undefined };
    for (const [, inside = ""] of brackets.matchAll(/\[([^\]]*)\]/g)) {
      step = /^[1-9]\d*$/.test(inside)
        ? { ...step, index: Number(inside) }
        : { ...step, condition: parseCondition(inside, path) };
    }
    return step;
  });
}

function parseCondition(text: string, path: string): Step["condition"] {
  const equals = text.indexOf("=");
  if (equals <= 0) fail(path);
  const left = text.slice(0, equals);
  const value = text.slice(equals + 1).replace(/^(['"])(.*)\1$/, "$2");
  return { path: parsePath(left.includes("/") ? left : left.replaceAll(".", "/")), text: value };
}

/** The steps; slashes inside brackets belong to conditions. */
function splitSteps(path: string): string[] {
  const steps: string[] = [];
  let depth = 0;
  let step = "";
  for (const sign of path.replace(/^\//, "")) {
    if (sign === "[") depth += 1;
    if (sign === "]") depth -= 1;
    if (sign === "/" && depth === 0) {
      steps.push(step);
      step = "";
    } else step += sign;
  }
  return [...steps, step];
}

function fail(path: string): never {
  throw new XmlError([
    {
      id: "xml.path",
      message: `not a path: ${JSON.stringify(path)}; expected one like devices/disk[1]/source/@file`,
    },
  ]);
}
