import { UnsupportedError, UsageError } from "../errors/errors.js";
import { parseAddress } from "../transport/address.js";
import type { LoginOptions } from "./options.js";
import { ParentClient } from "./parent-client.js";
import { VieScolaireClient } from "./school-life-client.js";
import { Client } from "./student-client.js";

/**
 * Logs in and picks the class by the page that the address names. Five requests. Throws what
 * `Client.login` throws.
 *
 * @throws UnsupportedError for spaces that the library has no class for yet; nothing is sent
 */
export async function login(options: LoginOptions): Promise<Client | ParentClient | VieScolaireClient> {
  const { space } = parseAddress(options.url, options.insecureHosts);
  const audience = space?.audience;
  switch (audience) {
    case "parent":
      return ParentClient.login(options);
    case "school-life":
      return VieScolaireClient.login(options);
    case "student":
      return Client.login(options);
    case undefined:
      throw new UsageError("The address names no space.", {
        hint: "Add its page, such as /eleve.html or /parent.html.",
      });
    default:
      throw new UnsupportedError(`The ${audience} space is not covered yet.`, {
        hint: "Pupils, parents and school life are.",
      });
  }
}
