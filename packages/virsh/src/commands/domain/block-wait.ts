import { setTimeout } from "node:timers/promises";
import type { CallOptions, Domain } from "@libvirt-ts/core";
import { DomainBlockJobAbortFlags } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { devicesOf, domainXML } from "../../values/domain-xml.js";
import { attributeOf, childAt } from "../kit/xml-text.js";

/** How a job is waited for. */
export interface Waiting {
  readonly path: string;
  readonly what: "Block Copy" | "Block Pull" | "Block commit";
  readonly verbose: boolean;
  readonly async: boolean;
  readonly timeout: number | undefined;
  /** It ends as a mirror, which somebody has to end. */
  readonly ready: boolean;
  /** What is done with a mirror; it stays where nothing is said. */
  readonly end: "finish" | "pivot" | undefined;
}

/** Milliseconds between two looks at a job. */
const interval = 500;

/** Waits for a job of a disk; one that takes longer than it may, or is interrupted, is aborted. */
export async function waitForJob(context: Context, domain: Domain, waiting: Waiting): Promise<void> {
  const { path, what, ready, end } = waiting;
  const values = { path, domain: domain.name() };
  const started = performance.now();
  const failed = msg("failed to wait for the job of disk '{path}' of domain '{domain}'");
  const tell = teller(context, waiting);
  for (;;) {
    const state = await context.attempt(failed, values, (call) => look(domain, waiting, call));
    tell(state.percent);
    if (state.over) break;
    const late = waiting.timeout !== undefined && performance.now() - started > waiting.timeout * 1000;
    if (late || context.signal.aborted) {
      await abort(domain, waiting);
      throw new Failure(msg("the job of disk '{path}' was aborted: its time was up"), values);
    }
    await setTimeout(interval, undefined, { signal: context.signal }).catch(() => {});
  }
  if (ready && end !== undefined) {
    await context.attempt(msg("Failed to end the job of disk {path} of domain {domain}"), values, (call) =>
      domain.blockJobAbort(path, end === "pivot" ? DomainBlockJobAbortFlags.PIVOT : 0, call),
    );
  }
  context.tell(
    end === "pivot"
      ? msg("Successfully pivoted")
      : end === "finish"
        ? what === "Block Copy"
          ? msg("Successfully copied")
          : msg("Commit complete, overlay image kept")
        : ready
          ? msg("Now in mirroring phase")
          : what === "Block Pull"
            ? msg("Pull complete")
            : msg("Commit complete"),
  );
}

/** Tells how far a job is, for who asked. */
function teller(context: Context, { verbose, what }: Waiting): (percent: number) => void {
  const { stderr } = context.app.host;
  let last = -1;
  return (percent) => {
    if (!verbose || percent === last) return;
    last = percent;
    const text = `${what}: [${percent.toFixed(2).padStart(6)} %]`;
    stderr.write(stderr.isTerminal ? `\r${text}${percent === 100 ? "\n" : ""}` : `${text}\n`);
  };
}

async function look(domain: Domain, { path, ready }: Waiting, call: CallOptions) {
  const job = await domain.blockJobInfo(path, 0, call);
  if (job === undefined) return { percent: 100, over: true };
  const { cur, end } = job;
  const percent = end === 0n ? 0 : Number((cur * 10_000n) / end) / 100;
  const over = ready && cur === end && end > 0n && (await isMirroring(domain, path, call));
  return { percent, over };
}

/** Whether a disk's job has become a mirror, as the description of the domain tells. */
async function isMirroring(domain: Domain, path: string, call: CallOptions): Promise<boolean> {
  const disks = devicesOf(await domainXML(domain, 0, call), "disk");
  const disk = disks.find((one) =>
    [attributeOf(childAt(one, "target"), "dev"), attributeOf(childAt(one, "source"), "file")].includes(path),
  );
  return attributeOf(childAt(disk, "mirror"), "ready") === "yes";
}

const abort = (domain: Domain, { path, async: isAsync }: Waiting): Promise<void> =>
  domain.blockJobAbort(path, isAsync ? DomainBlockJobAbortFlags.ASYNC : 0).catch(() => {});
