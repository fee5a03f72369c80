import type { FakeDomain } from "./domain.js";
import { folderOperations } from "./folder-operations.js";
import { type Host, XendFailure } from "./host.js";
import { lifecycleOperations } from "./lifecycle-operations.js";
import { nodeText } from "./manner.js";
import { lacks, type Operation } from "./operation.js";
import type { XendRequest } from "./request.js";
import { resourceOperations } from "./resource-operations.js";
import { printSxp, pythonRepr } from "./sxp.js";

/** A reply before it becomes bytes. */
export interface Reply {
  readonly status: number;
  readonly reason: string;
  readonly body: string;
  readonly type?: "application/sxp" | "text/plain" | undefined;
  readonly location?: string;
  readonly accept?: string;
}

const reasons: Record<number, string> = { 200: "OK", 201: "created", 202: "Accepted" };

const sxp = (body: string): Reply => ({ status: 200, reason: "OK", body, type: "application/sxp" });
const plain = (status: number, reason: string, body: string): Reply => ({
  status,
  reason,
  body,
  type: "text/plain",
});

const domainOperations: ReadonlyMap<string, Operation> = new Map([
  ...lifecycleOperations,
  ...resourceOperations,
]);

/** What the xend of this host answers; undefined is no answer, ever. */
export function answer(host: Host, request: XendRequest): Reply | undefined {
  const { method, path } = request;
  if (method !== "GET" && method !== "POST" && method !== "HEAD")
    return {
      ...plain(501, "Not implemented", `Request method not supported (${method})`),
      accept: "GET,HEAD,POST",
    };
  const reply = method === "POST" ? answerPost(host, request) : answerGet(host, request);
  const html = request.headers.has("user-agent") && request.headers.has("accept");
  if (
    reply?.type !== "application/sxp" ||
    !html ||
    request.headers.get("accept")?.includes("application/sxp")
  )
    return reply;
  const text = reply.body.replaceAll("<", "&lt;");
  return {
    ...reply,
    type: undefined,
    body: `<html><head></head><body><h1>/${path.join("/")}</h1><pre>${text}</pre></body></html>`,
  };
}

function answerGet(host: Host, { path, query }: XendRequest): Reply {
  const tail = host.manner.trailing ? "''" : "";
  if (path.length === 0) return sxp(`(ls )${tail}`);
  const [root, place, name, below] = path;
  if (root !== "xend") return plain(404, "Not found", `Not found: ${root}`);
  if (place === undefined) return sxp(`(ls  node domain vnet)${tail}`);
  if (place === "node" && name === undefined) return sxp(nodeText(host.manner));
  if (place === "vnet" && name === undefined) return sxp("()");
  if (place !== "domain") return plain(404, "Not found", `Not found: ${name ?? place}`);
  if (name === undefined) return sxp(list(host, query));
  const domain = host.look(name);
  if (domain === undefined) return missing(host, name);
  if (below !== undefined) return plain(404, "Not found", `Not found: ${below}`);
  if (query.get("op") === "vcpuinfo")
    return operate(
      host,
      domain,
      "vcpuinfo",
      domainOperations.get("vcpuinfo") as Operation,
      query,
      path,
    ) as Reply;
  return sxp(host.print(domain) + tail);
}

function list(host: Host, query: ReadonlyMap<string, string>): string {
  if (query.get("detail") === "1")
    return `(${host
      .listed()
      .map((one) => host.print(one))
      .join(" ")})`;
  const state = host.manner.managed ? query.get("state") : undefined;
  const domains = state === undefined ? host.listed() : host.inState(state);
  return printSxp(
    domains.map((one) => one.name),
    true,
  );
}

function answerPost(host: Host, { path, form }: XendRequest): Reply | undefined {
  host.touch();
  const [root, place, name, below] = path;
  const tail = host.manner.trailing ? "''" : "";
  if (root !== "xend" || place !== "domain" || below !== undefined)
    return plain(404, "Not found", `Not found: ${path.at(-1) ?? ""}`);
  const domain = name === undefined ? undefined : host.find(name);
  if (name !== undefined && domain === undefined) return missing(host, name);
  const op = form?.get("op");
  if (op === undefined || form === undefined)
    return { status: 406, reason: "Invalid request", body: tail, type: "application/sxp" };
  const operation = (domain === undefined ? folderOperations : domainOperations).get(op);
  if (operation === undefined || lacks(host, op)) {
    const text = `Operation not implemented: ${op}`;
    return { status: 501, reason: text, body: text + tail, type: "application/sxp" };
  }
  return operate(host, domain ?? (host.domains[0] as FakeDomain), op, operation, form, path);
}

function operate(
  host: Host,
  domain: FakeDomain,
  op: string,
  operation: Operation,
  fields: ReadonlyMap<string, string>,
  path: readonly string[],
): Reply | undefined {
  const above = operation.status === 202 ? `/${path.join("/")}/..` : undefined;
  try {
    const result = operation.run(host, domain, fields);
    if (result === "hang") return undefined;
    const location = result.created === undefined ? above : `/xend/domain//${result.created}`;
    const reason = op === "restore" ? "Created" : (reasons[operation.status] as string);
    return {
      status: operation.status,
      reason,
      body: result.body,
      ...(result.body === "" ? {} : { type: "application/sxp" as const }),
      ...(location === undefined ? {} : { location }),
    };
  } catch (error) {
    if (!(error instanceof XendFailure)) throw error;
    const body = `(xend.err ${pythonRepr(error.message)})`;
    const location = above === undefined ? {} : { location: above };
    if (operation.failure === undefined && host.manner.failsWith500)
      return { status: 500, reason: `Request failed: ${op}`, body, type: "application/sxp", ...location };
    const status = operation.failure ?? (operation.status === 202 ? 202 : 200);
    return {
      status,
      reason: reasons[status] as string,
      body,
      type: "application/sxp",
      ...location,
    };
  }
}

function missing(host: Host, name: string): Reply {
  const { status, reason, body } = host.manner.missing(name);
  return { status, reason, body, ...(body === "" ? {} : { type: "text/plain" as const }) };
}
