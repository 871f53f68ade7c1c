import type { WirePersonalData } from "./personal-data.js";

/** Payload of `SaisieInformations`: the blocks that change, whose names begin with a small letter here. */
export interface WirePersonalDataWriteRequest {
  readonly informations?: Pick<
    WirePersonalData,
    | "eMail"
    | "emailReserveAdmin"
    | "telephoneFixe"
    | "indicatifFixe"
    | "telephonePortable"
    | "indicatifTel"
    | "telReserveAdmin"
    | "fax"
    | "indicatifFax"
  >;
  readonly autorisations?: Readonly<Record<string, boolean>>;
}

/** Payload of `SaisieMotDePasseEleve`: the child's new password, encrypted likewise. */
export interface WireChildPasswordRequest {
  readonly motDePasse: string;
}
