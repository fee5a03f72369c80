/** Xen's daemons, tools, headers and libraries, unpacked from Debian's packages or installed. */
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { packageRoot } from "../package-root.js";
import { takeLock } from "../rig/lock.js";

const run = promisify(execFile);

/** Where Xen's things are. */
export interface XenTools {
  /** `xenstored` and `oxenstored` are in it. */
  readonly daemons: string;
  /** `xenstore-read` and its kin are in it. */
  readonly commands: string;
  readonly headers: string;
  readonly libraries: string;
}

const root = packageRoot();
const build = join(root, "build");

/** A file that the testkit compiles or runs. */
export const nativeFile = (name: string): string => join(root, "native", name);

function toolsBelow(directory: string): XenTools | undefined {
  const usr = join(directory, "usr");
  const versions = existsSync(join(usr, "lib")) ? readdirSync(join(usr, "lib")) : [];
  const version = versions
    .filter((name) => /^xen-\d/.test(name))
    .sort()
    .at(-1);
  const triplet = versions.find((name) => existsSync(join(usr, "lib", name, "libxenstore.so")));
  if (version === undefined || triplet === undefined) return undefined;
  const tools: XenTools = {
    daemons: join(usr, "lib", version, "bin"),
    commands: join(usr, "bin"),
    headers: join(usr, "include"),
    libraries: join(usr, "lib", triplet),
  };
  const parts = [
    join(tools.daemons, "oxenstored"),
    join(tools.commands, "xenstore-read"),
    join(tools.headers, "xenstore.h"),
  ];
  return parts.every(existsSync) ? tools : undefined;
}

/** Finds Xen's things, fetching Debian's packages when they are nowhere; throws when they cannot be had. */
export async function findXenTools(): Promise<XenTools> {
  const unpacked = process.env.LIBVIRT_TS_XEN_TOOLS ?? join(build, "xen-tools");
  const found = toolsBelow(unpacked) ?? toolsBelow("/");
  if (found) return found;
  mkdirSync(build, { recursive: true });
  const release = await takeLock(join(build, "xen-tools.lock"));
  try {
    if (!toolsBelow(unpacked)) {
      await run(process.execPath, [join(root, "scripts/fetch-xen-tools.mjs"), "--into", unpacked]);
    }
  } finally {
    release();
  }
  const fetched = toolsBelow(unpacked);
  if (!fetched) throw new Error(`${unpacked}: Xen's tools are not in Debian's packages`);
  return fetched;
}

/** How a C source is compiled. */
export interface CompileOptions {
  /** The names of libraries, as after `-l`. */
  readonly libraries?: readonly string[];
  /** A library to preload instead of a program. */
  readonly shared?: boolean;
}

/** Compiles a C source against Xen's libraries into the testkit's `build`, once; throws what gcc says. */
export async function compileWithXen(source: string, options: CompileOptions = {}): Promise<string> {
  const tools = await findXenTools();
  const name = source.slice(source.lastIndexOf("/") + 1).replace(/\.c$/, options.shared ? ".so" : "");
  const output = join(build, name);
  if (existsSync(output) && statSync(output).mtimeMs > statSync(source).mtimeMs) return output;
  mkdirSync(build, { recursive: true });
  const unfinished = `${output}.${process.pid}`;
  const flags = options.shared ? ["-shared", "-fPIC"] : [];
  const libraries = [...(options.libraries ?? []), "dl"].map((library) => `-l${library}`);
  const paths = ["-I", tools.headers, "-L", tools.libraries, `-Wl,-rpath,${tools.libraries}`];
  await run("gcc", [
    "-Wall",
    "-Wextra",
    "-Werror",
    "-O2",
    ...flags,
    ...paths,
    "-o",
    unfinished,
    source,
    ...libraries,
  ]);
  // Others may be compiling the same; whoever is last replaces a file by an equal one.
  renameSync(unfinished, output);
  return output;
}

/** The environment in which Xen's programs find their libraries and the daemon that listens at `socket`. */
export function xenEnvironment(tools: XenTools, socket?: string): NodeJS.ProcessEnv {
  const { XENSTORED_PATH: _path, XENSTORED_RUNDIR: _directory, ...inherited } = process.env;
  return {
    ...inherited,
    LD_LIBRARY_PATH: tools.libraries,
    ...(socket === undefined ? {} : { XENSTORED_PATH: socket }),
  };
}
