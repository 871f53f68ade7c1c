import type {
  WireCardinalSet,
  WireDate,
  WireDomain,
  WireElement,
  WireGrade,
  WireList,
  WireNumberSet,
  WireReference,
} from "../values.js";

/** Answer to `FonctionParametres` on the page of a space. */
export interface WireParameters {
  readonly identifiantNav?: string;
  /** Requests carry the chosen child. */
  readonly avecMembre?: boolean;
  readonly DateServeurHttp?: WireDate;
  /** "Today" of a demonstration server. */
  readonly DateDemo?: WireDate;
  readonly tableauVersion?: readonly number[];
  readonly Nom?: string;
  readonly URLEspace?: string;
  readonly URLMobile?: string;
  readonly AvecEspaceMobile?: boolean;
  readonly urlLogout?: string;
  readonly estAfficheDansENT?: boolean;
  readonly pourNouvelleCaledonie?: boolean;
  /** Absent on the common page, whose fields are at the top level. */
  readonly General?: WireGeneral;
}

/** `General`: the school, its year and its lesson grid. */
export interface WireGeneral {
  readonly versionPN?: string;
  readonly version?: string;
  readonly millesime?: string;
  readonly nomProduit?: string;
  readonly langue?: string;
  readonly langID?: number;
  readonly NomEtablissement?: string;
  readonly NomEtablissementConnexion?: string;
  readonly AnneeScolaire?: string;
  readonly PremierLundi?: WireDate;
  readonly dateDebutPremierCycle?: WireDate;
  readonly PremiereDate?: WireDate;
  readonly DerniereDate?: WireDate;
  /** Today, or the next open day. */
  readonly JourOuvre?: WireDate;
  /** Open week days, 1 is Monday. */
  readonly JoursOuvres?: WireCardinalSet;
  readonly joursOuvresParCycle?: number;
  /** 1 is Sunday, 2 is Monday. */
  readonly premierJourSemaine?: number;
  /** 0 weekly grid, 1 cycles with holidays, 2 cycles without. */
  readonly grillesEDTEnCycle?: number;
  readonly setOfJoursCycleOuvre?: WireNumberSet;
  readonly numeroPremiereSemaine?: number;
  readonly DemiJourneesOuvrees?: readonly WireNumberSet[];
  /** Weeks of: every week, fortnight 1, fortnight 2. */
  readonly DomainesFrequences?: readonly WireDomain[];
  readonly LibellesFrequences?: readonly string[];
  readonly PlacesParJour?: number;
  readonly PlacesParHeure?: number;
  /** Fraction of a day that one sequence lasts. */
  readonly DureeSequence?: number;
  /** First slot of the afternoon. */
  readonly PlaceDemiJourneeAbsence?: number;
  readonly debutDemiPension?: number;
  readonly finDemiPension?: number;
  readonly ListeHeures?: WireList<WireSlotHour>;
  readonly ListeHeuresFin?: WireList<WireSlotHour>;
  readonly ListeHeuresFinPourVS?: WireList<WireSlotHour>;
  readonly sequences?: readonly string[];
  readonly recreations?: WireList<WireReference & { readonly place?: number }>;
  readonly ListePeriodes?: WireList<WirePeriod>;
  readonly listeJoursFeries?: WireList<WireHoliday>;
  readonly BaremeNotation?: WireGrade;
  readonly BaremeMaxDevoirs?: WireGrade;
  readonly listeAnnotationsAutorisees?: WireNumberSet;
  readonly nomCookieAppli?: string;
}

/** Label of a slot of the grid, such as `08h00`. */
export interface WireSlotHour {
  readonly G?: number;
  readonly L?: string;
  readonly A?: boolean;
}

/** A marking period of `General.ListePeriodes`. */
export interface WirePeriod extends WireReference {
  readonly periodeNotation?: number;
  readonly dateDebut?: WireDate;
  readonly dateFin?: WireDate;
}

/** Holidays or a bank holiday, both ends included. */
export interface WireHoliday extends WireReference {
  readonly dateDebut?: WireDate;
  readonly dateFin?: WireDate;
}

/** Answer to `ParametresUtilisateur`. */
export interface WireUserParameters {
  readonly ressource?: WirePerson;
  readonly avecMembre?: boolean;
  readonly messageAucuneEleve?: string;
  readonly listeInformationsEtablissements?: WireList<WireReference>;
  readonly listeClasses?: WireList<WireClass>;
  readonly autorisations?: Readonly<Record<string, unknown>>;
  readonly autorisationsSession?: Readonly<Record<string, unknown>>;
  readonly parametresUtilisateur?: Readonly<Record<string, unknown>>;
  readonly listeOnglets?: readonly WireTab[];
  readonly listeOngletsInvisibles?: readonly number[];
  readonly listeOngletsNotification?: readonly number[];
}

/** One tab of the tree, with those below it. */
export interface WireTab {
  readonly G?: number;
  readonly A?: boolean;
  readonly Onglet?: readonly WireTab[];
}

/** The user, or one of a parent's children. */
export interface WirePerson extends WireReference {
  readonly Etablissement?: WireElement<WireReference>;
  readonly classeDEleve?: WireElement<WireReference>;
  readonly listeGroupes?: WireList<WireReference>;
  readonly listeOngletsPourPeriodes?: WireList<WireTabPeriods>;
  /** A parent's children. */
  readonly listeRessources?: WireList<WirePerson>;
  /** Some staff: subjects that hold the pupils. */
  readonly listeDisciplines?: WireList<{ readonly listeRessources?: WireList<WirePerson> }>;
  readonly avecPhoto?: boolean;
  readonly photoBase64?: unknown;
  readonly estDelegue?: boolean;
  readonly estMembreCA?: boolean;
  readonly listeClassesDelegue?: WireList<WireReference>;
  /** Limits the timetable of this pupil. */
  readonly acces?: {
    readonly autorise?: boolean;
    readonly autoriseSurDate?: boolean;
    readonly dateDebut?: WireDate;
    readonly dateFin?: WireDate;
  };
}

/** Periods that one tab offers. */
export interface WireTabPeriods {
  readonly G?: number;
  readonly listePeriodes?: WireList<WireReference & { readonly GenreNotation?: number }>;
  readonly periodeParDefaut?: WireElement<WireReference>;
}

/** A class or a group, as staff get it. */
export interface WireClass extends WireReference {
  readonly estResponsable?: boolean;
  readonly estPrincipal?: boolean;
  readonly enseigne?: boolean;
  readonly niveau?: WireElement<WireReference>;
  readonly listeComposantes?: WireList<WireReference>;
}
