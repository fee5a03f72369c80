import { readdirSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { readSxp, type Sxp } from "@libvirt-ts/testkit";

/** A recorded exchange, taken apart without any code of the driver. */
export interface Exchange {
  readonly name: string;
  readonly method: string;
  /** Decoded parts of the path. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  /** Whether the request is plain HTTP/1.1 that asks for sxp. */
  readonly plain: boolean;
  readonly reply: Buffer;
  readonly status: number;
  readonly body: string;
}

/** Reads the exchanges of one version, in the order in which they were recorded. */
export function readExchanges(folder: string): Exchange[] {
  return readdirSync(folder)
    .filter((file) => /^\d{3}-.*\.txt$/.test(file))
    .sort()
    .map((file) => readExchange(file.replace(/\.txt$/, ""), readFileSync(join(folder, file))));
}

function section(bytes: Buffer, mark: string): Buffer {
  const at = bytes.indexOf(mark);
  const newline = bytes.indexOf("\n", at);
  const length = Number(/, (\d+) bytes/.exec(bytes.toString("latin1", at, newline))?.[1]);
  return bytes.subarray(newline + 1, newline + 1 + length);
}

function readExchange(name: string, bytes: Buffer): Exchange {
  const request = section(bytes, ">>>>> request").toString("latin1");
  const reply = section(bytes, "<<<<< reply");
  const [head = "", ...rest] = request.split("\r\n\r\n");
  const [line = "", ...headers] = head.split("\r\n");
  const [method = "", target = "", version] = line.split(" ");
  const [path = "", query = ""] = target.split("?");
  const bodyAt = reply.indexOf("\r\n\r\n") + 4;
  const form = headers.some((header) => /^content-type: application\/x-www-form-urlencoded$/i.test(header));
  const wantsHtml = headers.some((header) => /^user-agent:/i.test(header));
  return {
    name,
    method,
    path: path
      .split("/")
      .filter((part) => part !== "")
      .map(decodeURIComponent),
    query: new URLSearchParams(query),
    form: new URLSearchParams(form ? rest.join("\r\n\r\n") : ""),
    plain: version === "HTTP/1.1" && !wantsHtml && !/pipelined|keepalive|short-body/.test(name),
    reply,
    status: Number(/^HTTP\/1\.1 (\d+)/.exec(reply.toString("latin1"))?.[1] ?? 0),
    body: reply.toString("latin1", bodyAt),
  };
}

/** The first expression of a body; undefined when it is none. */
export function expression(body: string): Sxp | undefined {
  try {
    // xend's parser misreads `\xNN`, which its printer writes; octal means the same to both.
    return readSxp(
      body.replace(
        /\\x(..)/g,
        (_, hex: string) => `\\${Number.parseInt(hex, 16).toString(8).padStart(3, "0")}`,
      ),
      false,
    );
  } catch {
    return undefined;
  }
}

/** What xend says in `(xend.err ..)`. */
export function complaint(body: string): string | undefined {
  const value = body.startsWith("(xend.err") ? expression(body) : undefined;
  return value === undefined ? undefined : String(value[1]);
}

/** What the driver sent to the replaying server. */
export interface Sent {
  readonly method: string;
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
}

/** Starts a server that answers each request with raw bytes; undefined bytes are no answer. */
export async function startReplay(answer: (sent: Sent) => Buffer | undefined) {
  const server = createServer((request, response) => {
    void readAll(request).then((body) => {
      const [path = "", query = ""] = (request.url ?? "").split("?");
      const bytes = answer({
        method: request.method ?? "",
        path: path
          .split("/")
          .filter((part) => part !== "")
          .map(decodeURIComponent),
        query: new URLSearchParams(query),
        form: new URLSearchParams(body),
      });
      if (bytes !== undefined) response.socket?.end(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    uri: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readAll(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("latin1")) text += chunk;
  return text;
}
