import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "@preau/emulator";

/** A school, and a place of its own for what the command line keeps (`PREAU_HOME`). */
export interface SchoolAndHome {
  readonly school: Emulator;
  readonly home: string;
  /** Closes the one and removes the other. */
  readonly close: () => Promise<void>;
}

/** Starts a school on that day, with nothing linked. */
export async function schoolAndHome(today: string): Promise<SchoolAndHome> {
  const school = await startEmulator({ today });
  const home = mkdtempSync(join(tmpdir(), "preau-cli-"));
  return {
    school,
    home,
    close: async () => {
      await school.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
