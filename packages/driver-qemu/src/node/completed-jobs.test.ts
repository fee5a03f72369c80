import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DomainEvent } from "@libvirt-ts/driver";
import { DomainJobType } from "@libvirt-ts/driver/flags";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CompletedJobs } from "./completed-jobs.js";
import { layoutOf } from "./layout.js";

const domain = { uuid: "11111111-2222-3333-4444-555555555555", name: "g" };
const stats = { type: DomainJobType.COMPLETED, params: { disk_total: 2n ** 60n, success: true } };

describe("how jobs have ended", () => {
  let root: string;
  let states: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "jobs-"));
    ({ states } = layoutOf(root));
    mkdirSync(states, { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it("is told once by each process, and taken once by all of them", async () => {
    const seen: DomainEvent[] = [];
    const [one, other] = [0, 1].map(() => new CompletedJobs(layoutOf(root), (event) => seen.push(event)));
    await one!.put(domain, stats);
    for (const jobs of [one!, one!, other!]) await jobs.tell(domain);
    expect(seen).toEqual(Array(2).fill({ event: "job-completed", domain, params: stats.params }));
    expect(await one!.take(domain.uuid, true)).toEqual(stats);
    expect(await other!.take(domain.uuid, false)).toEqual(stats);
    expect(await one!.take(domain.uuid, false)).toBeUndefined();
  });

  it("is not kept where there is no place for it, for which no job fails that is done", async () => {
    const jobs = new CompletedJobs(layoutOf(root), () => expect.fail("nothing is to be told"));
    rmSync(states, { recursive: true });
    await jobs.put(domain, stats);
    expect(await jobs.take(domain.uuid, true)).toBeUndefined();
    await jobs.tell(domain);
  });
});
