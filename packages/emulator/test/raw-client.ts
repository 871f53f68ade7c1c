import {
  constants,
  createCipheriv,
  createDecipheriv,
  createHash,
  createPublicKey,
  publicEncrypt,
  randomBytes,
} from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Emulator } from "../src/index.js";

/** A JSON object of the wire. */
export type Json = Record<string, unknown>;

/** What came back, as text and parsed. */
export interface RawAnswer {
  readonly status: number;
  readonly text: string;
  readonly json: Json;
  /** Content of the secured part, opened; empty for a fatal error. */
  readonly root: Json;
  /** The order number, decrypted. */
  readonly number: number | undefined;
}

/** How one call departs from what an honest client sends. */
export interface Departure {
  readonly order?: number;
  readonly orderText?: string;
  readonly bodyOrderText?: string;
  readonly session?: unknown;
  readonly addressSession?: number;
  readonly space?: number;
  readonly secured?: unknown;
  readonly contentType?: string;
  readonly extra?: Json;
}

const md5 = (bytes: Uint8Array) => createHash("md5").update(bytes).digest();

/**
 * A small client of its own, written from the protocol alone, that can be made to lie. It shares no code
 * with the emulator.
 */
export class RawClient {
  readonly emulator: Emulator;
  readonly start: Json;
  readonly page: string;
  iv: Uint8Array = new Uint8Array();
  key: Uint8Array = new Uint8Array();
  counter = 1;

  private constructor(emulator: Emulator, page: string) {
    this.emulator = emulator;
    this.page = page;
    this.start = readStart(page);
  }

  static async open(
    emulator: Emulator,
    page = "mobile.eleve.html",
    headers: Record<string, string> = {},
  ): Promise<RawClient> {
    const answer = await fetch(`${emulator.url}/${page}?fd=1`, { headers });
    return new RawClient(emulator, await answer.text());
  }

  /** Goes on from a page that came some other way. */
  static on(emulator: Emulator, page: string): RawClient {
    return new RawClient(emulator, page);
  }

  /** Opens a page and goes through the whole login. */
  static async login(emulator: Emulator, login: string, password: string, page?: string): Promise<RawClient> {
    const client = await RawClient.open(emulator, page);
    await client.openSession();
    const answer = await client.authenticate(login, password);
    if (answer["cle"] === undefined) throw new Error(`not let in: ${JSON.stringify(answer)}`);
    await client.call("ParametresUtilisateur", {});
    return client;
  }

  get names() {
    return this.emulator.profile.dialect.names;
  }

  get session(): number {
    return Number(this.start["h"]);
  }

  get space(): number {
    return Number(this.start["a"]);
  }

  encrypt(data: string | Uint8Array, key = this.key): string {
    const iv = this.iv.length === 0 ? Buffer.alloc(16) : md5(this.iv);
    const aes = createCipheriv("aes-128-cbc", md5(key), iv);
    return Buffer.concat([aes.update(data), aes.final()]).toString("hex");
  }

  decrypt(hex: string, key = this.key): Buffer {
    const iv = this.iv.length === 0 ? Buffer.alloc(16) : md5(this.iv);
    const aes = createDecipheriv("aes-128-cbc", md5(key), iv);
    return Buffer.concat([aes.update(hex, "hex"), aes.final()]);
  }

  /** The address and body of a call, as an honest client makes them, or not. */
  request(name: string, root: Json, departure: Departure = {}): { url: string; init: RequestInit } {
    const { names } = this;
    const order = departure.orderText ?? this.encrypt(String(departure.order ?? this.counter));
    const body = {
      session: "session" in departure ? departure.session : this.session,
      [names.order]: departure.bodyOrderText ?? order,
      [names.call]: name,
      [names.secured]: "secured" in departure ? departure.secured : this.pack(root),
      ...departure.extra,
    };
    const path = `${departure.space ?? this.space}/${departure.addressSession ?? this.session}/${order}`;
    return {
      url: `${this.emulator.url}/appelfonction/${path}`,
      init: {
        method: "POST",
        headers: { "content-type": departure.contentType ?? "application/json" },
        body: JSON.stringify(body),
      },
    };
  }

  /** One call; the counter moves when an answer other than a fatal error came. */
  async call(name: string, root: Json, departure: Departure = {}): Promise<RawAnswer> {
    const { url, init } = this.request(name, root, departure);
    const answer = await this.send(url, init);
    if (answer.number !== undefined) this.counter += 2;
    return answer;
  }

  async send(url: string, init: RequestInit): Promise<RawAnswer> {
    const response = await fetch(url, init);
    return this.read(response.status, await response.text());
  }

  read(status: number, text: string): RawAnswer {
    const json = JSON.parse(text) as Json;
    const order = json[this.names.order];
    const number = typeof order === "string" ? Number(this.decrypt(order).toString()) : undefined;
    const root = number === undefined ? {} : this.unpack(json[this.names.secured]);
    return { status, text, json, root, number };
  }

  /** `FonctionParametres`: hands over a vector, under which the answer comes already. */
  async openSession(iv: Uint8Array = randomBytes(16)): Promise<RawAnswer> {
    const { names } = this;
    const data = { Uuid: this.uuid(iv), identifiantNav: null };
    const { url, init } = this.request("FonctionParametres", { [names.payload]: data });
    this.iv = iv;
    const answer = await this.send(url, init);
    if (answer.number !== undefined) this.counter += 2;
    return answer;
  }

  /** How a vector is handed over: in base64, under the RSA key of the page or the server if it wants one. */
  uuid(iv: Uint8Array, { MR, ER }: Json = this.serverKey()): string {
    if (typeof MR !== "string" || typeof ER !== "string") return Buffer.from(iv).toString("base64");
    const part = (hex: string) => Buffer.from(hex, "hex").toString("base64url");
    const key = createPublicKey({ key: { kty: "RSA", n: part(MR), e: part(ER) }, format: "jwk" });
    const encrypted = publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, iv).toString("base64");
    // As the official client folds it.
    return encrypted.replaceAll(/.{64}/g, "$&\r\n");
  }

  serverKey(): Json {
    const { modulus: MR, exponent: ER } = this.emulator.vectorKey ?? {};
    return this.start["http"] === true ? { MR, ER } : this.start;
  }

  /** `Identification`, with the flags of an ordinary web login unless told otherwise. */
  identify(login: string, flags: Json = {}): Promise<RawAnswer> {
    return this.call("Identification", {
      [this.names.payload]: {
        genreConnexion: 0,
        genreEspace: this.space,
        identifiant: login,
        pourENT: false,
        enConnexionAuto: false,
        demandeConnexionAuto: false,
        enConnexionAppliMobile: false,
        demandeConnexionAppliMobile: false,
        demandeConnexionAppliMobileJeton: false,
        uuidAppliMobile: "",
        loginTokenSAV: "",
        informationsAppareil: null,
        ...flags,
      },
    });
  }

  /**
   * Identification and Authentification; the data of the second answer. The key moves on success. The login
   * is the one that the server says instead, when a token was asked for. Without a challenge there is nothing to go on
   * with: the data of the first answer.
   */
  async authenticate(typed: string, password: string, flags: Json = {}): Promise<Json> {
    const identified = this.data(await this.identify(typed, flags));
    if (identified["challenge"] === undefined) return identified;
    const isTold = flags["demandeConnexionAppliMobile"] === true && typeof identified["login"] === "string";
    const login = isTold ? String(identified["login"]) : typed;
    const { root, key } = this.authentication(login, password, identified);
    const authenticated = this.data(await this.call("Authentification", root));
    this.adoptKey(authenticated, key);
    return authenticated;
  }

  /** The login of a page that was reached through a portal: with its `e` and `f`, of which only `f` makes the key. */
  async authenticateFromPage(flags: Json = {}): Promise<Json> {
    const { e: login, f: secret } = this.start;
    const identified = this.data(await this.identify(String(login), { pourENT: true, ...flags }));
    const asTyped = { ...identified, modeCompLog: 0, modeCompMdp: 0 };
    const { root, key } = this.authentication("", String(secret), asTyped);
    const authenticated = this.data(await this.call("Authentification", root));
    this.adoptKey(authenticated, key);
    return authenticated;
  }

  /** Arguments of Authentification, and the key that they were made with. */
  authentication(login: string, password: string, identified: Json): { root: Json; key: Uint8Array } {
    const key = challengeKey(login, password, identified);
    const challenge = String(identified["challenge"]);
    const answered =
      this.emulator.profile.dialect.challenge === "direct"
        ? this.encrypt(challenge, key)
        : this.encrypt(everyOther(this.tryDecrypt(challenge, key)), key);
    const data = { connexion: 0, challenge: answered, espace: this.space };
    return { root: { [this.names.payload]: data }, key };
  }

  /** Takes the key out of `cle`, if there is one. */
  adoptKey(authenticated: Json, key: Uint8Array): void {
    const cle = authenticated["cle"];
    if (typeof cle !== "string") return;
    this.key = Uint8Array.from(this.decrypt(cle, key).toString().split(","), Number);
  }

  /** A page call with its tab, and the member if there is one. */
  ask(name: string, tab: number, data: Json = {}, member?: Json): Promise<RawAnswer> {
    const { names } = this;
    const signature = member === undefined ? { onglet: tab } : { membre: member, onglet: tab };
    return this.call(name, { [names.signature]: signature, [names.payload]: data });
  }

  data(answer: RawAnswer): Json {
    return answer.root[this.names.payload] as Json;
  }

  pack(root: Json): unknown {
    const { encrypt, compress } = this.emulator.profile;
    if (!encrypt) return root;
    const json = Buffer.from(JSON.stringify(root), "utf8");
    return this.encrypt(compress ? deflateRawSync(json.toString("hex")) : json);
  }

  unpack(secured: unknown): Json {
    const { encrypt, compress } = this.emulator.profile;
    if (!encrypt) return secured as Json;
    const bytes = this.decrypt(String(secured));
    return JSON.parse((compress ? inflateRawSync(bytes) : bytes).toString("utf8")) as Json;
  }

  tryDecrypt(hex: string, key: Uint8Array): string {
    try {
      return this.decrypt(hex, key).toString("utf8");
    } catch {
      return "";
    }
  }
}

/** Key of a challenge, from what `Identification` answered. */
function challengeKey(login: string, password: string, identified: Json): Uint8Array {
  const alea = typeof identified["alea"] === "string" ? identified["alea"] : "";
  const user = Number(identified["modeCompLog"]) > 0 ? login.toLowerCase().trim() : login;
  const secret = Number(identified["modeCompMdp"]) > 0 ? password.toLowerCase() : password;
  const digest = createHash("sha256").update(alea).update(secret.trim()).digest("hex").toUpperCase();
  return Buffer.from(user + digest);
}

function everyOther(text: string): string {
  return [...text].filter((_, index) => index % 2 === 0).join("");
}

/** The argument of `Start`, in either syntax. */
function readStart(page: string): Json {
  const literal = /Start \((\{.*?\})\)/.exec(page)?.[1];
  if (literal === undefined) return {};
  return JSON.parse(literal.replaceAll("'", '"').replaceAll(/([{,])(\w+):/g, '$1"$2":')) as Json;
}
