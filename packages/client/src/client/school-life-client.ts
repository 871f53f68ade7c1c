import type { StudentClass } from "../api/account.js";
import { ClientBase } from "./client-base.js";
import { connect } from "./connection.js";
import type { LoginOptions } from "./options.js";

/** A school-life account ("Espace Vie scolaire"). */
export class VieScolaireClient extends ClientBase {
  /** Logs in to the school-life space. Five requests. Throws what `Client.login` throws. */
  static async login(options: LoginOptions): Promise<VieScolaireClient> {
    return new VieScolaireClient(await connect(options, "school-life"));
  }

  /** Classes that this account may see. */
  get classes(): readonly StudentClass[] {
    return this.connection.account.classes;
  }
}
