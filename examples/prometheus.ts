// An exporter for Prometheus: whoever asks for /metrics gets the state of all domains, by one call for statistics.
import { createServer, type Server } from "node:http";
import { type Connect, openReadOnly } from "@libvirt-ts/core";

/** A gauge or counter of Prometheus, and what it is of a domain's statistics. */
const metrics: readonly (readonly [
  name: string,
  type: "gauge" | "counter",
  read: (stats: Stats) => bigint | number | undefined,
])[] = [
  ["libvirt_domain_state", "gauge", ({ state }) => state?.state],
  ["libvirt_domain_cpu_seconds_total", "counter", ({ cpu }) => cpu?.time && Number(cpu.time) / 1e9],
  [
    "libvirt_domain_memory_bytes",
    "gauge",
    ({ balloon }) => balloon?.current && Number(balloon.current) * 1024,
  ],
  ["libvirt_domain_vcpus", "gauge", ({ vcpu }) => vcpu?.current],
];

type Stats = Awaited<ReturnType<Connect["getAllDomainStats"]>>[number]["stats"];

/** A label's value, as the format escapes it: names of guests are other people's. */
const label = (text: string) => text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");

export async function exposition(conn: Connect): Promise<string> {
  const domains = await conn.getAllDomainStats();
  return metrics
    .map(([name, type, read]) => {
      const lines = domains.flatMap(({ domain, stats }) => {
        const value = read(stats);
        return value === undefined ? [] : `${name}{domain="${label(domain.name())}"} ${value}\n`;
      });
      return `# TYPE ${name} ${type}\n${lines.join("")}`;
    })
    .join("");
}

export async function serveMetrics(conn: Connect, port = 9177): Promise<Server> {
  const server = createServer(async (request, response) => {
    if (request.url !== "/metrics") return response.writeHead(404).end();
    try {
      const text = await exposition(conn);
      response.writeHead(200, { "content-type": "text/plain; version=0.0.4; charset=utf-8" }).end(text);
    } catch {
      response.writeHead(503).end();
    }
  });
  return new Promise((listening) => {
    server.listen(port, "127.0.0.1", () => listening(server));
  });
}

export async function main(print: (line: string) => void): Promise<void> {
  await using conn = await openReadOnly("test:///default");
  const server = await serveMetrics(conn, 0);
  const { port } = server.address() as { port: number };
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  for (const line of text.trim().split("\n")) if (!line.includes("seconds")) print(line);
  server.close();
}
