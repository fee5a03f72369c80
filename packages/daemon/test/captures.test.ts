/**
 * What clients said to a libvirtd, said to our daemon, and its replies held to those of that time. What may differ is listed
 * with its reason; what is listed and does not differ is too much of the list.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";
import { decodePayload, errorRecord, type Procedure } from "@libvirt-ts/rpc";
import { remoteMessages, storagePoolDefineXML } from "@libvirt-ts/rpc/protocol";
import { describe, expect, test } from "vitest";
import { type Answer, RawClient, text, words } from "./raw-client.js";
import { served } from "./served.js";

const shared = process.env.LIBVIRT_TS_SHARED ?? fileURLToPath(new URL("../../../../shared", import.meta.url));
const folder = `${shared}/rig/libvirtd/captures`;
const present = existsSync(folder);
if (!present) console.log(`skipped: what clients said to libvirtd: no ${folder}`);

/** The odd ones opened QEMU's driver, and asked nothing of it; the others its test driver. */
const isOdd = (file: string) => file.startsWith("raw-");
const files = present
  ? readdirSync(folder).filter(
      (file) => isOdd(file) || /^(python-test-driver|virsh-test-.*|virt-manager-test)\.jsonl$/.test(file),
    )
  : [];

/** Where replies differ: a call and the place in its answer, and why. */
const differs: readonly (readonly [where: RegExp, reason: string])[] = [
  [/^connectGetHostname\.hostname$/, "the host's own"],
  [/^connectGetCapabilities\.capabilities$/, "laid out otherwise, and of today"],
  [/^storagePoolGetXMLDesc\.xml$/, "an element without content is written as one tag"],
  [/^domainGetInfo\.cpuTime$/, "the node's clock"],
  [/^connectListAllStoragePools\.pools\.\d\./, "in the order of the node, not of a hash"],
  [/^domainScreenshot\.data$/, "another picture"],
  [/^connectGetAllDomainStats\.retStats\.0\.params\.\d+$/, "ours tells every group, not the state alone"],
  [
    /^(nodeListDevices\.names|connectListAllNodeDevices\.devices)\.\d+/,
    "in the order of the node, not of a hash",
  ],
  [
    /^connectListAllNodeDevices\.(status|error|devices|ret)$/,
    "flags of today, by which virsh asks for inactive devices too: that test driver did not know them",
  ],
  [/^nodeDeviceIsActive\.(status|error|active)$/, "a call of today that that test driver did not have"],
];
const used = new Set<RegExp>();

interface Row {
  readonly conn: number;
  readonly dir?: "c" | "s";
  readonly hex?: string;
  /** What could not be cut into messages, from the side that has ended. */
  readonly rest?: string;
  readonly end?: "c" | "s";
}

const rowsOf = (file: string): Row[] =>
  readFileSync(`${folder}/${file}`, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => JSON.parse(line));

const word = (bytes: Buffer, at: number) => bytes.readInt32BE(4 * at);
const [openCall, streamType] = [1, 3];

const definePool = 77;

/** A pool that a daemon gave a uuid of its own has the same again: its definition says it. */
function identified(bytes: Buffer, rows: readonly Row[]): Buffer {
  if (word(bytes, 3) !== definePool || word(bytes, 2) !== 1) return bytes;
  const replies = rows.filter(({ dir }) => dir === "s").map(({ hex = "" }) => Buffer.from(hex, "hex"));
  const reply = replies.find((one) => word(one, 3) === definePool && word(one, 5) === word(bytes, 5))!;
  const { pool } = decodePayload(storagePoolDefineXML.ret, reply.subarray(28));
  const { xml, flags } = decodePayload(storagePoolDefineXML.args, bytes.subarray(28));
  const said = Buffer.concat([text(xml.replace("<name>", `<uuid>${pool.uuid}</uuid><name>`)), words(flags)]);
  const changed = Buffer.concat([bytes.subarray(0, 28), said]);
  changed.writeInt32BE(changed.length, 0);
  return changed;
}

/** The bytes of an odd client, who opens what the daemon has. */
function spoken(bytes: Buffer): Buffer {
  const opens = word(bytes, 3) === openCall && word(bytes, 2) === 1 && word(bytes, 5) === 1;
  if (!opens) return bytes;
  const name = Buffer.concat([words(1), text("test:///default"), words(0)]);
  const changed = Buffer.concat([bytes.subarray(0, 28), name]);
  changed.writeInt32BE(changed.length, 0);
  return changed;
}

const procedures = new Map(
  remoteMessages
    .filter((message): message is Procedure<unknown, unknown> => "args" in message)
    .map((procedure) => [procedure.number, procedure]),
);

/** What an answer says, as what it is: an error, data, or the reply of its call. */
function told({ procedure, status, type, payload }: Answer): unknown {
  if (status === 1) return { error: decodePayload(errorRecord, payload) };
  if (type === streamType) return { data: payload.toString("latin1") };
  const known = procedures.get(procedure);
  return type === 1 && known !== undefined ? decodePayload(known.ret, payload) : payload.toString("hex");
}

/** The places where two values differ. */
function differences(one: unknown, other: unknown, at = ""): string[] {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null)
    return Object.is(one, other) ? [] : [at];
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].flatMap((name) =>
    differences((one as never)[name], (other as never)[name], `${at}.${name}`),
  );
}

/** Says what a client said; gives what was answered otherwise for no reason that is known. */
async function replay(file: string): Promise<string[]> {
  const unexplained: string[] = [];
  await using own = await served();
  const clients = new Map<number, { client: RawClient; heard: Answer[] }>();
  try {
    const rows = rowsOf(file);
    for (const { conn, dir, hex, rest, end } of rows) {
      let known = clients.get(conn);
      if (known === undefined) {
        known = { client: new RawClient(own.socket), heard: [] };
        clients.set(conn, known);
      }
      const { client, heard } = known;
      if (rest !== undefined && end === "c") client.send(Buffer.from(rest, "hex"));
      if (hex === undefined) continue;
      const bytes = Buffer.from(hex, "hex");
      if (dir === "c") client.send(isOdd(file) ? spoken(bytes) : identified(bytes, rows));
      else await hold(bytes, client, heard, unexplained);
    }
  } finally {
    for (const { client } of clients.values()) client[Symbol.dispose]();
  }
  return unexplained;
}

/** Waits for the message that was recorded, in whatever order answers come, and compares it. */
async function hold(
  recorded: Buffer,
  client: RawClient,
  heard: Answer[],
  unexplained: string[],
): Promise<void> {
  const theirs: Answer = {
    program: word(recorded, 1),
    procedure: word(recorded, 3),
    type: word(recorded, 4),
    serial: word(recorded, 5),
    status: word(recorded, 6),
    payload: recorded.subarray(28),
  };
  const isIt = (answer: Answer) =>
    (["program", "procedure", "type", "serial"] as const).every((name) => answer[name] === theirs[name]);
  while (!heard.some(isIt)) {
    heard.push(
      await client.next().catch((cause) => {
        const { procedure, type, serial } = theirs;
        throw new Error(`no answer to procedure ${procedure}, type ${type}, serial ${serial}`, { cause });
      }),
    );
  }
  const [ours] = heard.splice(heard.findIndex(isIt), 1);
  const name = procedures.get(theirs.procedure)?.name ?? `${theirs.procedure}`;
  const status = ours!.status === theirs.status ? [] : [`${name}.status`];
  for (const place of [...status, ...differences(told(theirs), told(ours!), name)]) {
    const row = differs.find(([where]) => where.test(place));
    if (row !== undefined) used.add(row[0]);
    else unexplained.push(`${place}: ${inspect(told(theirs))} was ${inspect(told(ours!))}`.slice(0, 1000));
  }
}

describe.skipIf(!present)("a daemon of ours answers as libvirtd did", () => {
  test.each(files)("%s", async (file) => {
    expect(await replay(file)).toEqual([]);
  });

  test("and what may differ does", () => {
    expect(differs.map(([where]) => where).filter((where) => !used.has(where))).toEqual([]);
  });
});
