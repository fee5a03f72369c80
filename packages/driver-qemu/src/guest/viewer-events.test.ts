import type { QmpEvent } from "@libvirt-ts/qmp";
import { expect, it } from "vitest";
import { domainEventsOf } from "./events.js";

const timestamp = { seconds: 1, microseconds: 2 };
const ref = { uuid: "6695eb01-f6a4-8304-79aa-97f2502e193f", name: "a", id: 1 };
const told = (event: QmpEvent) =>
  domainEventsOf(event, { ref, live: { type: "qemu", name: "a" } as never, stopping: 0 });

it("somebody who looks at a screen is told with both ends, what let them in, and who they are", () => {
  const end = { host: "192.0.2.1", service: "5900", family: "ipv4", websocket: false } as const;
  const client = {
    ...end,
    host: "2001:db8::1",
    family: "ipv6",
    x509_dname: "CN=a",
    sasl_username: "b",
  } as const;
  const server = { ...end, auth: "vencrypt+x509+sasl" };
  const who = { family: 1, node: "2001:db8::1", service: "5900" };
  expect(told({ event: "VNC_INITIALIZED", data: { server, client }, timestamp })).toEqual([
    {
      event: "graphics",
      domain: ref,
      phase: 1,
      local: { family: 0, node: "192.0.2.1", service: "5900" },
      remote: who,
      authScheme: "vencrypt+x509+sasl",
      subject: [
        { type: "x509dname", name: "CN=a" },
        { type: "saslUsername", name: "b" },
      ],
    },
  ]);
  const spice = { host: "127.0.0.1", port: "5901", family: "ipv4" } as const;
  const local = { family: 0, node: "127.0.0.1", service: "5901" };
  expect(told({ event: "SPICE_DISCONNECTED", data: { server: spice, client: spice }, timestamp })).toEqual([
    { event: "graphics", domain: ref, phase: 2, local, remote: local, authScheme: "", subject: [] },
  ]);
});
