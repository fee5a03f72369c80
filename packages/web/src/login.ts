import type { Credentials } from "@libvirt-ts/driver";
import { h } from "./dom.js";

/** Who is at the keyboard: asked once for all hosts, and again when what was told is refused. */
export class Keyboard {
  #asked: Promise<Credentials> | undefined;
  #told: Credentials | undefined;

  /** Rejects when nobody wants to tell; the next one asks again. */
  async credentials(): Promise<Credentials> {
    this.#asked ??= ask();
    try {
      this.#told = await this.#asked;
      return this.#told;
    } catch (error) {
      this.#asked = undefined;
      throw error;
    }
  }

  /** They are wrong; nothing where others have been told meanwhile. */
  refuse(credentials: Credentials): void {
    if (credentials !== this.#told) return;
    this.#asked = undefined;
    this.#told = undefined;
  }
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
