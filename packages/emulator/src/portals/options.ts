import type { EduconnectSettings } from "./educonnect-settings.js";
import type { PortalFlowName, PortalRowName } from "./rows.js";
import type { PortalTrouble } from "./trouble.js";

/** The portal in front of a school. */
export interface PortalOptions {
  /** A portal by its name, or the one that stands for a way of signing in. */
  readonly name: PortalRowName | PortalFlowName;
  /** Trouble from the start; `emulator.portals.trouble` changes it later. */
  readonly trouble?: PortalTrouble;
  /** How ÉduConnect behaves: its sequence of pages, the birth date… */
  readonly educonnect?: Partial<EduconnectSettings>;
  /** Keycloak: the code "sent by e-mail" that is asked for on a device that is not known. Default: none is asked for. */
  readonly emailCode?: string;
  /** Open ENT NG: posts of the form must come with a `Referer` of the portal. Default false. */
  readonly checksReferer?: boolean;
  /**
   * Whether pages behind the portal open with `login=true` for those who have an account of PRONOTE itself. Default true;
   * the application, which comes with a cookie of its own, is let in either way.
   */
  readonly directAccess?: boolean;
  /** OZE: whether the list of applications names Pronote; else its address is made from the settings. Default true. */
  readonly listsPronote?: boolean;
  /** Identifies the school in its host name, `<this>.index-education.net`. Default `"9990001x"`. */
  readonly schoolCode?: string;
}
