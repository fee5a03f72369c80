/** Operations whose module is loaded when one of them is first called; `names` says which they are. */
export function lazily<T extends object>(names: Readonly<Record<keyof T, true>>, load: () => Promise<T>): T {
  let loaded: Promise<T> | undefined;
  const operation =
    (name: string) =>
    async (...args: readonly unknown[]) => {
      loaded ??= load();
      const methods = (await loaded) as Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
      return methods[name]!(...args);
    };
  return Object.fromEntries(Object.keys(names).map((name) => [name, operation(name)])) as T;
}
