import type { LoginKind } from "../page/classify.js";
import type { Arrival, Journey } from "../sign-in/journey.js";

/** One way of signing in: which login forms it fills in, and how it gets from the row's address to the portal's home. */
export interface Flow {
  readonly accepts: readonly LoginKind[];
  /** Signs in at the portal; PRONOTE comes after it. */
  enter(journey: Journey): Promise<Arrival>;
}

/**
 * An address of the row.
 *
 * @param role which must be one that rows of the flow have
 */
export function addressOf({ settings }: Journey, role: string): URL {
  const address = settings.row.addresses[role];
  if (address === undefined) throw new TypeError(`${settings.row.name} has no address for ${role}.`);
  return new URL(address);
}
