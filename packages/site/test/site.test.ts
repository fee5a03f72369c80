/** The site is built, its links lead somewhere, and Chromium shows its pages on a phone and on a desk. */
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { accessibilityFindings, chromiumUnavailable, isLongRun } from "@libvirt-ts/testkit";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { brokenLinks } from "./links.js";
import { buildSite, pagePaths, serveSite, siteUnavailable } from "./site.js";

const unavailable = siteUnavailable() ?? chromiumUnavailable();
if (unavailable !== undefined) console.log(`skipped: the documentation's site: ${unavailable}`);

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pictures = fileURLToPath(new URL("../build/pictures", import.meta.url));

const widths = { phone: { width: 390, height: 844 }, desk: { width: 1366, height: 900 } };

/** Every kind of page once; all of them in long runs, where there is the API, too. */
const looked = [
  "index",
  "web-page",
  "drivers",
  "virsh-commands/snapshot",
  "reference/network-port",
  "converter",
];
const api = ["api/index", "api/modules/_libvirt-ts_core", "api/classes/_libvirt-ts_core.Domain"];

describe.skipIf(unavailable !== undefined)("the site", () => {
  let site: Awaited<ReturnType<typeof serveSite>>;
  let browser: Browser;

  beforeAll(async () => {
    buildSite();
    mkdirSync(pictures, { recursive: true });
    site = await serveSite();
    browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.[Symbol.asyncDispose]();
  });

  /** A page of the browser. Its limits are against hangs only, as all others are. */
  async function open(options?: Parameters<Browser["newPage"]>[0]): Promise<Page> {
    const page = await browser.newPage(options);
    page.setDefaultTimeout(300_000);
    return page;
  }

  it("has no link that leads nowhere", () => {
    expect(pagePaths().length).toBeGreaterThan(60);
    expect(brokenLinks(isLongRun ? /^$/ : /^\/api\//)).toEqual([]);
  });

  it.each(isLongRun ? [...pagePaths().map((path) => path.replace(/\.html$/, "")), ...api] : looked)(
    "shows %s",
    async (path) => {
      for (const [name, viewport] of Object.entries(widths)) {
        const colorScheme = name === "phone" ? "dark" : "light";
        const page = await open({ viewport, colorScheme });
        const complaints: string[] = [];
        page.on("pageerror", (error) => complaints.push(error.message));
        page.on("request", (request) => {
          if (!request.url().startsWith(site.origin) && !request.url().startsWith("data:"))
            complaints.push(`a request to ${request.url()}`);
        });
        await page.goto(`${site.origin}/${path}.html`, { waitUntil: "networkidle" });
        await page.screenshot({ path: `${pictures}/${path.replaceAll("/", "_")}-${name}.png` });
        expect(complaints).toEqual([]);
        expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(
          0,
        );
        expect(await accessibilityFindings(page, axe)).toEqual([]);
        await page.close();
      }
    },
  );

  it("converts in the page, and marks what is wrong with the words that were expected", async () => {
    const page = await open({ viewport: widths.desk });
    const sent: string[] = [];
    page.on("request", (request) => sent.push(request.url()));
    await page.goto(`${site.origin}/converter.html`, { waitUntil: "networkidle" });
    const loaded = sent.length;
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
    expect(await other.getByLabel("The document").inputValue()).toContain("<name>db2</name>");
    expect(sent.length).toBe(loaded);
    await other.close();
    await page.close();
  });

  it("finds words", async () => {
    const page = await open({ viewport: widths.desk });
    await page.goto(`${site.origin}/`, { waitUntil: "networkidle" });
    await page.keyboard.press("Control+k");
    await page.keyboard.type("memballoon");
    await page.locator(".VPLocalSearchBox .result").first().waitFor();
    expect(await page.locator(".VPLocalSearchBox .result").count()).toBeGreaterThan(0);
    await page.close();
  });
});
