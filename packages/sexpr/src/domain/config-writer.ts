import { type Problem, SexprError } from "../errors.js";
import { formatAtom, quote } from "../format.js";

/** Printable ASCII without quote and backslash, as most texts are: nothing to escape, nothing to tell. */
const plain = /^[\x20-\x26\x28-\x5b\x5d-\x7e]*$/;

/**
 * Writes xend's configuration in libvirt's layout: no blanks between lists, texts in quotes. Every text passes through
 * one of its methods, so that none can reach beyond its place.
 */
export class ConfigWriter {
  /** What was written. */
  text = "";
  private readonly errors: Problem[] = [];
  private readonly warnings: Problem[] = [];
  private readonly open: string[] = [];

  /** Opens a list. */
  begin(name: string): void {
    this.text += `(${name} `;
    this.open.push(name);
  }

  /** Closes the innermost open list. */
  end(): void {
    this.text += ")";
    this.open.pop();
  }

  /** `(key 'TEXT')`; nothing for undefined. */
  string(key: string, value: string | undefined): void {
    if (value === undefined) return;
    this.text += plain.test(value) ? `(${key} '${value}')` : `(${key} ${quote(this.checked(key, value))})`;
  }

  /** `(key TEXT)`, with quotes only where the text needs them; nothing for undefined. */
  atom(key: string, value: string | number | undefined): void {
    if (value === undefined) return;
    this.text +=
      typeof value === "number" ? `(${key} ${value})` : `(${key} ${formatAtom(this.checked(key, value))})`;
  }

  /** `(key ((1 2) ()))` */
  lists(key: string, lists: readonly (readonly number[])[]): void {
    this.text += `(${key} (${lists.map((list) => `(${list.join(" ")})`).join(" ")}))`;
  }

  /** A list of which nothing depends on a domain. */
  fixed(list: "(device (vkbd))"): void {
    this.text += list;
  }

  /** Notes what makes the conversion fail; the path is the domain document's. */
  error(id: string, message: string, path: string): void {
    this.errors.push({ id, message, path });
  }

  /** Notes what the configuration cannot say. */
  warn(id: string, message: string, path: string): void {
    this.warnings.push({ id, message, path });
  }

  /** The text and the warnings; throws the errors if there are any. */
  finish(): { text: string; warnings: Problem[] } {
    if (this.errors.length > 0) throw new SexprError(this.errors);
    return { text: this.text, warnings: this.warnings };
  }

  private checked(key: string, value: string): string {
    if (/[^\x01-\x7f]/.test(value)) {
      const path = [...this.open, key].join("/");
      if (value.includes("\0")) this.error("dialect.nul", "a text with a NUL cannot be sent", path);
      else
        this.warn("dialect.non-ascii", "a text beyond ASCII, which some versions of xend do not keep", path);
    }
    return value;
  }
}
