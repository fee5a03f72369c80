import { fileURLToPath } from "node:url";
import { defineConfig } from "vitepress";
import { sidebar } from "./sidebar.mjs";

const build = (name) => fileURLToPath(new URL(`../../build/${name}`, import.meta.url));

export default defineConfig({
  title: "libvirt-ts",
  description:
    "libvirt for Node: manage virtual machines through one stable API, without libvirt's C library",
  lang: "en",
  base: process.env.LIBVIRT_TS_SITE_BASE ?? "/",
  srcDir: "pages",
  outDir: build("site"),
  cacheDir: build("cache"),
  metaChunk: true,
  markdown: { theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" } },
  themeConfig: {
    nav: [
      { text: "Begin", link: "/ways-in" },
      { text: "Reference", link: "/reference/" },
      { text: "Converter", link: "/converter" },
      { text: "API", link: "/api/index.html", target: "_self" },
    ],
    sidebar: sidebar(),
    outline: [2, 3],
    search: { provider: "local" },
    docFooter: { prev: false, next: false },
    notFound: {
      title: "Nothing is here",
      quote: "The search finds every page by its words.",
      linkText: "To the first page",
      linkLabel: "To the first page",
    },
  },
  ignoreDeadLinks: [/^\/api\//],
});
