import { setTimeout as delay } from "node:timers/promises";
import type { Qtest } from "./qtest.js";
import { VirtioDevice, VirtioPort, VirtioQueue } from "./virtio.js";

/** The element of a guest that has a channel for its agent. */
export const AGENT_CHANNEL =
  "<controller type='virtio-serial' index='0'/><channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>";

/** The port of the first channel; port 0 is kept for a console. */
const PORT = 1;
const MULTIPORT = 2;
const PORT_READY = 3;
const PORT_OPEN = 6;
const QUEUES = 0x40_0000;

/** What an agent answers to a command; undefined for one that is not answered. */
export type AgentAnswers = Readonly<Record<string, (args: Record<string, unknown>) => unknown>>;

/**
 * A guest agent's end of its channel, in a guest that is too small for the real one: what libvirt writes comes through
 * QEMU's virtio port, and the answers of the caller, as QEMU documents them, go back that way.
 */
export class GuestAgent {
  /** The commands that came, in their order. */
  readonly commands: string[] = [];
  readonly #control = new VirtioQueue(3, QUEUES);
  readonly #down = new VirtioQueue(2 * PORT + 2, QUEUES + 0x10_0000);
  readonly #up = new VirtioQueue(2 * PORT + 3, QUEUES + 0x20_0000);
  readonly #answers: AgentAnswers;
  readonly #stop = new AbortController();
  #working: Promise<void> = Promise.resolve();
  #heard = "";

  private constructor(answers: AgentAnswers) {
    this.#answers = answers;
  }

  /** Opens the channel as a guest that has started its agent does. */
  static async start(qtest: Qtest, answers: AgentAnswers): Promise<GuestAgent> {
    const agent = new GuestAgent(answers);
    const device = await VirtioPort.find(qtest, VirtioDevice.SERIAL);
    await device.begin(MULTIPORT, [agent.#control, agent.#down, agent.#up]);
    await agent.#down.offer(8);
    await agent.#tell(PORT_READY, 1);
    await agent.#tell(PORT_OPEN, 1);
    agent.#working = agent.#work();
    return agent;
  }

  /** Closes the channel, as when the agent ends. */
  async close(): Promise<void> {
    await this.stop();
    await this.#tell(PORT_OPEN, 0);
  }

  /** Answers nothing any more; for a guest that is gone, too. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#working;
  }

  async #tell(event: number, value: number): Promise<void> {
    const message = Buffer.alloc(8);
    message.writeUInt32LE(PORT);
    message.writeUInt16LE(event, 4);
    message.writeUInt16LE(value, 6);
    await this.#control.send(message);
  }

  async #work(): Promise<void> {
    try {
      while (!this.#stop.signal.aborted) {
        this.#heard += (await this.#down.receive()).toString("latin1");
        const lines = this.#heard.split("\n");
        this.#heard = lines.pop()!;
        for (const line of lines) await this.#answer(line.replaceAll("\xff", "").trim());
        await delay(5);
      }
    } catch (error) {
      // The guest has gone in the middle of a question.
      if (!this.#stop.signal.aborted && !String(error).includes("gone")) throw error;
    }
  }

  async #answer(line: string): Promise<void> {
    if (line === "") return;
    const { execute, arguments: args = {} } = JSON.parse(line) as {
      execute: string;
      arguments?: Record<string, unknown>;
    };
    this.commands.push(execute);
    const answer = this.#answerTo(execute, args);
    if (answer === undefined) return;
    const mark = execute === "guest-sync-delimited" ? "\xff" : "";
    await this.#up.send(Buffer.from(`${mark}${JSON.stringify(answer)}\n`, "latin1"));
  }

  #answerTo(execute: string, args: Record<string, unknown>): object | undefined {
    if (execute.startsWith("guest-sync")) return { return: args.id };
    const act = this.#answers[execute];
    if (!act) {
      const desc = `The command ${execute} has not been found`;
      return { error: { class: "CommandNotFound", desc } };
    }
    const answer = act(args);
    return answer === undefined ? undefined : { return: answer };
  }
}
