import { createServer } from "node:http";
import { closing, isLoopback, type Listener, listening } from "../listen/listener.js";
import { asksByOwnName } from "../listen/own-name.js";

/** Where `/metrics` is answered. */
export interface MetricsListener {
  readonly host: string;
  /** Default: 9177, libvirt's exporters'; 0 for any that is free. */
  readonly port?: number;
  /** Beyond the host itself, and by any name, whoever reaches it may read them; that must be wanted. */
  readonly insecure?: boolean;
}

const defaultPort = 9177;

/** Connections of those who ask, and milliseconds that they have. */
const [maxConnections, requestTimeout] = [16, 10_000];

/** Beyond the host itself only where that is wanted. */
export function checkMetrics({ host, insecure = false }: MetricsListener): void {
  if (insecure || isLoopback(host)) return;
  throw new Error(`metrics ${host}: whoever comes can read them; say \`insecure\` to listen beyond loopback`);
}

/** Answers `GET /metrics` in Prometheus' text format, and nothing else. Who asks while one is asked gets the same answer. */
export async function serveMetrics(
  { host, port = defaultPort, insecure = false }: MetricsListener,
  lines: () => Promise<readonly string[]>,
): Promise<Listener> {
  let asked: Promise<string> | undefined;
  const text = () => {
    asked ??= lines()
      .then((all) => `${all.join("\n")}\n`)
      .finally(() => {
        asked = undefined;
      });
    return asked;
  };
  const server = createServer({ requestTimeout, headersTimeout: requestTimeout }, (request, response) => {
    if (!insecure && !asksByOwnName(request)) {
      const { localPort } = request.socket;
      response
        .writeHead(421, { connection: "close" })
        .end(`these are the metrics of http://localhost:${localPort}/metrics\n`);
      return;
    }
    const isAsked = request.method === "GET" && request.url?.split("?")[0] === "/metrics";
    if (!isAsked) {
      response.writeHead(404, { connection: "close" }).end("only GET /metrics is answered\n");
      return;
    }
    text().then(
      (body) =>
        response.writeHead(200, { "content-type": "text/plain; version=0.0.4; charset=utf-8" }).end(body),
      () => response.writeHead(500, { connection: "close" }).end("they cannot be told\n"),
    );
  });
  server.maxConnections = maxConnections;
  await listening(server, () => server.listen({ host, port }));
  const { port: bound } = server.address() as { readonly port: number };
  return {
    address: `metrics:http://${host.includes(":") ? `[${host}]` : host}:${bound}/metrics`,
    close() {
      const closed = closing(server);
      server.closeAllConnections();
      return closed;
    },
  };
}
