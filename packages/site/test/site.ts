import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isLongRun, WebSite } from "@libvirt-ts/testkit";

/** The built site. */
export const folder = fileURLToPath(new URL("../build/site", import.meta.url));

const tools = fileURLToPath(new URL("../vitepress/node_modules", import.meta.url));

/** Why the site cannot be built here; undefined when it can. CI has what is needed. */
export function siteUnavailable(): string | undefined {
  if (existsSync(tools) || process.env.CI === "true") return undefined;
  return "VitePress is not installed (node packages/site/scripts/build.mjs installs it)";
}

/** Builds the site, the pages by typedoc only in long runs. */
export function buildSite(): void {
  const script = fileURLToPath(new URL("../scripts/build.mjs", import.meta.url));
  execFileSync(process.execPath, [script, ...(isLongRun ? [] : ["--no-api"])], {
    stdio: ["ignore", "ignore", "pipe"],
  });
}

/** The site's pages, by their paths from its root; those by typedoc among them where they were built. */
export const pagePaths = (): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".html") && (isLongRun || !isOfApi(path)))
    .sort();

/** Whether a page was made by typedoc. */
export const isOfApi = (path: string): boolean => path.startsWith("api/");

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".woff2": "font/woff2",
};

/** Serves the site as any server of files does. */
export async function serveSite(): Promise<WebSite> {
  const site = await WebSite.start();
  site.server.on("request", (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://site").pathname);
    let file = join(folder, path);
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
    if (!existsSync(file) && existsSync(`${file}.html`)) file += ".html";
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" });
    response.end(readFileSync(file));
  });
  return site;
}
