import type { Pattern, PatternOf } from "./pattern.js";

/** What makes patterns out of patterns: the table, without the rest of it. */
export interface PatternAlgebra {
  choice(parts: readonly Pattern[]): Pattern;
  interleave(parts: readonly Pattern[]): Pattern;
  group(left: Pattern, right: Pattern): Pattern;
}

/** Alternatives, and the one pattern that says the same. */
interface Merged {
  readonly used: readonly Pattern[];
  readonly replacement: Pattern;
}

/**
 * Takes out what alternatives have in common: `x,r | y,r` becomes `(x|y),r`, and the same for what comes first and for
 * interleaves that differ in one part. Without it, ambiguities in different places would multiply.
 */
export function factor(
  alternatives: Pattern[],
  algebra: PatternAlgebra,
  spend: (steps: number) => void,
): Pattern[] {
  let result = alternatives;
  while (result.length > 1) {
    const groups: PatternOf<"group">[] = [];
    const interleaves: PatternOf<"interleave">[] = [];
    for (const pattern of result) {
      if (pattern.kind === "group") groups.push(pattern);
      else if (pattern.kind === "interleave") interleaves.push(pattern);
    }
    if (groups.length < 2 && interleaves.length < 2) break;
    spend(groups.length);
    const merged =
      mergeGroups(groups, "left", "right", algebra) ??
      mergeGroups(groups, "right", "left", algebra) ??
      mergeInterleaves(interleaves, algebra, spend);
    if (merged === undefined) break;
    const { replacement } = merged;
    const used = new Set(merged.used);
    const others = result.filter((pattern) => !used.has(pattern));
    const added = replacement.kind === "choice" ? replacement.children : [replacement];
    result = [...new Set([...others, ...added])];
  }
  return result;
}

/** Groups with one side in common. */
function mergeGroups(
  groups: readonly PatternOf<"group">[],
  differing: "left" | "right",
  common: "left" | "right",
  algebra: PatternAlgebra,
): Merged | undefined {
  const byCommon = new Map<Pattern, PatternOf<"group">[]>();
  for (const group of groups) {
    const same = byCommon.get(group[common]);
    if (same === undefined) byCommon.set(group[common], [group]);
    else same.push(group);
  }
  for (const [side, used] of byCommon) {
    if (used.length < 2) continue;
    const choice = algebra.choice(used.map((group) => group[differing]));
    return {
      used,
      replacement: common === "right" ? algebra.group(choice, side) : algebra.group(side, choice),
    };
  }
  return undefined;
}

/** Two interleaves that differ in one part. */
function mergeInterleaves(
  interleaves: readonly PatternOf<"interleave">[],
  algebra: PatternAlgebra,
  spend: (steps: number) => void,
): Merged | undefined {
  for (const [index, first] of interleaves.entries()) {
    for (const second of interleaves.slice(index + 1)) {
      spend(first.children.length);
      const parts = onlyDifference(first.children, second.children);
      if (parts === undefined) continue;
      const rest = first.children.filter((child) => child !== parts[0]);
      return { used: [first, second], replacement: algebra.interleave([algebra.choice(parts), ...rest]) };
    }
  }
  return undefined;
}

/** The part of each list (both sorted) that the other lacks, if that is one each. */
function onlyDifference(left: readonly Pattern[], right: readonly Pattern[]): [Pattern, Pattern] | undefined {
  if (left.length !== right.length) return undefined;
  const mine: Pattern[] = [];
  const theirs: Pattern[] = [];
  for (let i = 0, j = 0; i < left.length || j < right.length; ) {
    const [a, b] = [left[i], right[j]];
    if (a === b) {
      i++;
      j++;
    } else if (b === undefined || (a !== undefined && a.id < b.id)) {
      mine.push(a!);
      i++;
    } else {
      theirs.push(b);
      j++;
    }
    if (mine.length > 1 || theirs.length > 1) return undefined;
  }
  return mine.length === 1 ? [mine[0]!, theirs[0]!] : undefined;
}
