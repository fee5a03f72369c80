import { readFile } from "node:fs/promises";

/** Linux's tables of this machine's TCP sockets (proc(5)). */
const tables = ["/proc/net/tcp", "/proc/net/tcp6"];

/** A row of a table: number, local address and port, remote ones, state (0A: listening), three other fields, uid. */
const listening = /^ *\d+: [0-9A-F]+:([0-9A-F]{4}) \S+ 0A(?: +\S+){3} +(\d+) /gm;

/**
 * Whether whoever listens on a TCP port of this machine is root, or the user we run as: any user can listen on a high port,
 * and would be told configurations with their passwords. False where nobody listens, or where the system does not tell.
 */
export async function isHostListening(port: number): Promise<boolean> {
  const texts = await Promise.all(tables.map((path) => readFile(path, "latin1").catch(() => "")));
  const users = texts.flatMap((text) =>
    [...text.matchAll(listening)].flatMap(([, hex = "", uid]) =>
      Number.parseInt(hex, 16) === port ? [Number(uid)] : [],
    ),
  );
  return users.length > 0 && users.every((uid) => uid === 0 || uid === process.geteuid?.());
}
