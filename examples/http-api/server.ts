// A host's domains as an HTTP API, described in OpenAPI. Fastify holds what comes in and goes out to the same schemas.
import swagger from "@fastify/swagger";
import { type Connect, DomainState, ErrorNumber, LibvirtError, nameOf, open } from "@libvirt-ts/core";
import fastify, { type FastifyInstance } from "fastify";

const domain = {
  type: "object",
  required: ["name", "uuid", "state"],
  properties: {
    name: { type: "string" },
    uuid: { type: "string", format: "uuid" },
    state: { type: "string", enum: Object.keys(DomainState) },
    memory: { type: "integer", description: "KiB" },
  },
} as const;

const params = {
  type: "object",
  required: ["name"],
  properties: { name: { type: "string", minLength: 1, maxLength: 255 } },
} as const;

const actions = ["create", "shutdown", "destroy", "suspend", "resume"] as const;

/** What libvirt's errors are in HTTP; any other is the host's fault. */
const statuses: Readonly<Record<number, number>> = {
  [ErrorNumber.NO_DOMAIN]: 404,
  [ErrorNumber.OPERATION_INVALID]: 409,
  [ErrorNumber.DOM_EXIST]: 409,
  [ErrorNumber.XML_ERROR]: 400,
  [ErrorNumber.XML_DETAIL]: 400,
  [ErrorNumber.CONFIG_UNSUPPORTED]: 400,
  [ErrorNumber.OPERATION_DENIED]: 403,
  [ErrorNumber.NO_SUPPORT]: 501,
};

/** The API of one connection; the caller listens, and closes the connection. */
export async function createApi(conn: Connect): Promise<FastifyInstance> {
  const api = fastify();
  await api.register(swagger, { openapi: { info: { title: "Domains of a host", version: "1" } } });
  api.setErrorHandler((error: Error & { statusCode?: number }, _, reply) => {
    if (error instanceof LibvirtError)
      return reply.code(statuses[error.code] ?? 502).send({ error: error.codeName, message: error.message });
    return reply.code(error.statusCode ?? 500).send({ error: error.name, message: error.message });
  });

  // Where nobody has done it, a document of a guest is plain text.
  api.addContentTypeParser("application/xml", { parseAs: "string" }, (_, body, done) => done(null, body));

  const described = async (name: string) => {
    const found = await conn.lookupByName(name);
    const { state, memory } = await found.info();
    return { name: found.name(), uuid: found.UUIDString(), state: nameOf(DomainState, state), memory };
  };

  api.get("/domains", { schema: { response: { 200: { type: "array", items: domain } } } }, async () => {
    const listed = await conn.listAllDomains();
    return listed.map(({ domain: found, info }) => ({
      name: found.name(),
      uuid: found.UUIDString(),
      state: nameOf(DomainState, info?.state ?? 0),
      memory: info?.memory,
    }));
  });
  api.get<{ Params: { name: string } }>(
    "/domains/:name",
    { schema: { params, response: { 200: domain } } },
    async (request) => described(request.params.name),
  );
  api.post<{ Body: string }>(
    "/domains",
    { schema: { consumes: ["application/xml"], body: { type: "string" }, response: { 201: domain } } },
    async (request, reply) => {
      const defined = await conn.defineXML(request.body);
      return reply.code(201).send(await described(defined.name()));
    },
  );
  for (const action of actions) {
    api.post<{ Params: { name: string } }>(
      `/domains/:name/${action}`,
      { schema: { params, response: { 200: domain } } },
      async (request) => {
        const found = await conn.lookupByName(request.params.name);
        await found[action]();
        return described(request.params.name);
      },
    );
  }
  api.get("/openapi.json", { schema: { hide: true } }, async () => api.swagger());
  return api;
}

export async function main(print: (line: string) => void): Promise<void> {
  await using conn = await open("test:///default");
  const api = await createApi(conn);
  const ask = async (method: "GET" | "POST", url: string, payload?: string) => {
    const headers = { "content-type": "application/xml" };
    const { statusCode, body } = await api.inject({ method, url, ...(payload && { payload, headers }) });
    return `${method} ${url}: ${statusCode} ${body}`;
  };
  print(await ask("POST", "/domains/test/suspend"));
  print(await ask("POST", "/domains/test/create"));
  print(await ask("GET", "/domains/nobody"));
  print((await ask("POST", "/domains", "<domain")).slice(0, 20));
  const { paths } = JSON.parse((await api.inject("/openapi.json")).body) as { readonly paths: object };
  print(`${Object.keys(paths).length} paths are described`);
  await api.close();
}
