import { parseXMLElement } from "@libvirt-ts/core";
import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { exclusive } from "../kit/args.js";
import { attributeOf, childAt, childrenNamed } from "../kit/xml-text.js";
import type { ArgsOf } from "../table/group-commands.js";

/** A NUMA cell, as the capabilities of the host describe it. */
interface Cell {
  readonly id: number;
  readonly pageSizes: readonly number[];
}

const kibIn: Readonly<Record<string, number>> = { b: 1 / 1024, KiB: 1, k: 1, MiB: 1024, GiB: 1024 ** 2 };

async function cellsOf(context: Context): Promise<Cell[]> {
  const xml = await context.attempt(msg("failed to get the capabilities"), {}, (call) =>
    context.connection.getCapabilities(call),
  );
  const cells = childAt(await parseXMLElement(xml), "host", "topology", "cells");
  return childrenNamed(cells, "cell").map((cell) => ({
    id: Number(attributeOf(cell, "id")),
    pageSizes: childrenNamed(cell, "pages").map(
      (pages) => Number(attributeOf(pages, "size")) * (kibIn[attributeOf(pages, "unit") ?? "KiB"] ?? 1),
    ),
  }));
}

export async function freecell(context: Context, args: ArgsOf<"freecell">): Promise<void> {
  exclusive(args, "all", "cellno");
  const failed = msg("failed to get the free memory of the host");
  if (args.all) {
    const cells = await cellsOf(context);
    const rows = await context.attempt(failed, {}, (call) =>
      Promise.all(
        cells.map(async ({ id }) => {
          const [bytes = 0n] = await context.connection.getCellsFreeMemory(id, 1, call);
          return { cell: id, freeKiB: bytes / 1024n };
        }),
      ),
    );
    const total = rows.reduce((sum, { freeKiB }) => sum + freeKiB, 0n);
    const line = (label: string, kib: bigint): string => `${label}: ${String(kib).padStart(10)} KiB\n`;
    context.report(rows, () =>
      [
        ...rows.map(({ cell, freeKiB }) => line(String(cell).padStart(5), freeKiB)),
        `${"-".repeat(20)}\n`,
        line("Total", total),
      ].join(""),
    );
    return;
  }
  const { cellno } = args;
  const bytes = await context.attempt(failed, {}, async (call) =>
    cellno === undefined
      ? context.connection.getFreeMemory(call)
      : ((await context.connection.getCellsFreeMemory(cellno, 1, call))[0] ?? 0n),
  );
  const freeKiB = bytes / 1024n;
  context.report([{ cell: cellno ?? null, freeKiB }], () => `${cellno ?? "Total"}: ${freeKiB} KiB\n`);
}

export async function freepages(context: Context, args: ArgsOf<"freepages">): Promise<void> {
  exclusive(args, "all", "cellno");
  const failed = msg("failed to get the free pages of the host");
  const ask = async (cell: number, sizes: readonly number[]) =>
    context.attempt(failed, {}, (call) => context.connection.getFreePages(sizes, cell, 1, 0, call));
  if (args.all) {
    const cells = await cellsOf(context);
    // Every cell is asked for the sizes of all, as C virsh asks.
    const known = [...new Set(cells.flatMap(({ pageSizes }) => pageSizes))].sort((a, b) => a - b);
    const sizes = args.pagesize === undefined ? known : [args.pagesize];
    const found = await Promise.all(cells.map(({ id }) => ask(id, sizes)));
    context.report(found.flat(), () =>
      cells
        .map(
          ({ id }, index) =>
            `Node ${id}:\n${found[index]!.map(({ pageSize, count }) => `${pageSize}KiB: ${count}\n`).join("")}\n`,
        )
        .join(""),
    );
    return;
  }
  if (args.cellno === undefined) throw new Failure(msg("--cellno is missing"));
  if (args.pagesize === undefined) throw new Failure(msg("--pagesize is missing"));
  const found = await ask(args.cellno, [args.pagesize]);
  context.report(found, () => found.map(({ pageSize, count }) => `${pageSize}KiB: ${count}\n`).join(""));
}
