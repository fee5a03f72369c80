/** A part of the page. */
export interface View {
  readonly element: HTMLElement;
  /** Called at each tick. */
  update?(): void;
  /** It is shown no longer. */
  close?(): void;
}
