/** `/metrics`, as Prometheus reads it. */
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { message, RawClient, text } from "./raw-client.js";
import { type Served, served } from "./served.js";

let own: Served;
let url: string;
beforeAll(async () => {
  own = await served({ metrics: { host: "127.0.0.1", port: 0 } });
  url = own.daemon.addresses.find((address) => address.startsWith("metrics:"))!.slice("metrics:".length);
});
afterAll(() => own[Symbol.asyncDispose]());

async function scrape(): Promise<Map<string, number>> {
  const response = await fetch(url);
  expect(response.headers.get("content-type")).toContain("version=0.0.4");
  const lines = (await response.text()).trimEnd().split("\n");
  const samples = lines.filter((line) => !line.startsWith("#"));
  for (const line of samples)
    expect(line).toMatch(/^[a-z_]+(\{[a-z]+="[^"\n]*"(,[a-z]+="[^"\n]*")*\})? [0-9.e+-]+$/);
  return new Map(
    samples.map((line) => {
      const at = line.lastIndexOf(" ");
      return [line.slice(0, at), Number(line.slice(at + 1))] as const;
    }),
  );
}

test("tells clients, calls with their latency, errors, and domains by their state", async () => {
  using client = new RawClient(own.socket);
  await client.open();
  for (let i = 0; i < 5; i++) await client.ask({ procedure: 23 }, text("test"));
  await client.ask({ procedure: 23 }, text("nobody"));
  const found = await scrape();
  expect(found.get('libvirt_tsd_clients{listener="unix"}')).toBe(1);
  expect(found.get('libvirt_tsd_clients_total{listener="unix"}')).toBe(1);
  const calls = "libvirt_tsd_call_duration_seconds";
  expect(found.get(`${calls}_count{procedure="domainLookupByName"}`)).toBe(6);
  expect(found.get(`${calls}_bucket{procedure="domainLookupByName",le="+Inf"}`)).toBe(6);
  expect(found.get(`${calls}_sum{procedure="domainLookupByName"}`)).toBeGreaterThan(0);
  expect(found.get('libvirt_tsd_errors_total{code="NO_DOMAIN"}')).toBe(1);
  expect(found.get('libvirt_tsd_domains{uri="test:///default",state="running"}')).toBe(1);
});

test("no client makes them longer: whatever has no name is one", async () => {
  using client = new RawClient(own.socket);
  await client.open();
  const before = (await scrape()).size;
  const strange = Array.from({ length: 500 }, (_, i) =>
    message({ procedure: 10_000 + i, program: 0x2000_8086 + (i % 3) }),
  );
  client.send(Buffer.concat(strange));
  for (let i = 0; i < strange.length; i++) expect((await client.next()).status).toBe(1);
  const found = await scrape();
  expect(found.get('libvirt_tsd_call_duration_seconds_count{procedure="unknown"}')).toBe(500);
  // The series of `unknown`, and the code of its errors.
  expect(found.size - before).toBeLessThanOrEqual(15);
});

test("nothing else is answered there, and not beyond loopback", async () => {
  for (const [path, method] of [
    ["/", "GET"],
    ["/metrics", "POST"],
    ["/metrics/x", "GET"],
  ] as const)
    expect((await fetch(new URL(path, url), { method })).status).toBe(404);
  await expect(served({ metrics: { host: "0.0.0.0", port: 0 } })).rejects.toThrow("say `insecure`");
});

test("a page elsewhere cannot read them by making its own name lead here", async () => {
  const { port } = new URL(url);
  const statusBy = async (at: string, host: string) => {
    const asked = request(at, { headers: { host }, agent: false }).end();
    const [response] = (await once(asked, "response")) as [IncomingMessage];
    response.resume();
    return response.statusCode;
  };
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`])
    expect(await statusBy(url, host), host).toBe(200);
  for (const host of [`evil.example:${port}`, "localhost", `localhost:${port}@evil.example`, "["])
    expect(await statusBy(url, host), host).toBe(421);

  await using open = await served({ metrics: { host: "127.0.0.1", port: 0, insecure: true } });
  const there = open.daemon.addresses
    .find((address) => address.startsWith("metrics:"))!
    .slice("metrics:".length);
  expect(await statusBy(there, "host.example")).toBe(200);
});
