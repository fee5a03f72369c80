/**
 * The decoder beside `JSON.parse` of lines that were cut before, and commands in flight to a fake in a process of its own, beside
 * a bare socket that writes as many lines made before and only parses the answers: `pnpm build && pnpm bench`.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { Duplex } from "node:stream";
import { QmpClient, QmpDecoder } from "@libvirt-ts/qmp";
import { takeTurns } from "../../bench/lib/measure.mjs";
import { tell } from "../../bench/lib/tell.mjs";

const COMMANDS = 1000;
const greeting =
  '{"QMP": {"version": {"qemu": {"micro": 0, "minor": 0, "major": 10}, "package": ""}, "capabilities": []}}\r\n';

/** A peer that knows one answer. */
function serve() {
  const server = createServer((socket) => {
    let rest = "";
    socket.on("error", () => {});
    socket.write(greeting);
    socket.on("data", (bytes) => {
      const lines = (rest + bytes.toString("latin1")).split("\n");
      rest = lines.pop();
      socket.write(lines.map((text) => `{"return": {}, "id": ${/"id":(\d+)/.exec(text)[1]}}\r\n`).join(""));
    });
  });
  server.listen(0, "127.0.0.1", () => process.send(server.address().port));
  process.on("disconnect", () => process.exit());
}

/** Sends lines that were made before, and resolves once as many answers were read. */
function bareClient(socket) {
  const lines = Array.from({ length: COMMANDS }, (_, id) => `{"execute":"query-status","id":${id}}\n`).join(
    "",
  );
  let rest = "";
  let left = 0;
  let done;
  socket.on("data", (bytes) => {
    const answers = (rest + bytes.toString("utf8")).split("\n");
    rest = answers.pop();
    for (const answer of answers) if (JSON.parse(answer).id !== undefined && --left === 0) done();
  });
  return () =>
    new Promise((resolve) => {
      left = COMMANDS;
      done = resolve;
      socket.write(lines);
    });
}

async function measure() {
  const line = '{"return": {"status": "running", "singlestep": false, "running": true}, "id": 12345}\r\n';
  const block = new TextEncoder().encode(line.repeat(COMMANDS));
  const rounds = 15;
  const read = await takeTurns(
    {
      QmpDecoder: () => {
        const decoder = new QmpDecoder();
        decoder.push(block);
        while (decoder.next().state === "message");
      },
      "JSON.parse of lines that were cut before": () => {
        for (const text of new TextDecoder().decode(block).split("\r\n")) if (text !== "") JSON.parse(text);
      },
    },
    { rounds },
  );
  tell(`${COMMANDS} replies`, "ms", read);
  console.log(`${COMMANDS} replies:`, read);

  const fake = fork(new URL(import.meta.url), ["serve"]);
  const [port] = await once(fake, "message");
  const socket = connect(port, "127.0.0.1");
  const client = await QmpClient.connect(Duplex.toWeb(socket));
  const bare = connect(port, "127.0.0.1");
  await once(bare, "data");
  const took = await takeTurns(
    {
      client: () => Promise.all(Array.from({ length: COMMANDS }, () => client.execute("query-status"))),
      "a bare socket": bareClient(bare),
    },
    { rounds },
  );
  const rates = Object.fromEntries(Object.entries(took).map(([name, ms]) => [name, (COMMANDS / ms) * 1000]));
  tell(`${COMMANDS} commands in flight at once, to a fake`, "commands/s", rates);
  console.log(`${COMMANDS} commands in flight, a second:`, rates);
  await client.close();
  bare.destroy();
  fake.disconnect();
}

if (process.argv[2] === "serve") serve();
else await measure();
