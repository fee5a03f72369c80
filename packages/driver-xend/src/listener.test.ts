import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { isHostListening } from "./listener.js";

const portOf = (server: Server) => (server.address() as { port: number }).port;

test.runIf(process.platform === "linux").each(["127.0.0.1", "::1"])(
  "a port of %s that we listen on ourselves is the host's, as long as we do",
  async (host) => {
    const server = createServer().listen(0, host);
    await once(server, "listening");
    const port = portOf(server);
    expect(await isHostListening(port)).toBe(true);
    server.close();
    await once(server, "close");
    expect(await isHostListening(port)).toBe(false);
  },
);

test.runIf(process.platform === "linux" && process.geteuid?.() === 0)(
  "a port that another user listens on is not the host's",
  async () => {
    const program = `const server = require("node:net").createServer();
      server.listen(0, "127.0.0.1", () => console.log(server.address().port));`;
    const child = spawn(process.execPath, ["-e", program], { uid: 65_534, gid: 65_534, cwd: "/" });
    onTestFinished(() => void child.kill("SIGKILL"));
    const [printed] = await once(child.stdout, "data");
    expect(await isHostListening(Number(printed))).toBe(false);
  },
);
