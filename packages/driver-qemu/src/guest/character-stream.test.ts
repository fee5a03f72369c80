import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { ErrorNumber } from "@libvirt-ts/driver";
import { expect, it } from "vitest";
import { characterStream, readAhead } from "./character-stream.js";

const closed = { code: ErrorNumber.OPERATION_ABORTED, message: expect.stringContaining("'serial0'") };

/** One end of a connection as a guest's device, and the other. */
async function pair() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { readonly port: number };
  const [[guest], socket] = await Promise.all([
    once(server, "connection") as Promise<[Socket]>,
    connect(port, "127.0.0.1"),
  ]);
  server.close();
  socket.on("error", () => {});
  const { readable, writable } = characterStream(socket, "'serial0'");
  return { guest, socket, reader: readable.getReader(), writer: writable.getWriter() };
}

it("carries what is typed and what is told, and ends with its guest", async () => {
  const { guest, reader, writer } = await pair();
  await writer.write(Buffer.from("typed"));
  expect(`${(await once(guest, "data"))[0]}`).toBe("typed");
  guest.end("told");
  expect(Buffer.from((await reader.read()).value!).toString()).toBe("told");
  expect((await reader.read()).done).toBe(true);
  await writer.close();
});

it("tells all that was said before its guest was gone, however much of it was waiting", async () => {
  const { guest, socket, reader } = await pair();
  const said = Buffer.alloc(4 * readAhead, "said ");
  let heard = 0;
  guest.end(said);
  // Nobody reads, so that more waits than is read ahead.
  while (!socket.isPaused()) await once(socket, "pause");
  for (let { value } = await reader.read(); value !== undefined; { value } = await reader.read())
    heard += value.length;
  expect(heard).toBe(said.length);
});

it("tells what it had read when it fails", async () => {
  const { guest, socket, reader } = await pair();
  guest.write("told");
  await once(socket, "data");
  socket.destroy(new Error("EIO"));
  expect(Buffer.from((await reader.read()).value!).toString()).toBe("told");
  expect((await reader.read()).done).toBe(true);
});

it("is not written to once it has ended", async () => {
  const { guest, socket, writer } = await pair();
  guest.end();
  await once(socket, "close");
  await expect(writer.write(Buffer.from("late"))).rejects.toMatchObject(closed);
});

it("is left when both of its directions are, in either order", async () => {
  const [first, second] = [await pair(), await pair()];
  await first.reader.cancel();
  await first.writer.write(Buffer.from("typed"));
  expect(`${(await once(first.guest, "data"))[0]}`).toBe("typed");
  await first.writer.close();
  await second.writer.close();
  second.guest.write("told");
  expect(Buffer.from((await second.reader.read()).value!).toString()).toBe("told");
  await second.reader.cancel();
  expect([first.socket.destroyed, second.socket.destroyed]).toEqual([true, true]);
});

it("is written to with libvirt's error once the guest is gone", async () => {
  const { guest, socket, writer } = await pair();
  guest.destroy();
  socket.destroy();
  await expect(writer.write(Buffer.from("late"))).rejects.toMatchObject(closed);
  await expect(writer.closed).rejects.toMatchObject(closed);
});

it("is left when it is aborted, even while its guest takes nothing", async () => {
  const { guest, socket, reader, writer } = await pair();
  guest.pause();
  const writing = expect(writer.write(Buffer.alloc(64 * 1024 * 1024))).rejects.toThrow();
  await writer.abort();
  await writing;
  expect(socket.destroyed).toBe(true);
  expect((await reader.read()).done).toBe(true);
});
