/** Whether a connection URI means the Xen of this host: none at all, `xen` in any case, `xen:///`, today's `xen:///system`. */
export function isLocalXen(uri: string | undefined): boolean {
  return uri === undefined || uri.toLowerCase() === "xen" || uri === "xen:///" || uri === "xen:///system";
}
