import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";

/**
 * Why no Chromium can be started here; undefined when one can. With `CI=true` it must be there, unless
 * `LIBVIRT_TS_NO_CHROMIUM=reason` says why not.
 */
export function chromiumUnavailable(): string | undefined {
  const told = process.env.LIBVIRT_TS_NO_CHROMIUM;
  if (told) return told;
  try {
    execFileSync("chromium", ["--version"], { stdio: "ignore" });
    return undefined;
  } catch {
    if (process.env.CI === "true") throw new Error("no chromium (or LIBVIRT_TS_NO_CHROMIUM=reason)");
    return "no chromium (Debian: chromium)";
  }
}

/** How Playwright starts Debian's Chromium, as whoever runs the tests. */
export const chromiumLaunch = { executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] };

const flags = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--no-first-run",
];

/** A place of the web, whose pages run programs in Chromium. */
export class WebSite implements AsyncDisposable {
  readonly server: Server = createServer();
  readonly #profile = mkdtempSync(join(tmpdir(), "chromium-"));

  private constructor() {}

  static async start(): Promise<WebSite> {
    const site = new WebSite();
    site.server.listen(0, "127.0.0.1");
    await once(site.server, "listening");
    return site;
  }

  /** Where its pages come from, as a browser tells it. */
  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Runs a program as a page's; resolves to what it posts to `/told`, which is JSON. Rejects where the browser ends. */
  async run(program: string): Promise<unknown> {
    const page = `<!doctype html><meta charset="utf-8"><script>${program}</script>`;
    const told = new Promise<unknown>((resolve, reject) => {
      this.server.removeAllListeners("request").on("request", async (request, response) => {
        if (request.url !== "/told") {
          response.writeHead(200, { "content-type": "text/html" }).end(page);
          return;
        }
        const body = await text(request);
        response.end();
        try {
          resolve(JSON.parse(body));
        } catch (error) {
          reject(error);
        }
      });
    });
    const browser = spawn("chromium", [...flags, `--user-data-dir=${this.#profile}`, `${this.origin}/`], {
      stdio: "ignore",
      detached: true,
    });
    const gone = new Promise<void>((resolve) => browser.once("close", () => resolve()));
    const failed = new Promise<never>((_, reject) => {
      browser.once("error", reject);
      browser.once("exit", (status) => reject(new Error(`chromium ended with status ${status}`)));
    });
    try {
      return await Promise.race([told, failed]);
    } finally {
      failed.catch(() => {});
      if (browser.pid !== undefined && browser.exitCode === null) {
        process.kill(-browser.pid, "SIGKILL");
        await gone;
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.server, "close");
    this.server.close();
    this.server.closeAllConnections();
    await closed;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 10 });
  }
}
