// Folders outside the workspaces, with a lock file of their own, are installed when a check first needs them.

import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";

/**
 * Installs what a folder's lock file says, unless that is there already.
 *
 * @param {string} folder
 */
export function installed(folder) {
  const mark = `${folder}/node_modules/.package-lock.json`;
  const lock = `${folder}/package-lock.json`;
  if (existsSync(mark) && statSync(mark).mtimeMs >= statSync(lock).mtimeMs) return;
  execFileSync("npm", ["ci", "--prefix", folder, "--no-audit", "--no-fund"], {
    stdio: ["ignore", "inherit", "inherit"],
  });
}
