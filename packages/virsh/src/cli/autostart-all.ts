import { ConnectListAllDomainsFlags } from "@libvirt-ts/core/flags";
import { msg } from "../i18n/message.js";
import type { App } from "./app.js";
import { Context } from "./context.js";

const { INACTIVE, AUTOSTART } = ConnectListAllDomainsFlags;

/** Starts the domains that are marked for it and are off, one after the other; 1 where one of them cannot be started. */
export async function autostartAll(app: App): Promise<number> {
  const context = new Context(app, { name: "start", json: false });
  try {
    await app.session.ensure();
    await context.each(await context.connection.listAllDomains(INACTIVE | AUTOSTART), async ({ domain }) => {
      const values = { domain: domain.name() };
      await context.attempt(msg("Failed to start domain {domain}"), values, (call) => domain.create(call));
      context.tell(msg("Domain '{domain}' started"), values);
    });
    return 0;
  } catch (error) {
    app.reporter.failure(error);
    return 1;
  }
}
