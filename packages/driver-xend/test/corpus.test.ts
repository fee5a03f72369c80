import { join } from "node:path";
import { ErrorNumber, type LibvirtError } from "@libvirt-ts/driver";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { complaint, type Exchange, readExchanges, type Sent, startReplay } from "./corpus.js";
import { isDescription, type Plan, planFor, type Subject } from "./corpus-plans.js";
import { openAt, xendCorpus } from "./support.js";

const folder = xendCorpus();
const emptyOk = Buffer.from("HTTP/1.1 200 OK\r\nContent-length: 0\r\n\r\n");
const nobody = Buffer.from("HTTP/1.1 404 Not found\r\nContent-length: 0\r\n\r\n");
const sxpReply = (body: string) =>
  Buffer.from(
    `HTTP/1.1 200 OK\r\nContent-length: ${body.length}\r\nContent-type: application/sxp\r\n\r\n${body}`,
    "latin1",
  );

/** The codes that a refusal may come out as. */
function expectedError({ status, body }: Exchange, error: LibvirtError): void {
  const says = complaint(body);
  if (status === 0) return void expect(error.code).toBe(ErrorNumber.OPERATION_TIMEOUT);
  if (says !== undefined) {
    expect([ErrorNumber.POST_FAILED, ErrorNumber.GET_FAILED]).toContain(error.code);
    expect(error.message).toContain(says.slice(0, 200));
  } else if (status === 404) expect(error.code).toBe(ErrorNumber.NO_DOMAIN);
  else if (status === 501) expect(error.code).toBe(ErrorNumber.NO_SUPPORT);
  else expect(error.code).toBe(ErrorNumber.HTTP_ERROR);
}

describe.skipIf(folder === undefined).each(["3.0.2", "3.0.4", "4.1.6"])(
  "xend %s as it was recorded",
  (version) => {
    const exchanges = folder === undefined ? [] : readExchanges(join(folder, version));
    const known = new Map<string, Buffer>();
    const planned: { exchange: Exchange; plan: Plan; node: Buffer }[] = [];
    const left = new Map<string, number>();
    const node = exchanges[0]?.reply ?? emptyOk;
    for (const [at, exchange] of exchanges.entries()) {
      const plan = planFor(exchange, version, known, exchanges.slice(at + 1));
      if (typeof plan === "string") left.set(plan, (left.get(plan) ?? 0) + 1);
      else planned.push({ exchange, plan, node });
      if (isDescription(exchange)) known.set(exchange.path[2]!, exchange.reply);
    }

    let current: (sent: Sent) => Buffer | undefined = () => node;
    let replay: Awaited<ReturnType<typeof startReplay>>;
    beforeAll(async () => {
      replay = await startReplay((sent) => current(sent));
    });
    afterAll(() => replay.close());

    /** Runs a plan against a daemon that answers this request as recorded. Undefined when the driver did not send it. */
    async function run({ exchange, plan }: (typeof planned)[number]) {
      const connection = (await openAt(replay.uri, {
        timeouts: { connect: 1000, query: 2000, change: 2000, devices: 2000, image: 150 },
      })) as Subject;
      let sent = false;
      const made = exchange.body.startsWith("(domain (") ? sxpReply(exchange.body) : undefined;
      const after = plan.after ?? made;
      const isRequest = plan.isRequest ?? ((one: Sent) => one.path[1] === exchange.path[1]);
      current = (request) => {
        if (isRequest(request)) {
          sent = true;
          return exchange.status === 0 ? undefined : exchange.reply;
        }
        if (request.path[1] === "node") return node;
        if (request.method === "POST") return emptyOk;
        if (request.path.length === 2) return sxpReply("()");
        // The driver looks whether name and uuid are free, then at what it has made.
        return plan.before ?? (sent && after !== undefined ? after : nobody);
      };
      try {
        return { sent: () => sent, result: await plan.run(connection) };
      } catch (error) {
        return { sent: () => sent, error: error as LibvirtError };
      } finally {
        await connection.close();
      }
    }

    it.each(planned.map((one) => [one.exchange.name, one] as const))("%s", async (_name, one) => {
      const outcome = await run(one);
      if (!outcome.sent()) {
        // Refused before anything was sent, for a reason of the driver's own.
        expect([
          ErrorNumber.OPERATION_INVALID,
          ErrorNumber.INVALID_ARG,
          ErrorNumber.DOM_EXIST,
          ErrorNumber.OVERFLOW,
          ErrorNumber.NO_DOMAIN,
        ]).toContain(outcome.error?.code);
        return;
      }
      const { status, body } = one.exchange;
      const succeeds = status >= 200 && status < 300 && complaint(body) === undefined;
      if (!succeeds) {
        expect(outcome.error, JSON.stringify(outcome.result)).toBeDefined();
        expectedError(one.exchange, outcome.error!);
      } else {
        if (outcome.error !== undefined) throw outcome.error;
        one.plan.check?.(outcome.result);
      }
    });

    it("is walked to a good part", () => {
      console.log(
        `xend ${version}: ${planned.length} of ${exchanges.length} exchanges; the rest:`,
        Object.fromEntries(left),
      );
      expect(planned.length).toBeGreaterThan(exchanges.length / 3);
    });
  },
);
