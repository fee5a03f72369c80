import { type ChildField, finish, type Shape } from "./shape.js";

/** Makes shapes with other children than those they are made of have, in their alternatives too; of each shape one. */
export function reshaping(childrenOf: (shape: Shape) => readonly ChildField[]): (shape: Shape) => Shape {
  const known = new WeakMap<Shape, Shape>();
  const reshape = (shape: Shape): Shape => {
    let made = known.get(shape);
    if (made === undefined) {
      const children = new Map(childrenOf(shape).map((field) => [field.name, field]));
      const variants = new Map([...shape.variants].map(([word, variant]) => [word, reshape(variant)]));
      made = finish({ ...shape, children }, shape.discriminator, variants);
      known.set(shape, made);
    }
    return made;
  };
  return reshape;
}
