/** The page of `libvirt-tsd --web` in Chromium, beside the daemon that serves it: our client runs in it. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { libvirt } from "@libvirt-ts/core";
import {
  accessibilityFindings,
  chromiumLaunch,
  chromiumUnavailable,
  guestDisk,
  guestsEndWithUs,
  guestXML,
  qemuUnavailable,
} from "@libvirt-ts/testkit";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Daemon,
  readPasswords,
  type ServeOptions,
  serve,
  setPassword,
  type WebSocketListener,
} from "../src/index.js";

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
    browser = await chromium.launch(chromiumLaunch);
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

  const findings = (page: Page) => accessibilityFindings(page, axe);

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

  test("asks once a tick, whatever it shows, and draws what the domains do", async () => {
    await using own = await start({ metrics: { host: "127.0.0.1", port: 0 } });
    await using shown = await open(`${own.url}#/0/6695eb01-f6a4-8304-79aa-97f2502e193f`);
    const { page } = shown;
    await page.getByRole("heading", { name: "CPU" }).waitFor();
    const lines = page.locator(".graphs path");
    await expect
      .poll(async () => (await lines.first().getAttribute("d"))?.split("L").length)
      .toBeGreaterThan(1);
    expect(await lines.count()).toBe(6);
    const told = await (await fetch(own.daemon.addresses[1]!.replace("metrics:", ""))).text();
    const calls = new Map(
      [...told.matchAll(/procedure="(\w+)"[^\n]*_?\} (\d+)\n/g)].map(([, name, count]) => [
        name,
        Number(count),
      ]),
    );
    expect(calls.get("connectGetAllDomainStats")).toBeGreaterThan(1);
    expect([...calls.keys()].filter((name) => /^domain|ListAll/.test(name!))).toEqual([]);
    await picture(page, "overview");
    expect(await findings(page)).toEqual([]);
    expect(shown.complaints).toEqual([]);
  });

  test("checks a definition while it is typed, saves it, and makes new domains; tells what fails", async () => {
    await using own = await start();
    await using shown = await open(`${own.url}#/0/6695eb01-f6a4-8304-79aa-97f2502e193f/xml`, {
      colorScheme: "dark",
    });
    const { page } = shown;
    const editor = page.getByLabel("Domain XML");
    await page.getByText("Valid.").waitFor();
    const xml = await editor.inputValue();
    expect(xml).toContain("<name>test</name>");
    await editor.fill(xml.replace("<vcpu", "<vpcu").replace("</vcpu>", "</vpcu>"));
    await page.getByText('did you mean "vcpu"').waitFor();
    expect(await page.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
    await picture(page, "editor");
    expect(await findings(page)).toEqual([]);
    await editor.fill(xml.replace(/<vcpu.*<\/vcpu>/, "<vcpu>3</vcpu>"));
    await page.getByText("Valid.").waitFor();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved; it is so from the next start.").waitFor();

    await page.getByRole("link", { name: "New domain" }).click();
    await page.getByRole("button", { name: "Define" }).waitFor();
    await editor.fill(
      "<domain type='test'><name>&lt;b&gt;</name><memory>65536</memory><os><type>hvm</type></os></domain>",
    );
    await page.getByText("Valid.").waitFor();
    await page.getByRole("button", { name: "Define" }).click();
    await page.getByRole("heading", { name: "<b>" }).waitFor();
    await page.getByRole("link", { name: "Snapshots" }).click();
    await page.getByText("There is none.").waitFor();
    await page.getByLabel("Name of a new snapshot").fill("a & b");
    await page.getByRole("button", { name: "Take a snapshot" }).click();
    await page.getByText("a & b (current)").waitFor();
    await page.getByLabel("Name of a new snapshot").fill("a & b");
    await page.getByRole("button", { name: "Take a snapshot" }).click();
    await page.getByRole("alert").getByText("a & b").waitFor();
    await picture(page, "snapshots");
    expect(await findings(page)).toEqual([]);
    page.once("dialog", (dialog) => dialog.accept());
    await page.getByRole("button", { name: "Remove a & b" }).click();
    await page.getByText("There is none.").waitFor();
    expect(shown.complaints).toEqual([]);
  });

  test("lets in who logs in, and finds a daemon that comes back without asking again", async () => {
    const passwords = join(folder, "passwords");
    await setPassword(passwords, "alice", "s3cret");
    const sasl = { passwords: await readPasswords(passwords) };
    const own = await start({}, { sasl });
    await using shown = await open(own.url, { viewport: { width: 390, height: 800 } });
    const { page } = shown;
    const logIn = async (password: string) => {
      await page.getByLabel("User").fill("alice");
      await page.getByLabel("Password").fill(password);
      await page.getByRole("dialog").getByRole("button", { name: "Log in" }).click();
    };
    await logIn("wrong");
    await logIn("s3cret");
    await page.getByRole("row", { name: "test" }).getByText("running").waitFor();
    expect(await findings(page)).toEqual([]);
    await picture(page, "phone");
    expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    await own.daemon.close();
    await page
      .getByRole("status")
      .getByText(/has ended|cannot be opened|was closed/)
      .waitFor();
    await using _again = await start({}, { sasl, port: Number(new URL(own.url).port) });
    await page.getByRole("status").getByText("1 domain").waitFor();
  });

  const noGuest = qemuUnavailable();
  if (noGuest !== undefined) console.log(`skipped: the page and a guest of QEMU: ${noGuest}`);
  test.skipIf(noGuest !== undefined)(
    "shows the screen of a guest of QEMU, and talks on its console",
    async () => {
      const root = join(folder, "node");
      const uri = `qemu:///embed?root=${encodeURIComponent(root)}`;
      const endGuests = guestsEndWithUs(root);
      await using host = await libvirt.open(uri);
      const xml = guestXML("real", guestDisk(join(folder, "real.img")), {
        devices: "<graphics type='vnc' port='-1'/>",
      });
      const guest = await host.createXML(xml);
      try {
        await using own = await start({ uris: [uri] });
        await using shown = await open(`${own.url}#/0/${guest.UUIDString()}/console`);
        const { page } = shown;
        await page.locator(".terminal textarea").focus();
        await page.keyboard.type("hello");
        await page.locator(".xterm-accessibility").getByText("hello").waitFor({ state: "attached" });
        await picture(page, "console");
        await page.getByRole("link", { name: "Screen" }).click();
        await page.locator(".screen[data-connected]").waitFor();
        const drawn = `(() => {
        const canvas = document.querySelector(".screen canvas");
        return canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((byte, at) => at % 4 < 3 && byte > 0);
      })()`;
        await expect.poll(() => page.evaluate(drawn)).toBe(true);
        await picture(page, "screen");
        expect(await findings(page)).toEqual([]);
        page.once("dialog", (dialog) => dialog.accept());
        await page.getByRole("button", { name: "Force off real" }).first().click();
        await page.getByText("No such domain").waitFor();
        expect(shown.complaints).toEqual([]);
      } finally {
        await guest.destroy().catch(() => {});
        endGuests();
      }
    },
  );
});
