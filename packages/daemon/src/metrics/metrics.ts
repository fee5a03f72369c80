import { ErrorNumber, nameOf } from "@libvirt-ts/driver";
import { Durations, Numbers } from "./families.js";

/** Why somebody was not let in, or put out. */
export type Refusal = "allow" | "anonymousClients" | "clients" | "given-up";

/**
 * What the daemon counts. Every label has a set of values that no client can make larger: kinds of listeners, procedures of
 * the protocol, numbers of errors.
 */
export class Metrics {
  readonly #clients = new Numbers("libvirt_tsd_clients", "gauge", "Clients that are connected.", "listener");
  readonly #come = new Numbers("libvirt_tsd_clients_total", "counter", "Clients that have come.", "listener");
  readonly #refused = new Numbers(
    "libvirt_tsd_clients_refused_total",
    "counter",
    "Clients that were not let in, or were given up.",
    "reason",
  );
  readonly #calls = new Durations(
    "libvirt_tsd_call_duration_seconds",
    "Calls by their procedure, from being read to being answered.",
    "procedure",
  );
  readonly #errors = new Numbers("libvirt_tsd_errors_total", "counter", "Calls that failed.", "code");

  come(listener: string): void {
    this.#clients.add(listener);
    this.#come.add(listener);
  }

  gone(listener: string): void {
    this.#clients.add(listener, -1);
  }

  refused(reason: Refusal): void {
    this.#refused.add(reason);
  }

  /** A call was answered; undefined for a procedure that there is not. */
  called(procedure: string | undefined, milliseconds: number): void {
    this.#calls.observe(procedure ?? "unknown", milliseconds / 1000);
  }

  failed(code: number): void {
    this.#errors.add(nameOf(ErrorNumber, code) ?? "unknown");
  }

  lines(): string[] {
    return [this.#clients, this.#come, this.#refused, this.#calls, this.#errors].flatMap((family) =>
      family.lines(),
    );
  }
}
