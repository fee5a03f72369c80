import { type AddressInfo, connect, createServer } from "node:net";
import { Duplex } from "node:stream";
import { afterAll, beforeAll, bench, describe } from "vitest";
import { QmpClient, QmpDecoder, type QmpTransport } from "../src/index.js";

const COMMANDS = 1000;
const line = '{"return": {"status": "running", "singlestep": false, "running": true}, "id": 12345}\r\n';
const block = new TextEncoder().encode(line.repeat(COMMANDS));

describe(`${COMMANDS} replies`, () => {
  bench("JSON.parse of lines that were cut before", () => {
    for (const text of new TextDecoder().decode(block).split("\r\n")) if (text !== "") JSON.parse(text);
  });
  bench("QmpDecoder", () => {
    const decoder = new QmpDecoder();
    decoder.push(block);
    while (decoder.next().state === "message");
  });
});

describe(`${COMMANDS} commands over a socket, to a peer that knows one answer`, () => {
  const greeting =
    '{"QMP": {"version": {"qemu": {"micro": 0, "minor": 0, "major": 10}, "package": ""}, "capabilities": []}}\r\n';
  const server = createServer((socket) => {
    let rest = "";
    socket.write(greeting);
    socket.on("data", (bytes) => {
      const lines = (rest + bytes.toString("latin1")).split("\n");
      rest = lines.pop()!;
      socket.write(lines.map((text) => `{"return": {}, "id": ${/"id":(\d+)/.exec(text)![1]}}\r\n`).join(""));
    });
  });
  let client: QmpClient;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    client = await QmpClient.connect(Duplex.toWeb(socket) as unknown as QmpTransport);
  });
  afterAll(async () => {
    await client.close();
    server.close();
  });
  bench("in flight at once", async () => {
    await Promise.all(Array.from({ length: COMMANDS }, () => client.execute("query-status")));
  });
});
