/** Whether an event is of one of the kinds, all where there are none, and `isOurs`. */
export function wanted<E extends { readonly event: string }>(
  kinds: readonly E["event"][] | undefined,
  isOurs: (event: E) => boolean,
): (event: E) => boolean {
  const set = kinds === undefined ? undefined : new Set<string>(kinds);
  return (event) => (set?.has(event.event) ?? true) && isOurs(event);
}
