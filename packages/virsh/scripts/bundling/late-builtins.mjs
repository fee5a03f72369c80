/** Builtins that take Node a millisecond or more to set up and that most commands never call. */
const slowBuiltins = [
  "node:child_process",
  "node:crypto",
  "node:fs/promises",
  "node:os",
  "node:tls",
  "node:tty",
];

/** Puts off the loading of a module to the first call of one of its functions; what is not a function is loaded at once. */
const late = (name, load) =>
  Object.entries(name)
    .map(([key, value]) =>
      typeof value === "function"
        ? `export function ${key}(...a) { const f = ${load}.${key}; return new.target ? Reflect.construct(f, a) : f(...a); }`
        : `export const ${key} = /* @__PURE__ */ (() => ${load}.${key})();`,
    )
    .join("\n");

/** esbuild's plugin that puts off the loading of slow builtins. */
export const lateBuiltins = {
  name: "late-builtins",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^node:/ }, ({ path }) =>
      slowBuiltins.includes(path) ? { path, namespace: "late-builtin", sideEffects: false } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "late-builtin" }, async ({ path }) => {
      const { default: _, ...names } = await import(path);
      return { contents: late(names, `process.getBuiltinModule("${path}")`) };
    });
  },
};
