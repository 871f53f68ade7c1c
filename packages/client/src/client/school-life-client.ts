import type { SpaceAudience } from "@preau/wire";
import type { StudentClass } from "../api/account.js";
import { ClientBase } from "./client-base.js";

/** A school-life account ("Espace Vie scolaire"). */
export class VieScolaireClient extends ClientBase {
  /** @internal */
  static readonly audience: SpaceAudience = "school-life";

  /** Classes that this account may see. */
  get classes(): readonly StudentClass[] {
    return this.connection.account.classes;
  }
}
