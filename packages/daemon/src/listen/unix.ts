import { chmod, chown, lstat, readdir, rename, rm, stat } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { basename, dirname, join } from "node:path";
import type { UnixListener } from "./address.js";
import { closing, type Doorkeeper, type Listener, listening, listenOn } from "./listener.js";

const ownMode = 0o600;
const readOnlyMode = 0o666;

/**
 * A unix socket. It gets its name when its mode and group are set, in the place of one that nobody listens to any more;
 * where somebody does, it fails.
 */
export async function listenUnix(options: UnixListener, keeper: Doorkeeper): Promise<Listener> {
  try {
    return await listenUnixAt(options, keeper);
  } catch (error) {
    // Whatever is in the way, what is named is what was asked for.
    throw Object.assign(error as Error, { path: options.path });
  }
}

async function listenUnixAt(options: UnixListener, keeper: Doorkeeper): Promise<Listener> {
  const { path, readOnly = false, mode = readOnly ? readOnlyMode : ownMode, group } = options;
  if (await isListenedTo(path)) throw new Error(`${path}: another daemon listens there`);
  const server = createServer({ allowHalfOpen: true }, (stream) => keeper.welcome({ stream, peer: "unix" }));
  await sweepDrafts(path);
  const draft = `${path}.${process.pid}`;
  await listening(server, () => {
    const before = process.umask(0o177);
    try {
      listenOn(server, draft); // It binds at once.
    } finally {
      process.umask(before);
    }
  });
  try {
    if (group !== undefined) await chown(draft, -1, group);
    await chmod(draft, mode);
    await rename(draft, path);
  } catch (error) {
    await closing(server);
    throw error;
  }
  const own = await stat(path);
  return {
    address: `unix:${path}`,
    async close() {
      const closed = closing(server);
      const now = await stat(path).catch(() => undefined);
      if (now?.ino === own.ino) await rm(path, { force: true });
      await closed;
    },
  };
}

/** Takes away what daemons that were killed while they made this socket have left beside it. */
async function sweepDrafts(path: string): Promise<void> {
  const folder = dirname(path);
  const start = `${basename(path)}.`;
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(start) || !/^\d+$/.test(name.slice(start.length))) continue;
    const draft = join(folder, name);
    const isDead = await isListenedTo(draft).then(
      (lives) => !lives,
      () => false,
    );
    if (isDead) await rm(draft, { force: true }).catch(() => {});
  }
}

/** Whether a daemon that lives has a socket there. Throws for anything else that is there: it is not ours to replace. */
async function isListenedTo(path: string): Promise<boolean> {
  await stat(dirname(path));
  const there = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    return undefined;
  });
  if (there === undefined) return false;
  if (!there.isSocket()) throw new Error(`${path}: it is there, and no socket`);
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ECONNREFUSED" || error.code === "ENOENT") resolve(false);
      else reject(error);
    });
  });
}
