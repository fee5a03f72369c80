#!/usr/bin/env node
/**
 * Takes the pictures of docs/web-page.md anew: of the page that the daemon serves, as it was built last, in Chromium.
 *
 *     node packages/site/scripts/pictures.mjs
 *
 * It waits for a minute and a half, so that there is something in the graphs.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { libvirt } from "@libvirt-ts/core";
import { serve } from "@libvirt-ts/daemon";
import { chromiumLaunch } from "@libvirt-ts/testkit";
import { chromium } from "playwright-core";
import { root } from "../../../scripts/setup.mjs";

const pictures = join(root, "docs/pictures");
const page = join(root, "packages/daemon/dist/web");
const socket = join(mkdtempSync(join(tmpdir(), "pictures-")), "sock");
const daemon = await serve(libvirt, {
  uris: ["test:///default"],
  listeners: [
    { type: "websocket", host: "127.0.0.1", port: 0, page },
    { type: "unix", path: socket },
  ],
});
const browser = await chromium.launch(chromiumLaunch);
try {
  mkdirSync(pictures, { recursive: true });
  const [address] = daemon.addresses;
  const url = `http://${address.replace("ws:", "")}/`;
  const host = await libvirt.open(`test+unix:///default?socket=${socket}`);
  for (const name of ["database", "mail", "web1"]) {
    const xml = `<domain type='test'><name>${name}</name><memory unit='MiB'>512</memory>
      <os><type>hvm</type></os></domain>`;
    const domain = await host.defineXML(xml);
    if (name !== "mail") await domain.create();
  }
  const test = (await host.lookupByName("test")).UUIDString();
  await host.close();

  const light = await browser.newPage({ viewport: { width: 1100, height: 640 } });
  await light.goto(`${url}#/0/${test}/overview`);
  const dark = await browser.newPage({ viewport: { width: 1100, height: 720 }, colorScheme: "dark" });
  await dark.goto(`${url}#/0/${test}/xml`);
  const editor = dark.getByLabel("Domain XML");
  await dark.getByText("Valid.").waitFor();
  await editor.fill((await editor.inputValue()).replace(/<vcpu(.*)<\/vcpu>/, "<vpcu$1</vpcu>"));
  await dark.getByText('did you mean "vcpu"').waitFor();
  await dark.screenshot({ path: join(pictures, "web-editor.png") });

  await setTimeout(90_000);
  await light.screenshot({ path: join(pictures, "web-overview.png") });
  await light.getByRole("link", { name: "Console" }).click();
  await light.locator(".terminal textarea").focus();
  await light.keyboard.type("hello\n");
  await light.locator(".xterm-accessibility").getByText("hello").first().waitFor({ state: "attached" });
  await light.screenshot({ path: join(pictures, "web-console.png") });
} finally {
  await browser.close();
  await daemon.close();
  rmSync(dirname(socket), { recursive: true });
}
