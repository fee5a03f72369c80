import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { accessSync, constants, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root. */
export const root = fileURLToPath(new URL("..", import.meta.url));

const bin = join(root, "node_modules", ".bin");

/** Package managers keep their caches below HOME; who has none that can be written to gets a folder here. */
function home() {
  try {
    accessSync(homedir(), constants.W_OK);
    return {};
  } catch {
    return { HOME: join(root, ".turbo", "home") };
  }
}

/** What tools see: ours on the PATH, and nobody who is told of it. */
const environment = () => ({
  ...process.env,
  ...home(),
  PATH: `${bin}${delimiter}${process.env.PATH}`,
  TURBO_TELEMETRY_DISABLED: "1",
  TURBO_NO_UPDATE_NOTIFIER: "1",
  DO_NOT_TRACK: "1",
});

/** Runs a tool beside others; resolves to its status. */
export async function runBeside(command, args, env = {}) {
  const child = spawn(command, args, { cwd: root, stdio: "inherit", env: { ...environment(), ...env } });
  const [status] = await once(child, "exit");
  return status ?? 1;
}

/** Runs a tool with ours on the PATH, at the root unless told where; exits with its status when it fails, unless told to return it. */
export function run(command, args, { cwd = root, env = {}, mayFail = false, quiet = false } = {}) {
  const result = spawnSync(command, args, {
    cwd,
    stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
    env: { ...environment(), ...env },
    maxBuffer: 1 << 28,
  });
  if (result.error) throw result.error;
  if (result.status !== 0 && !mayFail) {
    if (quiet) process.stderr.write(Buffer.concat([result.stdout, result.stderr]));
    process.exit(result.status ?? 1);
  }
  return result;
}

/** Installs what the lock file names, with the one version of pnpm that the project pins; nothing when that is done. */
export function install() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Node 20.19 or later is needed; this is ${process.versions.node}.`);
    process.exit(1);
  }
  installOnce(root, () => {
    console.log("Installing…");
    const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    run("npx", ["--yes", packageManager, "install", "--frozen-lockfile"], { quiet: true });
    // With another lock file vitest would clear it while it runs, and not make the folder again.
    rmSync(join(root, "node_modules", ".vitest-modules"), { recursive: true, force: true });
  });
}

/** Installs what a folder's lock file names where it is another file than when that was done last. */
export function installOnce(folder, installing) {
  const stamp = join(folder, "node_modules", ".lock-hash");
  const hash = createHash("sha256")
    .update(readFileSync(join(folder, "pnpm-lock.yaml")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  installing();
  writeFileSync(stamp, hash);
}

/** Builds what has changed since the last time. */
export function build(...filters) {
  console.log("Building…");
  run(
    "turbo",
    ["run", "build", "--output-logs=errors-only", ...filters.map((filter) => `--filter=${filter}`)],
    {
      quiet: true,
    },
  );
}
