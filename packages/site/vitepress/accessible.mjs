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
    page.contents = inOrder(html).replaceAll(/<summary[\s\S]*?<\/summary>/g, (summary) =>
      summary.replaceAll(/<a [^>]*class="tsd-anchor-icon"[\s\S]*?<\/a>/g, ""),
    );
  });
}

/** No heading is more than one level below the one before it. */
function inOrder(html) {
  let level = 0;
  return html.replaceAll(/<(\/?)h([1-6])(?=[\s>])/g, (_, end, number) => {
    if (end === "") level = Math.min(Number(number), level + 1);
    return `<${end}h${level}`;
  });
}
