/** The flags of a list's filter that stand for one question, and whether each holds for an object. */
export type FilterGroup = readonly (readonly [flag: number, holds: boolean])[];

/** Whether an object passes: of each question that the flags ask, one of the answers holds. */
export function passesFilters(flags: number, groups: readonly FilterGroup[]): boolean {
  return groups.every((group) => {
    const asked = group.filter(([flag]) => (flags & flag) !== 0);
    return asked.length === 0 || asked.some(([, holds]) => holds);
  });
}
