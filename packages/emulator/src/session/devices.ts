import type { Account } from "../world/school.js";
import type { Draws } from "./draws.js";

/** One device of one account, as its token has it. Nothing here opens anything. */
export interface Device {
  /** Login of the account, as people type it. */
  readonly login: string;
  /** `uuidAppliMobile`: what the device calls itself. */
  readonly uuid: string;
  /** How many tokens it has been given. */
  readonly generation: number;
  /** Whether the last of them would let it in now. */
  readonly alive: boolean;
}

/** What a register of devices needs to know. */
export interface DevicesSettings {
  readonly draws: Pick<Draws, "mobileToken">;
  /** A token that nobody used for longer is dead. */
  readonly tokenLifeMs: number;
  /** False on demonstration servers, which hand tokens out and keep none. */
  readonly keepsTokens: boolean;
  /** A clock that only goes forward. */
  readonly elapsedMs: () => number;
}

interface Chain {
  generation: number;
  /** The only token that works; absent when this server has not kept it. */
  token: string | undefined;
  issuedMs: number;
}

/**
 * The reconnection tokens of one server (`jetonConnexionAppliMobile`), by account and device. They outlive
 * sessions. Each new token of a device kills the one before it, and touches no other device.
 *
 * @evidence rotation and the bond to the device: pronotepy #309, Papillon #449, hass-pronote #141
 */
export class Devices {
  readonly #settings: DevicesSettings;
  readonly #chains = new Map<Account, Map<string, Chain>>();

  constructor(settings: DevicesSettings) {
    this.#settings = settings;
  }

  /** Every device that was ever given a token, in that order. */
  get list(): readonly Device[] {
    return [...this.#chains].flatMap(([{ login }, chains]) =>
      [...chains].map(([uuid, chain]) => ({
        login,
        uuid,
        generation: chain.generation,
        alive: chain.token !== undefined && !this.#isTooOld(chain),
      })),
    );
  }

  /** A new token for a device; its former one is dead. */
  grant(account: Account, uuid: string): string {
    const { draws, keepsTokens, elapsedMs } = this.#settings;
    const chains = this.#chains.get(account) ?? new Map<string, Chain>();
    this.#chains.set(account, chains);
    const token = draws.mobileToken();
    chains.set(uuid, {
      generation: (chains.get(uuid)?.generation ?? 0) + 1,
      token: keepsTokens ? token : undefined,
      issuedMs: elapsedMs(),
    });
    return token;
  }

  /** The token that lets this device in; `"expired"` when it went unused for too long. */
  find(account: Account, uuid: string): { readonly token: string } | "expired" | undefined {
    const chain = this.#chains.get(account)?.get(uuid);
    if (chain?.token === undefined) return undefined;
    return this.#isTooOld(chain) ? "expired" : { token: chain.token };
  }

  /** Kills the tokens of one account, or of all. */
  forget(login?: string): void {
    for (const [account, chains] of this.#chains) {
      if (login !== undefined && login !== account.login) continue;
      for (const chain of chains.values()) chain.token = undefined;
    }
  }

  #isTooOld(chain: Chain): boolean {
    return this.#settings.elapsedMs() - chain.issuedMs > this.#settings.tokenLifeMs;
  }
}
