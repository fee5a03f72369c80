import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join } from "node:path";
import type { WebSocketListener } from "./address.js";
import { type Asked, asksByOwnName } from "./own-name.js";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
};

/** What every answer says: nothing from elsewhere is loaded, and no other page shows this one in a frame. */
const headers = {
  "content-security-policy":
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cache-control": "no-cache",
};

interface File {
  readonly type: string;
  readonly body: Buffer;
  readonly etag: string;
}

/** Answers requests for a page. */
export type PageServer = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Serves the files of a folder as they are now, and under `/hosts` the URIs that its WebSocket opens, to who asks by a name that
 * is ours. No path of a request reaches the file system. Throws where the folder cannot be read.
 */
export function pageServer(folder: string, uris: readonly string[], options: WebSocketListener): PageServer {
  const files = new Map<string, File>();
  const add = (path: string, type: string, body: Buffer) =>
    files.set(path, { type, body, etag: `"${createHash("sha256").update(body).digest("base64url")}"` });
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const type = types[extname(entry.name)];
    if (entry.isFile() && type !== undefined)
      add(`/${entry.name}`, type, readFileSync(join(folder, entry.name)));
  }
  const index = files.get("/index.html");
  if (index === undefined) throw new Error(`${folder}: there is no index.html`);
  files.set("/", index);
  add("/hosts", "application/json", Buffer.from(JSON.stringify({ uris })));

  return (request, response) => {
    const { method, url = "", headers: asked, socket } = request;
    const file = files.get(url.split("?", 1)[0]!);
    if (!isOwnName(request, options))
      response.writeHead(421, headers).end(`this page is http://localhost:${socket.localPort}/\n`);
    else if (method !== "GET" && method !== "HEAD")
      response.writeHead(405, { ...headers, allow: "GET, HEAD" }).end();
    else if (file === undefined) response.writeHead(404, headers).end("there is no such page\n");
    else if (asked["if-none-match"] === file.etag)
      response.writeHead(304, { ...headers, etag: file.etag }).end();
    else
      response
        .writeHead(200, {
          ...headers,
          "content-type": file.type,
          "content-length": file.body.length,
          etag: file.etag,
        })
        .end(method === "HEAD" ? undefined : file.body);
  };
}

/** Whether a web page that a browser says to come from `origin` is our own. */
export function isOwnPage(origin: string, request: Asked, options: WebSocketListener): boolean {
  const { host } = request.headers;
  const scheme = options.tls === undefined ? "http" : "https";
  if (options.page === undefined || host === undefined || origin !== `${scheme}://${host}`) return false;
  return isOwnName(request, options);
}

/** A certificate or a login stands in the way of somebody else's name; a port without either knows itself by its own alone. */
const isOwnName = (request: Asked, { tls, sasl }: WebSocketListener): boolean =>
  tls !== undefined || sasl !== undefined || asksByOwnName(request);
