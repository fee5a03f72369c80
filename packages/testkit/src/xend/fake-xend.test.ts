import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FakeXend, startFakeXend } from "./fake-xend.js";
import { readSxp, type Sxp } from "./sxp.js";

const shared = resolve(
  process.env.LIBVIRT_TS_SHARED ?? fileURLToPath(new URL("../../../../../shared", import.meta.url)),
);
const corpus = join(shared, "corpus", "xend");
const recorded = existsSync(corpus);
if (!recorded) console.warn(`skipped: no recorded exchanges in ${corpus} (set LIBVIRT_TS_SHARED)`);

/** What the fake leaves out, and why nobody misses it. */
const leftOut: readonly (readonly [RegExp, string])[] = [
  [/dmesg|^\d+-node-(shutdown|halt|restart|reboot)/, "the node has no operations here"],
  [/sysrq|sched_credit|sedf|configure/, "no driver uses these"],
  [/multi$|multipart|chunked|keepalive-two/, "no driver sends these"],
  [/hotplug-(error|busy)|devices-vbd-after/, "host failures are made with misbehave"],
  [/eof-only/, "nobody asks with an end of file"],
  [/detail-by-id/, "ids are counted from 1, and the real one loses one with every failure"],
  [/dup-uuid|second|first|unix-list/, "after two domains have got one name, the versions part ways"],
  [/devices-bad/, "finer checks are left to the real one"],
];

interface Exchange {
  readonly name: string;
  readonly request: Buffer;
  readonly reply: Buffer;
}

function section(bytes: Buffer, mark: string): Buffer {
  const at = bytes.indexOf(mark);
  const newline = bytes.indexOf("\n", at);
  const length = Number(/, (\d+) bytes/.exec(bytes.toString("latin1", at, newline))?.[1]);
  return bytes.subarray(newline + 1, newline + 1 + length);
}

function exchangesOf(version: string): Exchange[] {
  return readdirSync(join(corpus, version))
    .filter((file) => /^\d{3}-/.test(file))
    .sort()
    .map((file) => {
      const bytes = readFileSync(join(corpus, version, file));
      return {
        name: file.replace(/\.txt$/, ""),
        request: section(bytes, ">>>>>"),
        reply: section(bytes, "<<<<<"),
      };
    });
}

/** Sends raw bytes and takes what comes until the end, or until silence. */
function talk(xend: FakeXend, request: Buffer, expectsNothing: boolean): Promise<Buffer> {
  const { hostname, port } = new URL(xend.uri);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(request));
    const chunks: Buffer[] = [];
    const done = () => {
      socket.destroy();
      resolve(Buffer.concat(chunks));
    };
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("end", done);
    socket.on("error", reject);
    if (expectsNothing) socket.setTimeout(60, done);
  });
}

/** The same request with another folder for files, and the right length again. */
function moved(request: Buffer, version: string, folder: string): Buffer {
  const text = request
    .toString("latin1")
    .replace(new RegExp(`(%2F[\\w.-]+)+?%2Fcap-${version}`, "g"), encodeURIComponent(folder))
    .replace(new RegExp(`(/[\\w.-]+)+?/cap-${version}`, "g"), folder);
  const [head = "", ...body] = text.split("\r\n\r\n");
  const length = body.join("\r\n\r\n").length;
  const recordedLength = Number(/Content-Length: (\d+)/i.exec(head)?.[1] ?? -1);
  if (recordedLength !== request.length - request.indexOf("\r\n\r\n") - 4) return Buffer.from(text, "latin1");
  return Buffer.from(
    [head.replace(/(Content-Length: )\d+/i, `$1${length}`), ...body].join("\r\n\r\n"),
    "latin1",
  );
}

/** What is compared: the status, the headers' names, and what kind of thing the body is. */
function shape(reply: Buffer): unknown {
  const text = reply.toString("latin1");
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const [status, ...headers] = head.split("\r\n");
  const body = rest.join("\r\n\r\n");
  const type = headers.find((header) => header.startsWith("Content-type"));
  return {
    status,
    headers: headers.map((header) => header.split(":")[0]).sort(),
    type,
    body: kind(body),
  };
}

/** Fields that the real one prints or not as its guest happens to be just then. */
const passing = new Set(
  "shutdown_reason cpu_time online_vcpus up_time start_time store_mfn console_mfn cpus".split(" "),
);

/** `error`, the fields of a domain, the names of a list, or the text itself. */
function kind(body: string): unknown {
  if (body.startsWith("(xend.err")) return "error";
  if (body.startsWith("<")) return body.slice(0, 6);
  if (!body.startsWith("(")) return body;
  const value = readSxp(body.replaceAll("\\x", "\\\\x"), false) as readonly Sxp[];
  const tail = body.endsWith("''") ? " and an empty string" : "";
  if (value[0] === "domain") {
    const keys = new Set(value.slice(1).map((field) => String(field[0])));
    return [...keys].filter((key) => !passing.has(key)).join(" ") + tail;
  }
  if (value[0] === "node") return "node";
  return Array.isArray(value[0]) ? value.map((item) => item[0]) : body.replace(/dom \d+/, "dom N");
}

describe.skipIf(!recorded).each([
  ["3.0.2", "3.0.2"],
  ["3.0.4", "3.0.4"],
  ["4.1.6", "4.1"],
] as const)("the fake and the recorded xend %s", (version, manner) => {
  let xend: FakeXend;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "fake-xend-"));
    mkdirSync(join(folder, "boot"));
    writeFileSync(join(folder, "junk"), "this is no checkpoint");
    xend = await startFakeXend({ version: manner });
  });
  afterAll(async () => {
    await xend.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each((recorded ? exchangesOf(version) : []).map((one) => [one.name, one] as const))(
    "%s",
    async (name, one) => {
      // What the guest did by itself when this was recorded.
      if (/crashed-preserved/.test(name)) xend.crash("pvtest");
      const silence = one.reply.length === 0 || /keepalive|eof/.test(name);
      const reply = await talk(xend, moved(one.request, version, folder), silence);
      const isLeftOut = leftOut.some(([pattern]) => pattern.test(name));
      if (!isLeftOut) expect(shape(reply)).toEqual(shape(one.reply));
    },
  );
});
