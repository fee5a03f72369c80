import { actionButtons, showState } from "./actions.js";
import { attempt, h, setText } from "./dom.js";
import type { Guest, Host } from "./host.js";
import { overviewView } from "./overview.js";
import { snapshotsView } from "./snapshots.js";
import type { View } from "./view.js";

type GuestView = (host: Host, guest: Guest) => View;

/** The sides of a domain. What is large is loaded when it is first looked at. */
const tabs: Readonly<Record<string, readonly [title: string, load: () => Promise<GuestView>]>> = {
  overview: ["Overview", async () => overviewView],
  screen: ["Screen", async () => (await import("./screen.js")).screenView],
  console: ["Console", async () => (await import("./console.js")).consoleView],
  xml: ["XML", async () => (await import("./editor.js")).editorView],
  snapshots: ["Snapshots", async () => snapshotsView],
};

/** One domain, from one of its sides. It is waited for where it is not known yet. */
export function detailView(host: Host, uuid: string, tab: string, path: string): View {
  const [, load] = tabs[Object.hasOwn(tabs, tab) ? tab : "overview"]!;
  const heading = h("h2");
  const state = h("span", { class: "state" });
  const actions = h("div", { class: "actions" });
  const links = Object.entries(tabs).map(([name, [title]]) =>
    h("a", { href: `${path}/${name}`, "aria-current": name === tab && "page" }, title),
  );
  const element = h(
    "article",
    {},
    h("div", { class: "title" }, heading, state, actions),
    h("nav", { "aria-label": "Sides of the domain" }, ...links),
  );
  let part: View | undefined;
  let closed = false;
  let known: Guest | undefined;
  let shown: number | undefined;
  const mount = async (guest: Guest) => {
    const view = await load();
    if (closed || guest !== known) return;
    part = view(host, guest);
    element.append(part.element);
    part.update?.();
  };
  return {
    element,
    update() {
      const guest = host.guests.get(uuid);
      setText(heading, guest?.name ?? "No such domain");
      if (guest === undefined) {
        actions.replaceChildren();
        setText(state, "");
        delete state.dataset.state;
        shown = undefined;
        return;
      }
      // One that has gone and come again is another one.
      if (guest !== known) {
        known = guest;
        shown = undefined;
        part?.close?.();
        part?.element.remove();
        part = undefined;
        void attempt(() => mount(guest));
      }
      part?.update?.();
      if (guest.state === shown) return;
      shown = guest.state;
      showState(state, guest.state);
      actions.replaceChildren(...actionButtons(host, guest, false));
    },
    close() {
      closed = true;
      part?.close?.();
    },
  };
}
