import "@xterm/xterm/css/xterm.css";
import "./main.css";
import { detailView } from "./detail.js";
import { attempt, h, tell } from "./dom.js";
import { Host } from "./host.js";
import { listView } from "./list.js";
import { Keyboard } from "./login.js";
import type { View } from "./view.js";

/** The page: what is looked at stands in the fragment, `#/HOST`, `#/HOST/new`, `#/HOST/UUID/SIDE`. */
async function start(): Promise<void> {
  const answer = await fetch("/hosts");
  const { uris } = (await answer.json()) as { readonly uris: readonly string[] };
  const keyboard = new Keyboard();
  const hosts = uris.map((uri, at) => new Host(uri, keyboard, () => changed(at)));
  const links = hosts.map(({ uri }, index) => h("a", { href: `#/${index}`, "data-lost": "true" }, uri));
  document.getElementById("hosts")!.append(...links);
  const main = document.querySelector("main")!;
  let shown: Host | undefined;
  let list: View | undefined;
  let beside: View | undefined;

  const show = () => {
    const [, index = "0", uuid, side = "overview"] = location.hash.split("/");
    const at = hosts[Number(index)] === undefined ? 0 : Number(index);
    const host = hosts[at]!;
    const linkTo = (of: string) => `#/${at}/${of}`;
    links.forEach((link, other) => {
      if (other === at) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    });
    beside?.close?.();
    beside?.element.remove();
    beside = undefined;
    if (host !== shown) {
      shown = host;
      list = listView(host, linkTo);
      main.replaceChildren(list.element);
    }
    if (uuid === "new") beside = newDomainView(host, (made) => location.assign(linkTo(made)));
    else if (uuid !== undefined) beside = detailView(host, uuid, side, linkTo(uuid));
    if (beside !== undefined) main.append(beside.element);
    update();
  };
  const update = () => {
    list?.update?.();
    beside?.update?.();
  };
  const changed = (at: number) => {
    links[at]!.dataset.lost = String(hosts[at]!.problem !== undefined);
    if (hosts[at] === shown) update();
  };

  addEventListener("hashchange", show);
  show();
  for (const host of hosts) void host.run();
}

/** The editor, empty, once it is loaded. */
function newDomainView(host: Host, defined: (uuid: string) => void): View {
  const element = h("article", {}, h("h2", {}, "New domain"));
  void attempt(async () => {
    const { editorView } = await import("./editor.js");
    element.append(editorView(host, undefined, defined).element);
  });
  return { element };
}

start().catch(tell);
