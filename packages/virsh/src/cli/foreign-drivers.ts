import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Driver, LazyDriver } from "@libvirt-ts/core";
import { msg } from "../i18n/message.js";
import { Failure } from "./failure.js";

type AnyDriver = Driver | LazyDriver;

/** Loads what `--driver` and `VIRSH_DRIVERS` name, from the folder that virsh runs in. Throws a Failure that names the one. */
export async function loadDrivers(names: readonly string[]): Promise<readonly AnyDriver[]> {
  const found = new Map<string, AnyDriver>();
  for (const name of names) {
    const drivers = driversOf(await load(name));
    if (drivers.length === 0) throw new Failure(msg("'{name}' exports no driver"), { name });
    for (const driver of drivers) found.set(driver.name, driver);
  }
  return [...found.values()];
}

async function load(name: string): Promise<object> {
  try {
    return await import(pathToFileURL(locate(name)).href);
  } catch (error) {
    const [reason = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    throw new Failure(msg("cannot load the driver '{name}': {reason}"), { name, reason }, { cause: error });
  }
}

/** A file, by its path; else a package that is installed where virsh runs, or beside virsh. */
function locate(name: string): string {
  if (/^\.{0,2}[/\\]/.test(name) || isAbsolute(name) || existsSync(name)) return resolve(name);
  for (const from of [join(process.cwd(), "virsh"), process.argv[1] ?? ""]) {
    const require = createRequire(isAbsolute(from) ? from : resolve(from));
    try {
      return require.resolve(name);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "ERR_PACKAGE_PATH_NOT_EXPORTED") return entryOf(name, require);
      if (code !== "MODULE_NOT_FOUND") throw error;
    }
  }
  throw new Error("no such file or package");
}

/** The entry of a package that exports nothing to `require`. */
function entryOf(name: string, require: NodeJS.Require): string {
  for (const folder of require.resolve.paths(name) ?? []) {
    const manifest = join(folder, name, "package.json");
    if (!existsSync(manifest)) continue;
    const { exports } = JSON.parse(readFileSync(manifest, "utf8")) as { readonly exports?: unknown };
    const entry = importOf((exports as Record<string, unknown>)?.["."] ?? exports);
    if (entry !== undefined) return join(dirname(manifest), entry);
  }
  throw new Error("the package has no entry to import");
}

function importOf(target: unknown): string | undefined {
  if (typeof target === "string") return target;
  if (typeof target !== "object" || target === null) return undefined;
  for (const [condition, inner] of Object.entries(target)) {
    if (!["node", "import", "default"].includes(condition)) continue;
    const found = importOf(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The drivers among what a module exports, one by one or in lists. */
function driversOf(module: object): AnyDriver[] {
  return Object.values(module)
    .flatMap((value: unknown) => value)
    .filter((value): value is AnyDriver => {
      const { name, accepts, open, load } = (value ?? {}) as Partial<Driver & LazyDriver>;
      return (
        typeof name === "string" &&
        typeof accepts === "function" &&
        (typeof open === "function" || typeof load === "function")
      );
    });
}
