import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { RpcClient } from "../src/client/index.js";
import { connectUnix } from "../src/transport/index.js";
import { ERROR, errorRecord, frame, REPLY } from "./fake-daemon.js";

const folder = mkdtempSync(join(tmpdir(), "libvirt-ts-bad-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** How connecting fails at a socket whose server does so with whoever comes. */
async function failure(name: string, greet: (socket: Socket) => void): Promise<Error> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    greet(socket);
  });
  const path = join(folder, name);
  await new Promise<void>((resolve) => server.listen(path, resolve));
  try {
    const client = await RpcClient.connect(await connectUnix({ path }), {
      name: "qemu:///system",
      connectTimeout: 500,
    });
    await client.close();
    return new Error("it opened");
  } catch (error) {
    return error as Error;
  } finally {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
}

const silent = (socket: Socket) => void socket.resume();
const saying = (text: string) => (socket: Socket) => void socket.once("data", () => socket.write(text));
const strange = /unix socket .* does not speak libvirt's protocol: a frame of \d+ bytes is announced/;

it.each<[string, (socket: Socket) => void, object]>([
  ["http", saying("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"), { message: strange }],
  ["ssh", (socket) => void socket.write("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n"), { message: strange }],
  [
    "smtp",
    (socket) => void socket.write("220 mail.example ESMTP, and as many words as a header has\r\n"),
    { message: strange },
  ],
  ["silence", silent, { code: 68, message: /no answer within 500 ms/ }],
  ["a closed door", (socket) => void socket.end(), { code: 38, message: /lost/ }],
])("what is no libvirt is told as such: %s", async (name, greet, expected) => {
  expect(await failure(name, greet)).toMatchObject(expected);
});

it("a daemon of another version tells so, and is quoted", async () => {
  const told = "Cannot find program 536903814 version 1";
  const refuse = frame({ type: REPLY, procedure: 66, status: ERROR }, errorRecord(39, 7, told));
  const error = await failure("version", (socket) => void socket.once("data", () => socket.write(refuse)));
  expect(error).toMatchObject({ code: 39, domain: 7, message: told });
});

it("says what is to be installed where there is no socket", async () => {
  await expect(connectUnix({ path: join(folder, "nobody") })).rejects.toMatchObject({
    message: /installed and running\? Debian's package is libvirt-daemon-system/,
  });
});

const seteuid = process.getuid?.() === 0 ? process.seteuid?.bind(process) : undefined;
if (!seteuid) console.log("skipped: a socket that is not ours: needs root, to be somebody else");

it.skipIf(!seteuid)("says which group to join where a socket is not ours", async () => {
  const path = join(folder, "theirs");
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(path, resolve));
  try {
    seteuid!(65_534);
    const refused = connectUnix({ path });
    seteuid!(0);
    await expect(refused).rejects.toMatchObject({
      cause: { code: "EACCES" },
      message: /join the group that may use it \(often 'libvirt'\)/,
    });
  } finally {
    seteuid!(0);
    server.close();
  }
});
