import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { ErrorNumber } from "@libvirt-ts/driver";
import { expect, it } from "vitest";
import { characterStream } from "./character-stream.js";

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

it("carries what is typed and what is told, and ends", async () => {
  const { guest, reader, writer } = await pair();
  await writer.write(Buffer.from("typed"));
  expect(`${(await once(guest, "data"))[0]}`).toBe("typed");
  guest.write("told");
  expect(Buffer.from((await reader.read()).value!).toString()).toBe("told");
  await writer.close();
  expect((await reader.read()).done).toBe(true);
});

it("is not written to once it has ended", async () => {
  const { guest, socket, writer } = await pair();
  guest.end();
  await once(socket.resume(), "close");
  await expect(writer.write(Buffer.from("late"))).rejects.toMatchObject(closed);
});

it("is closed with libvirt's error once its other direction was given up", async () => {
  const { socket, reader, writer } = await pair();
  await reader.cancel();
  await expect(writer.close()).rejects.toMatchObject(closed);
  expect(socket.destroyed).toBe(true);
});

it("is written to with libvirt's error once the guest is gone", async () => {
  const { guest, socket, writer } = await pair();
  guest.destroy();
  socket.destroy();
  await expect(writer.closed).rejects.toMatchObject(closed);
  await expect(writer.write(Buffer.from("late"))).rejects.toMatchObject(closed);
});

it("is left when it is aborted", async () => {
  const { socket, writer } = await pair();
  await writer.abort();
  expect(socket.destroyed).toBe(true);
});
