import type { StoreCheck } from "./check.js";
import { lockChecks } from "./locks.js";
import { recordChecks } from "./records.js";

export type { MakeStore, StoreCheck } from "./check.js";

/**
 * What every driver of a `CredentialStore` must do, for any test framework: `for (const { title, run } of storeChecks)
 * test(title, () => run(makeStore))`.
 */
export const storeChecks: readonly StoreCheck[] = [...recordChecks, ...lockChecks];
