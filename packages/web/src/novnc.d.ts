declare module "@novnc/novnc" {
  /** What is used of noVNC. */
  class RFB extends EventTarget {
    constructor(target: HTMLElement, channel: object, options?: { readonly shared?: boolean });
    scaleViewport: boolean;
    background: string;
    disconnect(): void;
    focus(): void;
    sendCredentials(credentials: { readonly username?: string; readonly password?: string }): void;
    sendCtrlAltDel(): void;
  }

  // biome-ignore lint/style/noDefaultExport: it is what noVNC exports
  export { RFB as default };
}
