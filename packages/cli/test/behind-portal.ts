import {
  type EmulatorWithPortal,
  type PortalAccount,
  type PortalOptions,
  startEmulator,
} from "@preau/emulator";

const preload = new URL("mapped-fetch.mjs", import.meta.url).href;

/** A school behind a portal, and what a process needs to reach both. */
export interface BehindPortal {
  readonly school: EmulatorWithPortal;
  /** Page of the pupils, or of the parents. */
  url(space?: "eleve" | "parent"): string;
  readonly env: Readonly<Record<string, string>>;
  person(wanted?: (person: PortalAccount) => boolean): PortalAccount;
  /** Passwords that hosts of the portal have been given. */
  signIns(): number;
}

/** Starts a school behind a portal. */
export async function behindPortal(portal: PortalOptions): Promise<BehindPortal> {
  const school = await startEmulator({ today: "2026-11-18", portal });
  const { portals } = school;
  return {
    school,
    url: (space = "eleve") => `${portals.url}/${space}.html`,
    env: {
      NODE_OPTIONS: `--import ${preload}`,
      PREAU_TEST_PORTS: JSON.stringify(portals.ports),
    },
    person: (wanted = ({ pronoteLogin }) => pronoteLogin === "camille.verdier") => {
      const found = portals.accounts.find(wanted);
      if (found === undefined) throw new Error("the portal does not know that person");
      return found;
    },
    signIns: () => portals.exchanges.filter(({ hasPassword }) => hasPassword).length,
  };
}
