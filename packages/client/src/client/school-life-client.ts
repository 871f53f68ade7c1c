import type { StudentClass } from "../api/account.js";
import type { Credentials } from "../store/credential-store.js";
import { ClientBase } from "./client-base.js";
import { connect, connectByToken } from "./connection.js";
import {
  type ConnectionOptions,
  checkOptions,
  type LoginOptions,
  type QrCodeLoginOptions,
} from "./options.js";
import { passwordWay, qrCodeWay } from "./way-in.js";

/** A school-life account ("Espace Vie scolaire"). */
export class VieScolaireClient extends ClientBase {
  /** Logs in to the school-life space. Five requests. Throws what `Client.login` throws. */
  static async login(options: LoginOptions): Promise<VieScolaireClient> {
    const checked = checkOptions(options);
    return new VieScolaireClient(await connect(passwordWay(options, checked, "school-life"), checked));
  }

  /**
   * Logs in with a QR code, and enrols this device: the token that comes back replaces it. Five requests.
   * Throws what `login` throws.
   *
   * @throws WrongQrPinError without asking the server · QrCodeExpiredError
   */
  static async qrcodeLogin(options: QrCodeLoginOptions): Promise<VieScolaireClient> {
    const checked = checkOptions(options);
    return new VieScolaireClient(await connect(qrCodeWay(options, checked, "school-life"), checked));
  }

  /**
   * Logs in with the token of an earlier login, which is used up: the next one is saved in the store before
   * anything else is sent, or else taken from `exportCredentials`. Five requests.
   *
   * @param credentials as exported, or the local id of an account of the store
   * @throws TokenRejectedError · StoreError, and what `login` throws
   */
  static async tokenLogin(
    credentials: Credentials | string,
    options: ConnectionOptions = {},
  ): Promise<VieScolaireClient> {
    const checked = checkOptions(options);
    return new VieScolaireClient(await connectByToken(credentials, checked, "school-life"));
  }

  /** Classes that this account may see. */
  get classes(): readonly StudentClass[] {
    return this.connection.account.classes;
  }
}
