import { list, typed, wireDate } from "../wire-builders.js";

const pillar = typed(24, { L: "D1.1 - Langue française", N: "107#d11", G: 23, strPrefixes: "D1.1" });
const domain = typed(24, { L: "Comprendre et s'exprimer", N: "35#understand" });

/** An answer to `DernieresEvaluations`. */
export const evaluations = {
  listeEvaluations: list(
    {
      L: "Lecture d'un texte court",
      N: "43#reading",
      G: 29,
      listeNiveauxDAcquisitions: list(
        {
          L: "Maîtrise fragile",
          N: "44#two",
          G: 4,
          abbreviation: "C",
          ordre: 2,
          coefficient: 0.5,
          pilier: pillar,
          domaine: domain,
          item: typed(24, { L: "Répondre par une phrase", N: "67#answer" }),
          sousItem: typed(24, { L: "Ponctuer", N: "68#dots" }),
          observation: "En progrès",
        },
        {
          L: "Absent",
          N: "44#one",
          G: 7,
          abbreviation: "Abs",
          ordre: 1,
          coefficient: 1,
          pilier: pillar,
          domaine: domain,
        },
      ),
      listePaliers: list({ L: "Cycle 4", N: "100#c4" }),
      matiere: typed(24, {
        L: "FRANCAIS",
        N: "79#french",
        couleur: "#D94F70",
        serviceConcerne: typed(24, { N: "134#french", G: 12 }),
      }),
      ListeThemes: list({ L: "La nouvelle" }),
      individu: typed(24, { L: "Mme ORIOL H.", N: "109#oriol" }),
      domaine: domain,
      coefficient: 2,
      descriptif: "Un texte de dix lignes",
      date: wireDate("2025-11-12"),
      periode: typed(24, { L: "Trimestre 1", N: "105#T1" }),
      elmSujet: typed(24, { N: "91#subject", L: "sujet.pdf", G: 1 }),
      libelleCorrige: "corrige.pdf",
    },
    {
      L: "Oral",
      N: "43#oral",
      listeNiveauxDAcquisitions: list(),
      matiere: typed(24, { L: "ANGLAIS", N: "79#english" }),
      coefficient: 0,
      date: wireDate("2025-11-14"),
      executionQCM: typed(24, { N: "56#quiz" }),
    },
  ),
};

const comment = (text: string, more = {}): object => ({ L: text, N: `14#${text}`, ...more });

/** An answer to `PageBulletins`: a group of two subjects, one of them with two sub-subjects. */
export const report = {
  Classe: typed(24, { L: "4C", N: "23#4c" }),
  ParametresAffichages: {
    AvecMoyenneEleve: true,
    AvecMoyenneClasse: true,
    AvecCoefficient: false,
    NombreMoyennesPeriodes: 2,
    listePeriodes: list({ L: "Trimestre 1" }, { L: "Trimestre 2" }),
  },
  existeServiceAvecNotes: true,
  existeServiceSansNotes: false,
  NoteBareme: typed(10, "20"),
  ListeServices: list(
    {
      L: "SCIENCES",
      N: "134#sciences",
      SurMatiere: typed(24, { L: "PÔLE SCIENCES", N: "80#pole" }),
      ListeElements: list(
        {
          L: "SVT",
          N: "134#svt",
          ListeProfesseurs: list({ L: "Mme ORIOL H." }),
          MoyenneEleve: typed(10, "14,00"),
          ListeAppreciations: list(comment("Sérieuse.")),
        },
        { L: "PHYSIQUE", N: "134#physics", MoyenneEleve: typed(10, ""), ListeAppreciations: list() },
      ),
      OrdreRegroupement: 1,
      OrdreDansRegroupement: 2,
    },
    {
      L: "MATHEMATIQUES",
      N: "134#maths",
      couleur: "#2338BB",
      Matiere: typed(24, { L: "MATHEMATIQUES", N: "79#maths" }),
      SurMatiere: typed(24, { L: "PÔLE SCIENCES", N: "80#pole" }),
      ListeProfesseurs: list({ L: "M. DRAVERT T." }),
      Coefficient: typed(10, "1,50"),
      MoyenneEleve: typed(10, "15,50"),
      MoyenneClasse: typed(10, "12,80"),
      MoyenneInf: typed(10, "4,00"),
      MoyenneSup: typed(10, "19,00"),
      MoyenneMediane: typed(10, "13,00"),
      MoyenneAnnuelle: typed(10, "|1"),
      NombrePointsEleve: typed(10, "23,25"),
      ListeAppreciations: list(comment("Trimestre sérieux.", { Intitule: "Bilan" }), { L: "" }),
      ElementsProgrammeBulletin: list({ L: "Calcul littéral" }),
      NombreDevoirs: "2/3",
      ListeMoyennesPeriodes: ["15,50", ""],
      NiveauDAcquisition: typed(24, { G: 2, L: "Maîtrise satisfaisante", N: "93#a" }),
      estMoyNR: true,
      OrdreRegroupement: 1,
      OrdreDansRegroupement: 1,
    },
  ),
  ListeSurMatieres: list({
    L: "PÔLE SCIENCES",
    N: "80#pole",
    Arrondi: typed(14, 0),
    MoyenneClasse: typed(10, "12,10"),
    MoyenneInf: typed(10, "5,00"),
    MoyenneSup: typed(10, "18,00"),
  }),
  General: {
    MoyenneEleve: typed(10, "15,00"),
    MoyenneClasse: typed(10, "12,41"),
    ListeMoyennesPeriodes: ["15,00", "|1"],
  },
  graphe: "iVBORw0KGgo\\nAAAA\nANSUhEUg==",
  ListeAbsences: { strAbsences: "2 demi-journées d'absence", strRetards: "1 retard", strPunitions: "" },
  ObjetListeAppreciations: typed(24, {
    Editable: false,
    Cloture: true,
    ListeAppreciations: list(
      comment("Bon trimestre.", { G: 0, Intitule: "Appréciation globale" }),
      comment("Encouragements", { G: 8, Intitule: "Mention" }),
      { G: 7, L: "" },
    ),
  }),
  listeAccusesReception: list({
    N: "5#p",
    L: "M. MARCHENOIR",
    aPrisConnaissance: true,
    date: wireDate("2025-12-10"),
  }),
  strInfoDatePublication: "Publié le 05/12/2025",
};

/** An answer to `PageReleve`: flat, with a heading, and marks. */
export const statement = {
  Classe: typed(24, { L: "4C" }),
  ParametresAffichages: { AvecMoyenneEleve: true, AvecMoyenneGenerale: true, AvecCoefficient: true },
  ListePeriodes: list({ L: "Trimestre 1" }, { L: "Trimestre 2" }),
  NbrMaxDevoirs: 2,
  ListeServices: list(
    { L: "PÔLE SCIENCES", N: "80#pole", estSurMatiere: true, MoyenneEleve: typed(10, "15,00") },
    {
      L: "SCIENCES",
      N: "134#sciences",
      estServicePereAvecSousService: true,
      MoyenneEleve: typed(10, "14,00"),
    },
    { L: "SVT", N: "134#svt", estSousService: true, MoyenneEleve: typed(10, "14,00") },
    {
      L: "MATHEMATIQUES",
      N: "134#maths",
      MoyenneEleve: typed(10, "15,50"),
      ListeMoyennesPeriodes: ["15,50"],
      ListeDevoirs: list(
        {
          N: "40#dictation",
          Note: typed(10, "8,00"),
          Bareme: typed(10, "10"),
          BaremeParDefaut: typed(10, "20"),
          Date: wireDate("2025-11-06"),
          Commentaire: "Interrogation",
          Coefficient: typed(10, "0,50"),
          estFacultatif: true,
          ExcecutionQCM: { N: "56#quiz" },
          libelleCorrige: "corrige.pdf",
        },
        { N: "40#missed", Note: typed(10, "|1"), Bareme: typed(10, "20"), Date: wireDate("2025-11-04") },
      ),
    },
  ),
  ListeSurMatieres: list({ L: "PÔLE SCIENCES", N: "80#pole" }),
  General: { MoyenneEleve: typed(10, "15,00") },
};

/** An answer to `BulletinCompetences`, in shapes that nobody has seen. */
export const skillsReport = {
  maquette: typed(24, {
    L: "Collège",
    listeBulletins: list({ L: "Par matière", N: "61#a" }, { L: "Transversal", N: "61#b" }),
  }),
  listeColonnes: list(
    { G: 0, L: "Matières" },
    { G: 6, L: "T1" },
    { G: 13, L: "Acquisitions" },
    { G: 200, L: "D1" },
    { G: 201, L: "D2" },
  ),
  listeLignes: list(
    {
      L: "FRANCAIS",
      N: "134#french",
      G: 1,
      couleur: "#D94F70",
      strServiceEtProf: "FRANCAIS<br>Mme ORIOL H.",
      strEltProg: "La nouvelle",
      pourcentage: 75,
      posLSUNiveau: typed(24, { G: 3, N: "93#3" }),
      posLSUNiveauP1: typed(24, { G: 4, N: "93#4" }),
      posLSUNote: typed(10, "14,50"),
      moyenneClasse: typed(10, "12,00"),
      appreciationA: "Lit avec aisance.",
      appreciationB: "",
      listeColonnesTransv: list(
        { niveauAcqui: typed(24, { N: "0" }), niveauAcquiCalc: typed(24, { G: 2, N: "93#2" }) },
        { niveauAcqui: typed(24, { G: 1, N: "93#1" }), niveauAcquiCalc: typed(24, { G: 2, N: "93#2" }) },
      ),
    },
    {
      L: "Lire",
      N: "25#read",
      G: 3,
      strElmtCompetence: "Lire un texte",
      niveauAcqComp: typed(24, { G: 2, L: "Maîtrise satisfaisante", abbreviation: "A" }),
      listeNiveauxChronologique: list({ G: 4, L: "Maîtrise fragile" }, { G: 2, L: "Maîtrise satisfaisante" }),
      estDansRegroupement: true,
    },
  ),
  moyenneGeneraleEleve: typed(10, "14,00"),
  ObjetListeAppreciations: report.ObjetListeAppreciations,
};
