import { createDecipheriv, createHash, randomBytes } from "node:crypto";
import type { Emulator, QrCodeWithPin } from "../src/index.js";
import { type Json, RawClient } from "./raw-client.js";

/** Flags of Identification that say how somebody comes in. */
export const ways = {
  password: (uuid: string): Json => ({ demandeConnexionAppliMobile: true, uuidAppliMobile: uuid }),
  qrCode: (uuid: string): Json => ({
    demandeConnexionAppliMobile: true,
    demandeConnexionAppliMobileJeton: true,
    uuidAppliMobile: uuid,
  }),
  token: (uuid: string): Json => ({ enConnexionAppliMobile: true, uuidAppliMobile: uuid }),
};

/** Opens one of the texts of a QR code with a PIN: the PIN's digest is the key, the vector is zero. */
export function openSealed(hex: string, pin: string): string {
  const aes = createDecipheriv("aes-128-cbc", createHash("md5").update(pin).digest(), Buffer.alloc(16));
  return Buffer.concat([aes.update(hex, "hex"), aes.final()]).toString("latin1");
}

/** What a phone keeps between logins. */
export interface Kept {
  readonly login: string;
  readonly token: string;
}

/** One phone: a device id, and what it was last given. It opens a session of its own for every login. */
export class Phone {
  readonly emulator: Emulator;
  readonly page: string;
  uuid = randomBytes(16).toString("hex");
  kept: Kept = { login: "", token: "" };

  constructor(emulator: Emulator, page = "mobile.eleve.html") {
    this.emulator = emulator;
    this.page = page;
  }

  /** Data of Authentification; what it gives is kept. */
  async withPassword(login: string, password: string): Promise<Json> {
    return this.#enter(login, password, ways.password(this.uuid));
  }

  async withQrCode({ qrCode, pin }: QrCodeWithPin): Promise<Json> {
    return this.#enter(openSealed(qrCode.login, pin), openSealed(qrCode.jeton, pin), ways.qrCode(this.uuid));
  }

  async withToken({ login, token }: Kept = this.kept): Promise<Json> {
    return this.#enter(login, token, ways.token(this.uuid));
  }

  /** A session that has come as far as its vector. */
  async open(): Promise<RawClient> {
    const client = await RawClient.open(this.emulator, this.page);
    await client.openSession();
    return client;
  }

  keep(answer: Json): void {
    const { login, jetonConnexionAppliMobile: token } = answer;
    if (typeof login === "string" && typeof token === "string") this.kept = { login, token };
  }

  async #enter(login: string, secret: string, flags: Json): Promise<Json> {
    const answer = await (await this.open()).authenticate(login, secret, flags);
    this.keep(answer);
    return answer;
  }
}
