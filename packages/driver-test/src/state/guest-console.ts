import type { DuplexStream } from "@libvirt-ts/driver";

/** Bytes of a line; what is typed beyond is not taken. */
const longestLine = 1024;

/** Bytes that wait for who reads the console; who types more than that waits too. */
const unread = 65_536;

/** What the guest does when its user asks for it. */
export type GuestCommand = "poweroff" | "reboot";

const encoder = new TextEncoder();

/** The console of a running guest: a small shell that echoes what is typed and obeys `poweroff`, `reboot` and `hostname`. */
export class GuestConsole {
  readonly #name: string;
  #end: (() => void) | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  /** Whether somebody is connected. */
  get isOpen(): boolean {
    return this.#end !== undefined;
  }

  /** Connects somebody; who is connected already is cut off. `obey` is called once the guest is to end or to start again. */
  open(obey: (command: GuestCommand) => void): DuplexStream {
    this.close();
    let output!: ReadableStreamDefaultController<Uint8Array>;
    let isEnded = false;
    let resume: (() => void) | undefined;
    const readable = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          output = controller;
        },
        pull: () => resume?.(),
        cancel: () => end(),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: unread }),
    );
    const end = () => {
      if (isEnded) return;
      isEnded = true;
      if (this.#end === end) this.#end = undefined;
      resume?.();
      try {
        output.close();
      } catch {
        // Its reader has gone already.
      }
    };
    this.#end = end;
    const say = (text: string) => {
      if (!isEnded && text !== "") output.enqueue(encoder.encode(text));
    };
    const shell = new Shell(this.#name, say, obey);
    const decoder = new TextDecoder();
    const writable = new WritableStream<Uint8Array>({
      // Who types and does not read waits.
      write: async (chunk) => {
        shell.type(decoder.decode(chunk, { stream: true }));
        while (!isEnded && (output.desiredSize ?? 0) <= 0) {
          await new Promise<void>((resolve) => {
            resume = resolve;
          });
        }
      },
      close: () => end(),
      abort: () => end(),
    });
    say(`${this.#name} login: root\r\n# `);
    return { readable, writable };
  }

  /** Cuts off who is connected: the guest is gone. */
  close(): void {
    this.#end?.();
  }
}

/** What is typed, a line at a time. */
class Shell {
  readonly #name: string;
  readonly #say: (text: string) => void;
  readonly #obey: (command: GuestCommand) => void;
  #line = "";

  constructor(name: string, say: (text: string) => void, obey: (command: GuestCommand) => void) {
    this.#name = name;
    this.#say = say;
    this.#obey = obey;
  }

  type(text: string): void {
    let echo = "";
    for (const character of text) {
      if (character === "\r" || character === "\n") {
        this.#say(`${echo}\r\n`);
        echo = "";
        this.#run(this.#line.trim());
        this.#line = "";
      } else if (character === "\u007f" || character === "\b") {
        if (this.#line !== "") echo += "\b \b";
        this.#line = this.#line.slice(0, -1);
      } else if (this.#line.length < longestLine && character >= " ") {
        this.#line += character;
        echo += character;
      }
    }
    this.#say(echo);
  }

  #run(line: string): void {
    const [command = "", ...words] = line.split(/\s+/);
    if (command === "poweroff" || command === "reboot") {
      this.#say(
        command === "poweroff" ? "The system is going down.\r\n" : "The system is starting again.\r\n# ",
      );
      this.#obey(command);
      return;
    }
    const answers: Readonly<Record<string, () => string>> = {
      "": () => "",
      hostname: () => `${this.#name}\r\n`,
      echo: () => `${words.join(" ")}\r\n`,
      help: () => "echo, help, hostname, poweroff, reboot\r\n",
    };
    const answer = Object.hasOwn(answers, command) ? answers[command]! : () => `${command}: not found\r\n`;
    this.#say(`${answer()}# `);
  }
}
