import { type Emulator, type EmulatorOptions, startEmulator } from "../src/index.js";
import { dig } from "./call-request.js";
import { type Json, type RawAnswer, RawClient } from "./raw-client.js";

/** What every test of writes starts from. */
export function startSchool(options: EmulatorOptions = {}): Promise<Emulator> {
  return startEmulator({
    seed: 7,
    today: "2026-01-15",
    plan: { size: { classes: 1, studentsPerClass: 8 } },
    ...options,
  });
}

/** A session of somebody, and what it takes to write in their name. */
export class Writer {
  readonly client: RawClient;
  readonly parameters: Json;
  readonly #member: Json | undefined;

  private constructor(client: RawClient, parameters: Json) {
    this.client = client;
    this.parameters = parameters;
    const children = dig(parameters, "ressource", "listeRessources") as Json[] | undefined; // a bare list
    this.#member = children?.[0] === undefined ? undefined : { N: children[0]["N"], G: 4 };
  }

  static async enter(emulator: Emulator, login: string, page?: string): Promise<Writer> {
    const account = emulator.accounts.find((one) => one.login === login);
    const pages = emulator.pages.filter(({ audience }) => audience === account?.audience);
    const url = pages.find(({ mobile }) => mobile)?.url ?? "";
    const client = await RawClient.open(emulator, page ?? url.slice(emulator.url.length + 1));
    await client.openSession();
    await client.authenticate(login, account?.password ?? "");
    return new Writer(client, client.data(await client.call("ParametresUtilisateur", {})));
  }

  /** One call, about a parent's first child. */
  ask(name: string, tab: number, data: Json = {}): Promise<RawAnswer> {
    return this.client.ask(name, tab, data, this.#member);
  }

  /** The data of one call. */
  async read(name: string, tab: number, data: Json = {}): Promise<Json> {
    return this.client.data(await this.ask(name, tab, data));
  }

  /** The report of a write; `undefined` when there is none. */
  async write(name: string, tab: number, data: Json): Promise<unknown> {
    return (await this.ask(name, tab, data)).root["RapportSaisie"];
  }

  /** The signature of an answer. */
  signature(answer: RawAnswer): unknown {
    return answer.root[this.client.names.signature];
  }
}

/** A list inside an answer. */
export function list(of: unknown, ...path: (string | number)[]): Json[] {
  return dig(of, ...path, "V") as Json[]; // tests look inside
}

/** What a refused write says. */
export const refusedWrite = (message: unknown) => ({
  _erreurSaisie_: true,
  _messagesErreur_: [message],
  titre_Messages_Erreur: "Impossible",
});
