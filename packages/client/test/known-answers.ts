import { readFileSync } from "node:fs";

/**
 * Known answers of the protocol's primitives, computed with independent implementations (forge, OpenSSL)
 * from invented secrets. The emulator has its own copy of those it needs: the two sides share none of
 * the code that they check.
 */
// oxlint-disable-next-line no-unsafe-type-assertion -- a fixture of this folder
export const known = JSON.parse(
  readFileSync(new URL("known-answers.json", import.meta.url), "utf8"),
) as typeof import("./known-answers.json");
