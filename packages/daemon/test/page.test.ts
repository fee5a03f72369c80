/** The page of `libvirt-tsd --web` in Chromium, beside the daemon that serves it: our client runs in it. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { libvirt } from "@libvirt-ts/core";
import { chromiumUnavailable } from "@libvirt-ts/testkit";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Daemon, type ServeOptions, serve, type WebSocketListener } from "../src/index.js";

const unavailable = chromiumUnavailable();
if (unavailable !== undefined) console.log(`skipped: the page in Chromium: ${unavailable}`);

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const buildPage = fileURLToPath(new URL("../../web/scripts/build.mjs", import.meta.url));
const pictures = fileURLToPath(new URL("../build/pictures", import.meta.url));

describe.skipIf(unavailable !== undefined)("the page", () => {
  const folder = mkdtempSync(join(tmpdir(), "libvirt-tsd-page-"));
  let browser: Browser;
  beforeAll(async () => {
    execFileSync(process.execPath, [buildPage, join(folder, "web")]);
    mkdirSync(pictures, { recursive: true });
    browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  async function start(options: Partial<ServeOptions> = {}, more: Partial<WebSocketListener> = {}) {
    const listener = {
      type: "websocket",
      host: "127.0.0.1",
      port: 0,
      page: join(folder, "web"),
      ...more,
    } as const;
    const daemon = await serve(libvirt, { uris: ["test:///default"], listeners: [listener], ...options });
    return { daemon, url: urlOf(daemon), [Symbol.asyncDispose]: () => daemon.close() };
  }
  const urlOf = (daemon: Daemon) => `http://${daemon.addresses[0]!.replace("ws:", "")}/`;

  /** The page, and what it has complained of. Its limits are against hangs only. */
  async function open(url: string, how: Parameters<Browser["newPage"]>[0] = {}) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, ...how });
    page.setDefaultTimeout(120_000);
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    await page.goto(url);
    return { page, complaints, [Symbol.asyncDispose]: () => page.close() };
  }
  const picture = (page: Page, name: string) => page.screenshot({ path: join(pictures, `${name}.png`) });

  /** What a screen reader and a keyboard would stumble over. */
  async function findings(page: Page): Promise<string[]> {
    await page.evaluate(axe);
    const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
      "axe.run()",
    );
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`,
    );
  }

  test("lists the domains of each host, and starts and stops them", async () => {
    await using own = await start({ uris: ["test:///default", "test:///classic"] });
    await using shown = await open(own.url);
    const { page } = shown;
    const row = page.getByRole("row", { name: "test" });
    await row.getByText("running").waitFor();
    await row.getByRole("button", { name: "Shut down test" }).click();
    await row.getByText("off").waitFor();
    await row.getByRole("button", { name: "Start test" }).click();
    await row.getByText("running").waitFor();
    await picture(page, "list");
    expect(await findings(page)).toEqual([]);
    await page.getByRole("link", { name: "test:///classic" }).click();
    await row.getByText("running").waitFor();
    expect(shown.complaints).toEqual([]);
  });
});
