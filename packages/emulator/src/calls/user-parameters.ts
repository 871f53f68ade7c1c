import { resourceKinds, securityModes, type WireUserParameters } from "@preau/wire";
import { assumptions } from "../assumptions.js";
import { childrenOf } from "../session/people.js";
import { parentReasons } from "../world/attendance-texts.js";
import { portrait } from "../world/portrait.js";
import type { Student } from "../world/school.js";
import { counters } from "./counters.js";
import { discussionKeys, discussionRights } from "./discussion-rights.js";
import type { CallAnswer, CallHandler, CallRequest } from "./handler.js";
import { largestDocument, largestHandIn } from "./limits.js";
import {
  establishmentElement,
  establishmentsOf,
  schoolElement,
  staffClasses,
  studentPerson,
} from "./people.js";
import { tabTrees, withoutTabs } from "./tab-trees.js";
import { tables } from "./tables.js";
import { wireDomain, wireElement, wireList, wireNumberSet, wireRawString } from "./wire-values.js";

/** `ParametresUtilisateur`: who has logged in, with what rights and pages. */
export const userParameters: CallHandler = {
  name: "ParametresUtilisateur",
  tabs: [],
  fields: ["motDePasseInvalide"],
  handle: (request): CallAnswer => {
    const { audience } = request.account;
    const signature = counters(request);
    const notified = (signature.notificationsCommunication ?? []).map(({ onglet }) => onglet);
    const common = {
      listeInformationsEtablissements: wireList(
        establishmentsOf(request, pupilsOf(request)).map((one) => ({
          ...establishmentElement(request, one),
          ...schoolDetails(request),
        })),
      ),
      parametresUtilisateur: preferences,
      autorisations: {
        ...rightsOf(request),
        ...discussionKeys(discussionRights(request)),
        // The reader's own labels on news.
        ...(request.profile.domain.news === "natures" ? { avecCategorieActualite: true } : {}),
      },
      autorisationsSession: {
        fonctionnalites: { gestionTwitter: false, attestationEtendue: false, gestionARBulletins: true },
      },
      listeOnglets: withoutTabs(tabTrees[audience], request.options.missingTabs ?? []),
      listeOngletsInvisibles: request.options.hiddenTabs,
      listeOngletsNotification: notified,
    } satisfies WireUserParameters;
    return {
      data: {
        ressource: person(request),
        ...listsOf(request),
        ...common,
        ...proposedMode(request),
        tabEtablissementsModeleGrille: [],
      },
      signature: {
        ModeExclusif: request.options.exclusiveMode,
        ...signature,
        actualisationMessage: true,
      },
    };
  },
};

function pupilsOf({ school, account, student }: CallRequest): readonly Student[] {
  return student === undefined ? childrenOf(school, account) : [student];
}

/** The strategy that settings propose. */
function proposedMode({ account, profile }: CallRequest): Readonly<Record<string, unknown>> {
  if (account.security === undefined || !profile.domain.doubleAuthentication) return {};
  return { modeSecurisationParDefaut: securityModes[assumptions.proposedMode.value] };
}

function person(request: CallRequest): Readonly<Record<string, unknown>> {
  const { account, school, ids, student } = request;
  if (account.audience === "student") return student === undefined ? {} : studentPerson(request, student);
  if (account.audience === "school-life") {
    const member = school.staff.find((one) => one.id === account.personId);
    return {
      L: member?.name ?? account.login,
      N: ids.issue(tables.staff, account.personId),
      G: resourceKinds.staff,
      Etablissement: wireElement(schoolElement(request)),
    };
  }
  const parent = school.parents.find((one) => one.id === account.personId);
  const children = childrenOf(school, account);
  return {
    L: parent?.name ?? account.login,
    N: ids.issue(tables.parent, account.personId),
    G: resourceKinds.guardian,
    // A bare list.
    listeRessources: children.map((child) => studentPerson(request, child)),
    listeClassesDelegue: wireList([]),
    estDelegue: false,
    estMembreCA: false,
    avecDiscussionResponsables: false,
    listeNumerosUtiles: wireList([]),
  };
}

/** Lists that only some audiences get. */
function listsOf(request: CallRequest): Readonly<Record<string, unknown>> {
  const { account, school, ids } = request;
  if (account.audience === "student") {
    return { reglesSaisieMDP: { min: 8, max: 32, regles: wireNumberSet([0, 1, 2, 3]) } };
  }
  if (account.audience === "parent") {
    const reason = (table: number, label: string) => ({ L: label, N: ids.issue(table, `reason:${label}`) });
    const hasChild = school.parents.some((one) => one.id === account.personId && one.childIds.length > 0);
    return {
      listeMotifsAbsences: wireList(
        parentReasons.absence.map((label) => reason(tables.absenceReason, label)),
      ),
      listeMotifsRetards: wireList(parentReasons.delay.map((label) => reason(tables.delayReason, label))),
      ...(hasChild ? {} : { messageAucuneEleve: "Aucun élève n'est rattaché à votre compte" }),
    };
  }
  return {
    listeClasses: staffClasses(request),
    listeMatieres: wireList(
      school.subjects.map((subject) => ({
        L: subject.name,
        N: ids.issue(tables.subject, subject.id),
        couleur: subject.color,
      })),
    ),
  };
}

function schoolDetails({ school, profile, files }: CallRequest) {
  const { logo } = profile.domain;
  return {
    [logo]:
      logo === "Logo"
        ? files.add(portrait(school.name))
        : wireRawString("fichierurlpublique/logo.png?param=00"),
    Coordonnees: {
      Adresse1: "12 chemin des Herbes hautes",
      Adresse2: "",
      Adresse3: "",
      Adresse4: "",
      CodePostal: "99999",
      LibellePostal: "",
      LibelleVille: school.city,
      Province: "",
      Pays: "",
      SiteInternet: "https://college.example/",
    },
    avecInformations: true,
  };
}

const preferences = {
  version: 1,
  EDT: {
    afficherCoursAnnules: true,
    axeInverseEDT: false,
    axeInversePlanningHebdo: true,
    axeInversePlanningJour: false,
    axeInversePlanningJour2: false,
    nbJours: 0,
    nbRessources: 0,
    nbJoursEDT: 0,
    nbSequences: 0,
  },
  Communication: { DiscussionNonLues: false },
};

function rightsOf({ account, options }: CallRequest) {
  const all = {
    ...commonRights,
    tailleMaxDocJointEtablissement: largestDocument(options),
    ...rights[account.audience],
    ...(account.audience === "student" ? { tailleMaxRenduTafEleve: largestHandIn(options) } : {}),
  };
  if (options.hideGuardians !== true || account.audience !== "school-life") return all;
  return { ...all, ConsulterFichesResponsables: false };
}

const everyWeek = Array.from({ length: 62 }, (_, index) => index + 1);

const commonRights = {
  incidents: {},
  intendance: {},
  services: {},
  cours: {
    domaineConsultationEDT: wireDomain(everyWeek),
    domaineModificationCours: wireDomain([]),
    masquerPartiesDeClasse: true,
  },
  tailleTravailAFaire: 1000,
  tailleCirconstance: 10_000,
  tailleCommentaire: 1000,
  compte: { avecSaisieMotDePasse: true, avecSaisieIdentifiant: true, avecInformationsPersonnelles: true },
};

/** Rights that not everybody has. What is absent is not granted. */
const rights = {
  student: { autoriserImpressionBulletinReleveBrevet: true },
  parent: {
    AvecDeclarerUneAbsence: true,
    autoriserImpressionBulletinReleveBrevet: true,
  },
  "school-life": {
    VoirTousLesEleves: true,
    ConsulterIdentiteEleve: true,
    ConsulterFichesResponsables: true,
    AvecSaisieAppelEtVS: true,
  },
} as const;
