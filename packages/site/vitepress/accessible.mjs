/** A plugin of typedoc: mends in its pages what a screen reader and a keyboard would stumble over. */
import { PageEvent } from "typedoc";

/** What is told by a class alone becomes a landmark. */
const landmarks = [
  ['<div class="col-content">', '<div class="col-content" role="main">'],
  ['<div class="page-menu">', '<div class="page-menu" role="navigation" aria-label="On this page">'],
  ['<div class="site-menu">', '<div class="site-menu" role="navigation" aria-label="All pages">'],
];

export function load(app) {
  app.renderer.on(PageEvent.END, (page) => {
    let html = page.contents;
    for (const [from, to] of landmarks) html = html.replace(from, to);
    // A link in what is pressed to open something could never be pressed itself.
    page.contents = html.replaceAll(/<summary[\s\S]*?<\/summary>/g, (summary) =>
      summary.replaceAll(/<a [^>]*class="tsd-anchor-icon"[\s\S]*?<\/a>/g, ""),
    );
  });
}
