import { createConnection } from "node:net";

/** Whether somebody listens at a socket: it may be there before, and after. */
export function takesConnections(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(path);
    socket.once("error", () => resolve(false));
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
  });
}
