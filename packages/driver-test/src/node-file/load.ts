import { dirname, resolve } from "node:path";
import {
  checkAborted,
  ErrorDomain,
  ErrorNumber,
  LibvirtError,
  type NodeInfo,
  type OpenRequest,
  wrapProblems,
} from "@libvirt-ts/driver";
import { XmlError } from "@libvirt-ts/xml";
import type { Clock } from "../clock.js";
import { testError } from "../errors.js";
import { readFile } from "../files.js";
import { hostOf } from "../state/host.js";
import { TestNode } from "../state/node.js";
import { addObject } from "./add.js";
import { type NodeElement, readElements } from "./node-element.js";
import { readInfo } from "./node-info.js";
import { type Described, described, type Elsewhere, objectsOf } from "./parts.js";
import { admit, type NodeUser, readUsers } from "./users.js";

/** What the opening of a node needs to know of who opens it. */
export type NodeRequest = Pick<OpenRequest, "warn" | "signal" | "credentials">;

/** How many of the files that a node file names are read before anybody else has a turn. */
const filesAtOnce = 32;

/** Loads a node file and the files it names, once who opens it is one of its users; everything in it runs, domains with ids in document order. */
export async function loadNodeFile(
  path: string,
  clock: Clock,
  { warn, signal, credentials }: NodeRequest,
): Promise<TestNode> {
  const bytes = read(path, "loading host definition file");
  const { info, users, objects } = parse(bytes, path, (root) => readNode(root, path, bytes));
  await admit(users, credentials, path);
  const node = new TestNode(hostOf(info), clock);
  for (let start = 0; start < objects.length; start += filesAtOnce) {
    if (start > 0) await new Promise(setImmediate);
    checkAborted(ErrorDomain.TEST, signal && { signal });
    for (const object of objects.slice(start, start + filesAtOnce))
      addObject(node, settle(object, path), warn);
  }
  return node;
}

/** An object, with the file that describes it read. */
function settle(object: Described | Elsewhere, nodePath: string): Described {
  if (!("file" in object)) return object;
  const { element, file } = object;
  const path = resolve(dirname(nodePath), file);
  const bytes = read(path, `load ${element} definition file`);
  return parse(bytes, path, (root) => {
    if (root.name !== element) root.error("node.root", `expected <${element}>`);
    return { ...described(root, element, path, bytes), isWholeFile: true };
  });
}

interface NodeFile {
  readonly info: NodeInfo;
  readonly users: readonly NodeUser[];
  readonly objects: readonly (Described | Elsewhere)[];
}

function readNode(root: NodeElement, path: string, bytes: Uint8Array): NodeFile {
  if (root.name !== "node") root.error("node.root", "expected <node>");
  const objects = objectsOf(root, path, bytes);
  return { info: readInfo(root), users: readUsers(root), objects };
}

function parse<T>(xml: Uint8Array, path: string, readRoot: (root: NodeElement) => T): T {
  try {
    return readElements(xml, readRoot);
  } catch (error) {
    const limit = error instanceof XmlError && error.problems.find(({ id }) => id === "xml.limit");
    if (limit) throw testError(ErrorNumber.OVERFLOW, path, limit.message, error);
    throw wrapProblems(error, { info: path, dialectDomain: ErrorDomain.TEST });
  }
}

/** Reads a file; what goes wrong names the step as well. */
function read(path: string, step: string): Uint8Array {
  try {
    return readFile(path, ErrorNumber.INTERNAL_ERROR);
  } catch (error) {
    const { code, message, int1, cause = error } = error as LibvirtError;
    throw new LibvirtError({
      code: code as ErrorNumber,
      domain: ErrorDomain.TEST,
      info: step,
      detail: message.replace(/^internal error: /, ""),
      int1,
      cause,
    });
  }
}
