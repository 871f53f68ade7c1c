import type { WireDate, WireList, WireReference } from "../values.js";
import type { WireAccountSecurity } from "./security.js";

/** Answer to `PageInfosPerso`. Every block may be absent. */
export interface WirePersonalDataPage {
  readonly Informations?: WirePersonalData;
  readonly iCal?: WireCalendarExports;
  readonly Autorisations?: Readonly<Record<string, unknown>>;
  readonly notifications?: Readonly<Record<string, unknown>>;
  readonly securisation?: WireAccountSecurity;
  readonly droitImage?: { readonly autoriser?: boolean };
}

/** Address, e-mail and telephone of a person. */
export interface WirePersonalData {
  readonly civilite?: string;
  readonly nom?: string;
  readonly prenoms?: string;
  readonly adresse1?: string;
  readonly adresse2?: string;
  readonly adresse3?: string;
  readonly adresse4?: string;
  readonly codePostal?: string;
  readonly ville?: string;
  readonly province?: string;
  readonly pays?: string;
  readonly eMail?: string;
  /** The e-mail is for the administration only. */
  readonly emailReserveAdmin?: boolean;
  /** Country codes come without `+`. */
  readonly indicatifTel?: string;
  readonly telephonePortable?: string;
  /** The mobile number is for the administration only. */
  readonly telReserveAdmin?: boolean;
  readonly indicatifFixe?: string;
  readonly telephoneFixe?: string;
  readonly indicatifFax?: string;
  readonly fax?: string;
  readonly numeroINE?: string;
  readonly dateNaiss?: string | WireDate;
  readonly villeNaiss?: string;
  readonly entreprise?: string;
  readonly fonction?: string;
}

/** Calendars that this account may subscribe to. */
export interface WireCalendarExports {
  readonly liste?: WireList<WireCalendarExport>;
  readonly avecEDT?: boolean;
  readonly avecAgenda?: boolean;
  readonly avecLienPerso?: boolean;
}

/** One calendar; `G` is a `calendarKinds`. Both parameters are secrets, and may be missing. */
export interface WireCalendarExport extends WireReference {
  readonly paramICal?: string;
  readonly paramSuppl?: string;
}
