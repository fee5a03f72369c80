import { fileURLToPath } from "node:url";

/** The folder of the page that manages what a daemon serves, for `page` of a WebSocket's listener. */
export const pageFolder: string = fileURLToPath(new URL("../dist/web", import.meta.url));
