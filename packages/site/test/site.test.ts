/** The site is built, its links lead somewhere, and Chromium shows its pages on a phone and on a desk. */
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  accessibilityFindings,
  chromiumLaunch,
  chromiumUnavailable,
  contrastFindings,
  isLongRun,
} from "@libvirt-ts/testkit";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { brokenLinks } from "./links.js";
import { buildSite, folder, isOfApi, pagePaths, serveSite, siteUnavailable } from "./site.js";

const unavailable = siteUnavailable() ?? chromiumUnavailable();
if (unavailable !== undefined) console.log(`skipped: the documentation's site: ${unavailable}`);

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pictures = fileURLToPath(new URL("../build/pictures", import.meta.url));

const widths = { phone: { width: 390, height: 844 }, desk: { width: 1366, height: 900 } };

/** Every kind of page once; long runs look at all. */
const looked = [
  "404",
  "index",
  "web-page",
  "drivers",
  "virsh-commands/snapshot",
  "reference/network-port",
  "converter",
];
/** Pages by typedoc that are opened as any; the others are looked at in the place of the first. */
const openedOfApi = ["api/index", "api/modules/_libvirt-ts_core", "api/classes/_libvirt-ts_core.Domain"];

/** By how much a page is wider than the window. */
async function tooWide(page: Page): Promise<string[]> {
  const by = await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
  return by > 0 ? [`too wide by ${by}`] : [];
}

/** Shows another page in the place of the one that is open: what the two share is not loaded and begun again. */
const SHOW_INSTEAD = `(html) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  document.title = page.title;
  document.body.replaceWith(page.body);
}`;

describe.skipIf(unavailable !== undefined)("the site", () => {
  let site: Awaited<ReturnType<typeof serveSite>>;
  let browser: Browser;

  beforeAll(async () => {
    buildSite();
    mkdirSync(pictures, { recursive: true });
    site = await serveSite();
    browser = await chromium.launch(chromiumLaunch);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.[Symbol.asyncDispose]();
  });

  /** A page of the browser, where colours change at once. Its limits are against hangs only, as all others are. */
  async function open(options?: Parameters<Browser["newPage"]>[0]): Promise<Page> {
    const page = await browser.newPage({ reducedMotion: "reduce", ...options });
    page.setDefaultTimeout(300_000);
    return page;
  }

  it("has no link that leads nowhere", () => {
    expect(pagePaths().length).toBeGreaterThan(60);
    expect(brokenLinks(isLongRun ? /^$/ : /^\/api\//)).toEqual([]);
  });

  /** What is wrong with a page as it is shown, in each width, light and dark. */
  async function faults(page: Page, path: string): Promise<string[]> {
    const found: string[] = [];
    for (const [name, viewport] of Object.entries(widths)) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme: "light" });
      found.push(...(await contrastFindings(page, axe)));
      await page.emulateMedia({ colorScheme: "dark" });
      found.push(...(await accessibilityFindings(page, axe)));
      await page.screenshot({
        path: `${pictures}/${path.replace(".html", "").replaceAll("/", "_")}-${name}.png`,
      });
      found.push(...(await tooWide(page)));
    }
    return found;
  }

  /** What is wrong with a page, opened anew. */
  async function faultsOf(path: string): Promise<string[]> {
    const page = await open({ viewport: widths.desk });
    const found: string[] = [];
    page.on("pageerror", (error) => found.push(error.message));
    page.on("request", (request) => {
      if (!request.url().startsWith(site.origin) && !request.url().startsWith("data:"))
        found.push(`a request to ${request.url()}`);
    });
    await page.goto(`${site.origin}/${path}`, { waitUntil: "networkidle" });
    found.push(...(await faults(page, path)));
    await page.close();
    return found.map((fault) => `${path}: ${fault}`);
  }

  it.each(looked)("shows %s", async (path) => {
    expect(await faultsOf(`${path}.html`)).toEqual([]);
  });

  it.runIf(isLongRun)("shows every page", async () => {
    const found: string[] = [];
    const paths = pagePaths().filter((path) => !isOfApi(path) && !looked.includes(path.replace(".html", "")));
    for (const path of [...paths, ...openedOfApi.map((name) => `${name}.html`)])
      found.push(...(await faultsOf(path)));
    expect(found).toEqual([]);
  });

  it.runIf(isLongRun)("shows every page of the API", async () => {
    const page = await open({ viewport: widths.desk });
    // All of them have one navigation, which would be most of what there is to look at, hundreds of times.
    await page.route("**/assets/navigation.js", (route) => route.abort());
    await page.goto(`${site.origin}/api/index.html`);
    const found: string[] = [];
    for (const path of pagePaths().filter(isOfApi)) {
      await page.evaluate(SHOW_INSTEAD, readFileSync(join(folder, path), "utf8"));
      const here = await accessibilityFindings(page, axe);
      await page.emulateMedia({ colorScheme: "dark" });
      here.push(...(await contrastFindings(page, axe)));
      await page.setViewportSize(widths.phone);
      here.push(...(await tooWide(page)));
      await page.setViewportSize(widths.desk);
      await page.emulateMedia({ colorScheme: "light" });
      found.push(...here.map((fault) => `${path}: ${fault}`));
    }
    expect(found).toEqual([]);
    await page.close();
  });

  it("converts in the page, and marks what is wrong with the words that were expected", async () => {
    const page = await open({ viewport: widths.desk });
    await page.goto(`${site.origin}/converter.html`, { waitUntil: "networkidle" });
    const sent: string[] = [];
    // Scripts of the pages that this one leads to may still come, since they are fetched when there is time.
    page.on("request", (request) => {
      const isScript =
        request.method() === "GET" &&
        request.url().startsWith(`${site.origin}/assets/`) &&
        /^[^?]*\.js$/.test(request.url());
      if (!isScript) sent.push(request.url());
    });
    const editor = page.getByLabel("The document");

    await editor.fill("<domain type='kvm'><name>x</name><memroy>1</memroy></domain>");
    await page.getByText('did you mean "memory"').waitFor();
    expect(await page.locator("mark.error").first().textContent()).toBe("<memroy");
    await page.screenshot({ path: `${pictures}/converter-marks.png` });
    expect(await accessibilityFindings(page, axe)).toEqual([]);

    await editor.fill('name = "db1"\ntype = "hvm"\nmemory = 1024\n');
    await page.locator("[data-form=xml] pre", { hasText: "<name>db1</name>" }).waitFor();
    await page.getByLabel("Name", { exact: true }).fill("db2");
    await page.keyboard.press("Tab");
    await page.locator("[data-form=xen-xl] pre", { hasText: 'name = "db2"' }).waitFor();
    expect(await editor.inputValue()).toContain("<name>db2</name>");

    await page.getByRole("button", { name: "Copy a link" }).click();
    await page.waitForFunction("location.hash.startsWith('#xml=')");
    const other = await open();
    await other.goto(page.url(), { waitUntil: "networkidle" });
    await expect.poll(() => other.getByLabel("The document").inputValue()).toContain("<name>db2</name>");
    expect(sent).toEqual([]);
    await other.close();
    await page.close();
  });

  it("finds words", async () => {
    const page = await open({ viewport: widths.desk });
    await page.goto(`${site.origin}/`, { waitUntil: "networkidle" });
    // A page hears keys once its scripts are at work, and fetches the box to type in when it is asked for.
    const box = page.locator(".VPLocalSearchBox input");
    await expect
      .poll(async () => {
        await page.keyboard.press("Control+k");
        return box.count();
      })
      .toBe(1);
    await box.fill("memballoon");
    await page.locator(".VPLocalSearchBox .result").first().waitFor();
    expect(await page.locator(".VPLocalSearchBox .result").count()).toBeGreaterThan(0);
    await page.close();
  });
});
