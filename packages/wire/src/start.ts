/**
 * Names of the attributes given to the call that starts a page.
 *
 * @evidence read in the official client, 2024.3.11 to 2026.1.3
 */
export interface StartKeys {
  /** Session number: quoted up to 2024.3, a bare number from 2025.1. */
  readonly session: string;
  /** Number of the space opened (`genreEspace`). */
  readonly space: string;
  /** Demonstration server. */
  readonly demonstration: string;
  /** Login of a portal connection. */
  readonly portalLogin: string;
  /** Password of a portal connection. */
  readonly portalPassword: string;
  /** How the page was reached: 3, 4 and 5 mean through a portal. */
  readonly accessKind: string;
  /** The page was served without TLS: the initialisation vector must be RSA-encrypted. */
  readonly insecure: string;
  /** From 2025.1: encrypt. */
  readonly encrypt: string;
  /** From 2025.1: compress what is encrypted. */
  readonly compress: string;
  /** Up to 2024.3: do not encrypt. */
  readonly skipEncryption: string;
  /** Up to 2024.3: do not compress. */
  readonly skipCompression: string;
  /** Up to 2024.3: long polling is available. */
  readonly polling: string;
  /** Up to 2022: RSA modulus of this server. */
  readonly modulus: string;
  /** Up to 2022: RSA exponent of this server. */
  readonly exponent: string;
}

/**
 * RSA key of the official client, with which the initialisation vector is sent on pages served without
 * TLS. Hexadecimal.
 *
 * @evidence read in the official client, identical from 2024.3.8 to 2026.1.3
 */
export const publicRsaKey = {
  modulus:
    "B99B77A3D72D3A29B4271FC7B7300E2F791EB8948174BE7B8024667E915446D4EEA0C2424B8D1EBF7E2DDFF94691C6E994E839225C627D140A8F1146D1B0B5F18A09BBD3D8F421CA1E3E4796B301EEBCCF80D81A32A1580121B8294433C38377083C5517D5921E8A078CDC019B15775292EFDA2C30251B1CCABE812386C893E5",
  exponent: "010001",
} as const satisfies { modulus: string; exponent: string };

/**
 * Numbers of the request order.
 *
 * @evidence read in the official client: 1, 3, 5 … sent; the answer carries the number plus one
 */
export const order = { first: 1, step: 2 } as const satisfies { first: number; step: number };

/** Paths below the server's root. */
export const paths = {
  call: "appelfonction",
  polling: "appelpolling",
  disconnect: "appeldeconnexion",
  upload: "uploadfilesession",
  files: "FichiersExternes",
  calendars: "ical",
  info: "InfoMobileApp.json?id=0D264427-EEFC-4810-A9E9-346942A862A4",
} as const satisfies Record<string, string>;
