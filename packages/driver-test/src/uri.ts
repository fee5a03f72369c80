/**
 * The path of a test URI, percent-decoded; undefined when the URI is not one. Authority, query and fragment mean
 * nothing, so `test:///default`, `test:/default` and `test://host/default` are the same.
 */
export function testPath(uri: string | undefined): string | undefined {
  const [, path] = /^test:(?:\/\/[^/?#]*(?=\/)|(?!\/\/))([^?#]+)/.exec(uri ?? "") ?? [];
  if (path === undefined) return undefined;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
