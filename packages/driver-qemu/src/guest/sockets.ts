import { connect, type Socket } from "node:net";

/**
 * Connects to what QEMU serves; who aborts meanwhile is connected to nothing. What goes wrong later is told to whoever reads or
 * writes, and ends no process.
 */
export function openSocket(
  where: string | { readonly host: string; readonly port: number },
  signal?: AbortSignal,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = typeof where === "string" ? connect(where) : connect(where);
    const giveUp = (): void => void socket.destroy(signal?.reason);
    const decided = (): void => signal?.removeEventListener("abort", giveUp);
    socket.once("close", decided).once("error", reject);
    socket.once("connect", () => {
      decided();
      socket.off("error", reject);
      socket.on("error", () => {});
      resolve(socket);
    });
    if (signal?.aborted === true) giveUp();
    signal?.addEventListener("abort", giveUp);
  });
}
