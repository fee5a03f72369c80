const NOWHERE = "relative-base://-/";

/** Resolves a reference against a base that may itself be relative (a plain file name); "" is no base. */
export function resolveUrl(reference: string, base: string): string {
  try {
    const resolved = new URL(reference, new URL(base, NOWHERE)).href;
    if (!resolved.startsWith(NOWHERE)) return resolved;
    const path = resolved.slice(NOWHERE.length);
    return base.startsWith("/") ? `/${path}` : path;
  } catch {
    return reference;
  }
}

/** Section 4.3: an absolute URI without a fragment, or nothing. */
export function isDatatypeLibraryUri(uri: string): boolean {
  return uri === "" || (/^[A-Za-z][A-Za-z0-9+.-]*:[^#\s]+$/.test(uri) && !/%(?![0-9A-Fa-f]{2})/.test(uri));
}
