import type { PortalRow } from "./row.js";
import { casEduconnectRows } from "./table/cas-educonnect.js";
import { casFormRows } from "./table/cas-form.js";
import { openEntEduconnectRows, openEntRows } from "./table/open-ent.js";
import { furtherRows, otherRows } from "./table/others.js";

/**
 * The table of portals: the 43 names of pronotepy, and two more.
 *
 * @evidence pronotepy's table (2.14), public issues and other public sources, as each row's note says. Nothing
 * was tried against a live portal.
 */
export const portalRows: readonly PortalRow[] = [
  ...casFormRows,
  ...casEduconnectRows,
  ...openEntRows,
  ...openEntEduconnectRows,
  ...otherRows,
  ...furtherRows,
];
