import { ErrorDomain, ErrorLevel, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import { type Problem, withPlaces } from "@libvirt-ts/xml";

/** What is wrong with an element of a definition, for QEMU or in itself. */
export class UnsupportedElement extends LibvirtError {
  readonly #element: string;
  readonly #reason: string;

  constructor(code: ErrorNumber, domain: ErrorDomain, element: string, reason: string, line?: number) {
    const at = line === undefined ? "" : ` (line ${line})`;
    super({
      code,
      domain,
      level: ErrorLevel.ERROR,
      detail: `${element}${at}: ${reason}`,
      ...(line !== undefined && { int1: line }),
    });
    this.#element = element;
    this.#reason = reason;
  }

  /** The same with the line of the element in a document, where there is but one of its kind. */
  placedIn(xml: string): LibvirtError {
    const [kind = "", ...rest] = this.#element.split("/");
    const inside = rest.map((name) => `/${name}`).join("");
    const lines = ["/domain/devices", "/domain"].flatMap((parent) => {
      const paths = [`${parent}/${kind}${inside}`, `${parent}/${kind}[2]`];
      const [only, other] = withPlaces(paths.map(problemAt), xml);
      return other?.line === undefined && only?.line !== undefined ? [only.line] : [];
    });
    const [line] = lines;
    if (line === undefined) return this;
    return new UnsupportedElement(
      this.code as ErrorNumber,
      this.domain as ErrorDomain,
      this.#element,
      this.#reason,
      line,
    );
  }
}

const problemAt = (path: string): Problem => ({ id: "dialect.unsupported", message: "", path });

const refusal =
  (code: ErrorNumber, domain: ErrorDomain) =>
  (element: string, reason: string): LibvirtError =>
    new UnsupportedElement(code, domain, element, reason);

/** The refusal of what QEMU, or this driver, cannot give a guest: CONFIG_UNSUPPORTED that names the element. */
export const unsupported = refusal(ErrorNumber.CONFIG_UNSUPPORTED, ErrorDomain.QEMU);

/** The refusal of a document that contradicts itself. */
export const invalid = refusal(ErrorNumber.XML_ERROR, ErrorDomain.DOMAIN);
