import { randomBytes } from "node:crypto";
import { type Emulator, startEmulator } from "../src/index.js";
import { ways } from "./phone.js";
import { type Json, type RawAnswer, RawClient } from "./raw-client.js";

/** A day in term: the accounts of the default school do not depend on it. */
export const startSchool = (options: Parameters<typeof startEmulator>[0] = {}): Promise<Emulator> =>
  startEmulator({ today: "2026-11-25", ...options });

/** What a visitor brings to a login. */
export interface Visit {
  readonly login: string;
  readonly password?: string;
  readonly page?: string;
  /** `identifiantNav` that the browser was given before. */
  readonly browser?: string | null;
  /** Flags of Identification: those of a browser unless told otherwise. */
  readonly flags?: Json;
}

/** A session between the password and the account. */
export class Guarded {
  readonly client: RawClient;
  /** Data of Authentification. */
  readonly asked: Json;
  /** `identifiantNav`, to bring next time. */
  readonly browser: string;

  private constructor(client: RawClient, asked: Json, browser: string) {
    this.client = client;
    this.asked = asked;
    this.browser = browser;
  }

  static async enter(emulator: Emulator, visit: Visit): Promise<Guarded> {
    const client = await RawClient.open(emulator, visit.page ?? "mobile.eleve.html");
    const opened = client.data(await client.openSession(randomBytes(16), visit.browser ?? null));
    const asked = await client.authenticate(visit.login, visit.password ?? "preau-demo", visit.flags);
    return new Guarded(client, asked, String(opened["identifiantNav"]));
  }

  /** The set of demands as it was sent; `undefined` when there was none. */
  get demands(): unknown {
    return (this.asked["actionsDoubleAuth"] as Json | undefined)?.["V"];
  }

  secret(text: string): string {
    return this.client.encrypt(text);
  }

  /** One command; the whole answer. */
  command(action: number, args: Json = {}): Promise<RawAnswer> {
    const { names } = this.client;
    return this.client.call("SecurisationCompteDoubleAuth", { [names.payload]: { action, ...args } });
  }

  /** One command; the data of its answer. */
  async answer(action: number, args: Json = {}): Promise<Json> {
    return this.client.data(await this.command(action, args));
  }

  /** Whether the account is open: `"open"`, or the code of the fatal error. */
  async goOn(): Promise<unknown> {
    const answer = await this.client.call("ParametresUtilisateur", {});
    const fatal = answer.json["Erreur"] as Json | undefined;
    return fatal === undefined ? "open" : fatal["G"];
  }

  /** One command of the settings, tab 49. */
  prefer(action: number, args: Json = {}): Promise<RawAnswer> {
    return this.client.ask("SecurisationComptePreference", 49, { action, ...args });
  }

  /** `securisation` of the settings page. */
  async settings(): Promise<Json> {
    const page = this.client.data(await this.client.ask("PageInfosPerso", 49));
    return page["securisation"] as Json;
  }
}

/** Flags of an application that has a device id. */
export const app = { password: ways.password, token: ways.token, qrCode: ways.qrCode };

/** Whether an answer refuses its call, the session going on. */
export function isRefused({ root }: RawAnswer): boolean {
  const signature = (root["Signature"] ?? root["_Signature_"]) as Json | undefined;
  return signature?.["Erreur"] === true;
}
