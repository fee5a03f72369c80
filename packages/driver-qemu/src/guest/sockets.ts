import { connect, type Socket } from "node:net";

/** Connects to what QEMU serves. What goes wrong later is told to whoever reads or writes, and ends no process. */
export function openSocket(
  where: string | { readonly host: string; readonly port: number },
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = typeof where === "string" ? connect(where) : connect(where);
    socket.once("error", reject).once("connect", () => {
      socket.off("error", reject);
      socket.on("error", () => {});
      resolve(socket);
    });
  });
}
