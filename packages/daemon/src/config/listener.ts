import type { AccessRule, AllowList } from "../access/access.js";
import { accessObjectNames, operationClassNames } from "../access/operation-class.js";
import type { SaslOptions } from "../auth/login.js";
import { readPasswords } from "../auth/passwords.js";
import type { ListenerOptions } from "../listen/address.js";
import type { InheritedSocket } from "../listen/inherited.js";
import { pageFolder } from "../page-folder.js";
import type { Reader } from "./reader.js";

/** What every listener may say. */
const ofAll = ["type", "readOnly", "connection", "sasl", "allow"] as const;
/** Where one listens that has a port; certificates. */
const ofPorts = ["host", "port", "systemd"] as const;
const ofTls = ["cert", "key", "ca", "crl"] as const;

/** What a listener of each type may say, and the words of it that it has to. */
const members = {
  unix: { known: [...ofAll, "path", "mode", "group", "systemd"], needed: [] },
  tcp: { known: [...ofAll, ...ofPorts, "insecure"], needed: [] },
  tls: { known: [...ofAll, ...ofPorts, ...ofTls], needed: ["cert", "key", "ca"] },
  websocket: { known: [...ofAll, ...ofPorts, ...ofTls, "origins", "page", "insecure"], needed: [] },
} as const;

const types = Object.keys(members) as (keyof typeof members)[];

/** How each word of a listener is read, but for those that name files and sockets. */
const readers: Readonly<Record<string, (value: Reader) => unknown>> = {
  readOnly: (value) => value.boolean(),
  insecure: (value) => value.boolean(),
  connection: (value) => value.word(["shared", "own"]),
  path: (value) => value.text(),
  host: (value) => value.text(),
  port: (value) => value.port(),
  mode: (value) => value.mode(),
  group: (value) => value.group(),
  page: (value) => (value.boolean() ? pageFolder : undefined),
  origins: (value) => value.list((origin) => origin.origin()),
  allow: readAllow,
};

/** Reads a listener with the files that it names. */
export async function readListener(
  reader: Reader,
  inherited: readonly InheritedSocket[],
): Promise<ListenerOptions> {
  const type = reader.anyObject().member("type")?.word(types);
  if (type === undefined) throw reader.error(`\`type\` is missing; expected ${types.join(", ")}`);
  const listener = reader.object(members[type].known);
  for (const name of members[type].needed) listener.needed(name);
  const descriptor = descriptorOf(listener, inherited);
  if (descriptor === undefined) listener.needed(type === "unix" ? "path" : "host");
  const plain = members[type].known
    .filter((name) => readers[name] !== undefined)
    .map((name) => listener.known(name, readers[name]!));
  const where = descriptor === undefined ? {} : { descriptor };
  return Object.assign(
    { type: type === "unix" && descriptor !== undefined ? "inherited" : type },
    where,
    ...plain,
    await readCertificates(listener),
    await readSasl(listener),
  );
}

/** The socket of systemd's that a listener names, by the name of its unit. */
function descriptorOf(listener: Reader, inherited: readonly InheritedSocket[]): number | undefined {
  const named = listener.member("systemd");
  if (named === undefined) return undefined;
  const wanted = named.text();
  for (const other of ["host", "port", "path", "mode", "group"]) {
    if (listener.member(other) !== undefined)
      throw listener.error(`\`systemd\` and \`${other}\` exclude each other`);
  }
  const socket = inherited.find(({ name }) => name === wanted || name === `${wanted}.socket`);
  if (socket === undefined)
    throw named.error(`systemd has opened no socket ${JSON.stringify(wanted)} for us`);
  return socket.descriptor;
}

async function readCertificates(listener: Reader): Promise<object> {
  const files = await Promise.all(
    ofTls.map(async (name) => {
      const file = await listener.member(name)?.file();
      return file === undefined ? {} : { [name]: file };
    }),
  );
  const tls: Readonly<Record<string, Buffer>> = Object.assign({}, ...files);
  if (Object.keys(tls).length === 0) return {};
  listener.needed("cert");
  listener.needed("key");
  return { tls };
}

async function readSasl(listener: Reader): Promise<{ readonly sasl?: SaslOptions }> {
  const path = listener.member("sasl")?.object(["passwords"]).needed("passwords");
  if (path === undefined) return {};
  const passwords = await readPasswords(path.text()).catch((error: Error) => {
    throw path.error(error.message);
  });
  return { sasl: { passwords } };
}

function readAllow(reader: Reader): AllowList {
  return reader.list((item) => (item.isText() ? item.text() : readRule(item)));
}

function readRule(reader: Reader): AccessRule {
  const rule = reader.object(["users", "objects", "operations"]);
  return {
    ...rule.known("users", (value) => value.list((user) => user.text())),
    ...rule.known("objects", (value) => value.list((object) => object.word(accessObjectNames))),
    ...rule.known("operations", (value) => value.list((word) => word.word(operationClassNames))),
  };
}
