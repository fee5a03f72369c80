import { once } from "node:events";
import { createConnection, type Socket } from "node:net";
import { within } from "../within.js";

/** What a guest's definition needs so that its machine can be driven: QEMU listens at this path. */
export function qtestCommandLine(path: string): string {
  const args = ["-qtest", `unix:${path},server=on,wait=off`, "-qtest-log", "none"];
  return `<qemu:commandline xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>${args
    .map((arg) => `<qemu:arg value='${arg}'/>`)
    .join("")}</qemu:commandline>`;
}

/**
 * Does to a guest's machine what a driver inside of the guest would do: ports and memory, by QEMU's qtest protocol. So a
 * guest of 512 bytes has an agent, a balloon, a clock that it sets.
 */
export class Qtest {
  readonly #socket: Socket;
  #answers = "";
  #waiting: ((line: string) => void)[] = [];
  #gone = false;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding("latin1");
    socket.on("data", (text: string) => this.#receive(text));
    // It goes with the guest.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      this.#gone = true;
      for (const resolve of this.#waiting.splice(0)) resolve("FAIL the guest is gone");
    });
  }

  /** Connects to a guest that runs. */
  static async connect(path: string): Promise<Qtest> {
    const socket = createConnection(path);
    try {
      await within(once(socket, "connect"), `QEMU takes a connection at ${path}`);
      return new Qtest(socket);
    } catch (error) {
      socket.destroy();
      throw error;
    }
  }

  async out(width: "b" | "w" | "l", port: number, value: number): Promise<void> {
    await this.#ask(`out${width} 0x${port.toString(16)} 0x${(value >>> 0).toString(16)}`);
  }

  async in(width: "b" | "w" | "l", port: number): Promise<number> {
    return Number(await this.#ask(`in${width} 0x${port.toString(16)}`));
  }

  async write(address: number, bytes: Uint8Array): Promise<void> {
    const hex = Buffer.from(bytes).toString("hex");
    await this.#ask(`write 0x${address.toString(16)} 0x${bytes.length.toString(16)} 0x${hex}`);
  }

  async read(address: number, length: number): Promise<Buffer> {
    const hex = await this.#ask(`read 0x${address.toString(16)} 0x${length.toString(16)}`);
    return Buffer.from(hex.slice(2), "hex");
  }

  close(): void {
    this.#socket.destroy();
  }

  async #ask(command: string): Promise<string> {
    // A socket that has closed says so once, and never answers what is asked later.
    if (this.#gone) throw new Error(`${command}: the guest is gone`);
    const answer = new Promise<string>((resolve) => {
      this.#waiting.push(resolve);
      this.#socket.write(`${command}\n`);
    });
    const line = await within(answer, `QEMU answers ${command}`);
    const [word, ...rest] = line.split(" ");
    if (word !== "OK") throw new Error(`${command}: ${line}`);
    return rest.join(" ");
  }

  #receive(text: string): void {
    const lines = (this.#answers + text).split("\n");
    this.#answers = lines.pop()!;
    for (const line of lines) this.#waiting.shift()?.(line.trim());
  }
}
