/**
 * Records that the library keeps beside those of accounts: what gates remember, and spare devices. Names of accounts
 * are the caller's, so these begin as no name that the library makes does.
 */
const gatePrefix = "gate.";
const sparePrefix = "spare.";

/** Record in which the gate of a host is kept. */
export function gateRecord(host: string): string {
  // A colon is no letter of a file's name everywhere.
  return gatePrefix + host.replace(":", "_");
}

/** Record in which the spare device of an account is kept. */
export function spareRecord(account: string): string {
  return sparePrefix + account;
}

/** Whether a record of a store is an account, and none of those that the library keeps beside them. */
export function isAccountRecord(name: string): boolean {
  return !name.startsWith(gatePrefix) && !name.startsWith(sparePrefix);
}
