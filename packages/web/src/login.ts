import type { Credentials } from "@libvirt-ts/driver";
import { h } from "./dom.js";

let asked: Promise<Credentials> | undefined;

/** Asks who is at the keyboard. Hosts that want to know at once are told the same. */
export function askWhoIsThere(): Promise<Credentials> {
  asked ??= ask().finally(() => {
    asked = undefined;
  });
  return asked;
}

function ask(): Promise<Credentials> {
  const username = h("input", { name: "username", autocomplete: "username", required: true });
  const password = h("input", { name: "password", type: "password", autocomplete: "current-password" });
  const form = h(
    "form",
    { class: "fields" },
    h("h2", {}, "Log in"),
    h("label", {}, "User ", username),
    h("label", {}, "Password ", password),
    h("button", {}, "Log in"),
  );
  const dialog = h("dialog", { "aria-label": "Log in" }, form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve, reject) => {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      resolve({ username: username.value, password: password.value });
      dialog.close();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      reject(new Error("nobody has logged in"));
    });
  });
}
