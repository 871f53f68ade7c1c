import { gradeAnnotations, periodKinds, type WireGeneral } from "@preau/wire";
import { fortnights, lastWeek, openDayFrom } from "../world/calendar.js";
import { isoWeek } from "../world/days.js";
import type { Grid, School } from "../world/school.js";
import type { OpeningRequest } from "./handler.js";
import { skillLevels } from "./skill-levels.js";
import { tables } from "./tables.js";
import {
  wireCardinalSet,
  wireDay,
  wireDomain,
  wireGrade,
  wireList,
  wireMoment,
  wireNumberSet,
  wireRawString,
} from "./wire-values.js";

/** `General` of `FonctionParametres`: the school, its year and its grid. */
export function general(request: OpeningRequest): Readonly<Record<string, unknown>> {
  const { school, profile } = request;
  return {
    ...yearAndGrid(request),
    ...rest(request),
    ...(profile.domain.general === "long"
      ? leftIn2026(school)
      : { heurePublicationObservationEspaceParents: 18 }),
  };
}

/** What clients read. */
function yearAndGrid({ school, profile, now, ids }: OpeningRequest): WireGeneral {
  const { year, grid } = school;
  const openDays = year.openDays.map((day) => day - 1);
  const weeks = Array.from({ length: lastWeek(year) }, (_, index) => index + 1);
  const turns = fortnights(year);
  const number = profile.version.slice(0, 3).join(".");
  return {
    versionPN: number,
    version: `PRONOTE ${number} gestion de vie scolaire`,
    millesime: String(profile.version[0]),
    nomProduit: "PRONOTE",
    langue: "fr",
    langID: 1036,
    NomEtablissement: school.name,
    NomEtablissementConnexion: school.name,
    numeroPremiereSemaine: isoWeek(year.firstMonday),
    dateDebutPremierCycle: wireDay(year.firstMonday),
    PremierLundi: wireDay(year.firstMonday),
    PremiereDate: wireDay(year.firstDay),
    DerniereDate: wireDay(year.lastDay),
    JourOuvre: wireDay(openDayFrom(year, now.slice(0, 10))),
    JoursOuvres: wireCardinalSet(year.openDays),
    joursOuvresParCycle: openDays.length,
    premierJourSemaine: 2,
    grillesEDTEnCycle: 0,
    setOfJoursCycleOuvre: wireNumberSet(openDays),
    DemiJourneesOuvrees: [wireNumberSet(openDays), wireNumberSet(openDays.filter((day) => day !== 2))],
    DomainesFrequences: [wireDomain(weeks), wireDomain(turns.first), wireDomain(turns.second)],
    LibellesFrequences: ["", ...(year.turns ?? ["S1", "S2"]), ""],
    PlacesParJour: grid.placesPerDay,
    PlacesParHeure: grid.placesPerHour,
    DureeSequence: 0.0416666666666667,
    PlaceDemiJourneeAbsence: grid.afternoon,
    debutDemiPension: grid.lunch.from,
    finDemiPension: grid.lunch.to,
    ListeHeures: hours(grid, grid.starts),
    ListeHeuresFin: hours(grid, grid.ends),
    ListeHeuresFinPourVS: hours(grid, grid.ends),
    sequences: Array.from({ length: grid.placesPerDay / grid.placesPerHour }, (_, index) =>
      String(index + 1),
    ),
    recreations: wireList(grid.breaks.map(({ name, place }) => ({ L: name, place }))),
    ListePeriodes: year.periods.map((period) => ({
      L: period.name,
      N: ids.issue(tables.period, period.id),
      G: periodKinds[period.kind],
      periodeNotation: period.marking,
      dateDebut: wireDay(period.from),
      dateFin: wireDay(period.to),
    })),
    listeJoursFeries: wireList(
      year.holidays.map((holiday) => ({
        L: holiday.name,
        N: ids.issue(tables.holiday, holiday.id),
        dateDebut: wireDay(holiday.from),
        dateFin: wireDay(holiday.to),
      })),
    ),
    BaremeNotation: wireGrade("20"),
    BaremeMaxDevoirs: wireGrade("999"),
    listeAnnotationsAutorisees: wireNumberSet(school.annotations.map((name) => gradeAnnotations[name])),
    nomCookieAppli: "validationAppliMobile",
  };
}

/** Labels of slots; those inside an hour are not displayed. */
function hours(grid: Grid, times: readonly string[]) {
  return wireList(
    times.map((time, index) => {
      const label = { G: index, L: time.replace(":", "h") };
      const places = times === grid.starts ? index : index + 1;
      const isInsideHour = places % grid.placesPerHour !== 0;
      return isInsideHour ? { ...label, A: false } : label;
    }),
  );
}

/** What servers send besides: the official page reads it, libraries mostly do not. */
function rest({ school, space, ids }: OpeningRequest): Readonly<Record<string, unknown>> {
  const site = wireRawString("https://editeur.example/pronote");
  return {
    urlSiteIndexEducation: site,
    urlSiteInfosHebergement: site,
    listeLangues: wireList([{ langID: 1036, description: "Français" }]),
    publierMentions: true,
    estHebergeEnFrance: true,
    UrlAide: wireRawString("https://aide.example/?o=%s"),
    accessibiliteNonConforme: true,
    urlDeclarationAccessibilite: "",
    AvecChoixConnexion: false,
    afficherSemainesCalendaires: 0,
    saisirAbsencesParDJ: 0,
    valeurDefautPresenceDispense: false,
    activationDemiPension: school.office.canteen.lunch,
    JoursDemiPension: wireNumberSet(school.year.openDays.filter((day) => day !== 3).map((day) => day - 1)),
    AvecHeuresPleinesApresMidi: true,
    ActivationMessagerieEntreParents: false,
    GestionParcoursExcellence: false,
    activerBlog: false,
    NbJDecalageDatePublicationParDefaut: 1,
    NbJDecalagePublicationAuxParents: 0,
    ListeNiveauxDAcquisitions: skillLevels(ids),
    AfficherAbbreviationNiveauDAcquisition: false,
    AvecGestionNiveauxCECRL: false,
    couleurActiviteLangagiere: "#800000",
    minBaremeQuestionQCM: 1,
    maxBaremeQuestionQCM: 20,
    maxNbPointQCM: 999,
    maxNiveauQCM: 3,
    tailleLibelleElementGrilleCompetence: 500,
    tailleCommentaireDevoir: 40,
    AvecRecuperationInfosConnexion: false,
    ...(space.audience === "student" ? { parentAutoriseChangerMDP: true } : {}),
    AvecElevesRattaches: false,
    maskTelephone: "!99 99 99 99 99 99;0;–",
    maxECTS: 10_000,
    TailleMaxAppreciation: Array.from({ length: 11 }, () => 255),
    afficherSequences: false,
    tailleMaxEnregistrementAudioRenduTAF: 3,
    genresRenduTAFValable: wireNumberSet([0, 1, 2, 3, 4]),
    aideContextuelle: {},
    Collectivite: { L: "Collectivite", genreCollectivite: 0 },
  };
}

/**
 * Keys that the official client of 2026 no longer reads. That 2026 servers no longer send them is assumed:
 * a client must do without either way.
 */
function leftIn2026(school: School): Readonly<Record<string, unknown>> {
  return {
    AnneeScolaire: school.year.label,
    PremiereHeure: wireMoment("1899-12-30", school.grid.starts[0] ?? "08:00"),
    Police: "arial,helvetica,sans-serif",
    TaillePolice: 11,
    AvecEvaluationHistorique: false,
    avecForum: false,
    urlAccesVideos: wireRawString(""),
  };
}
