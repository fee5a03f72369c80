import { expect, it } from "vitest";
import type { Guest, Host } from "./host.js";
import { whileRunning } from "./while-running.js";

function watched() {
  const host = { problem: undefined as string | undefined, client: {} };
  const guest = { id: 1 };
  const opened: { readonly signal: AbortSignal; end(error?: Error): void }[] = [];
  const told: string[] = [];
  const open = (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      opened.push({ signal, end: (error) => (error === undefined ? resolve() : reject(error)) });
    });
  const view = whileRunning(host as Host, guest as Guest, open, (status) => told.push(status));
  return { host, guest, opened, told, view };
}

it("opens once for each run of a guest and each connection to its host", () => {
  const { host, guest, opened, told, view } = watched();
  const ended = () => opened.map(({ signal }) => signal.aborted);
  view.update();
  view.update();
  expect(ended()).toEqual([false]);
  guest.id = -1;
  view.update();
  expect([ended(), told.at(-1)]).toEqual([[true], "The domain is off."]);
  guest.id = 2;
  view.update();
  expect(ended()).toEqual([true, false]);
  host.problem = "the connection has ended: eof";
  view.update();
  expect([ended(), told.at(-1)]).toEqual([[true, true], host.problem]);
  host.problem = undefined;
  host.client = {};
  view.update();
  expect([ended(), told.at(-1)]).toEqual([[true, true, false], ""]);
  host.client = {};
  view.update();
  expect(ended()).toEqual([true, true, true, false]);
  view.close();
  expect(ended()).toEqual([true, true, true, true]);
});

it("tells how it has ended, but not of what nobody wants any longer", async () => {
  const { guest, opened, told, view } = watched();
  view.update();
  opened[0]!.end(new Error("the screen is gone"));
  await expect.poll(() => told).toEqual(["", "the screen is gone"]);
  guest.id = 2;
  view.update();
  guest.id = 3;
  view.update();
  opened[1]!.end(new Error("too late"));
  opened[2]!.end();
  await expect.poll(() => told).toEqual(["", "the screen is gone", "", "", "It has ended."]);
});
