import { type Problem, parseElement, withPlaces, type XmlElement, XmlError } from "@libvirt-ts/xml";

/** An element of a node file, and where it stands in it. */
export class NodeElement {
  constructor(
    readonly element: XmlElement,
    /** `/node/domain[2]` */
    readonly path: string,
    private readonly problems: Problem[],
  ) {}

  get name(): string {
    return this.element.name;
  }

  get isEmpty(): boolean {
    return this.element.children === undefined;
  }

  attribute(name: string): string | undefined {
    return this.element.attributes?.find((attribute) => attribute.name === name)?.value;
  }

  /** The text in it, without its children's. */
  get text(): string {
    return (this.element.children ?? []).filter((child) => typeof child === "string").join("");
  }

  /** The children of a name. */
  all(name: string): NodeElement[] {
    const found = (this.element.children ?? []).filter(
      (child): child is XmlElement => typeof child !== "string" && child.name === name,
    );
    return found.map((child, at) => new NodeElement(child, `${this.path}/${name}[${at + 1}]`, this.problems));
  }

  child(name: string): NodeElement | undefined {
    return this.all(name)[0];
  }

  /** Notes what makes the file none that can be loaded. */
  error(id: string, message: string): void {
    this.problems.push({ id, message, path: this.path });
  }
}

/**
 * Reads a file with a function that looks at its elements.
 *
 * @throws XmlError with every problem, and where it is.
 */
export function readElements<T>(bytes: Uint8Array, read: (root: NodeElement) => T): T {
  const problems: Problem[] = [];
  const root = parseElement(bytes);
  const value = read(new NodeElement(root, `/${root.name}`, problems));
  if (problems.length > 0) throw new XmlError(withPlaces(problems, bytes));
  return value;
}
