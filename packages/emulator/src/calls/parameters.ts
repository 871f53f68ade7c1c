import { spaces, type WireParameters } from "@preau/wire";
import { publishedSpaces, spaceLabel } from "../pages/published.js";
import { general } from "./general.js";
import type { CallAnswer, OpeningHandler, OpeningRequest } from "./handler.js";
import { wireInstant, wireList, wireRawString } from "./wire-values.js";

/** `FonctionParametres`: what a page must know before anybody logs in. */
export const opening: OpeningHandler = {
  name: "FonctionParametres",
  fields: ["Uuid", "identifiantNav"],
  answer: (request): CallAnswer => ({
    data: request.space.audience === "common" ? ofCommonPage(request) : ofSpace(request),
    signature: { ModeExclusif: request.options.exclusiveMode },
  }),
};

/** The page of one space. */
function ofSpace(request: OpeningRequest): Readonly<Record<string, unknown>> {
  const { space, profile, now } = request;
  const mobilePage = spaces.find((one) => one.audience === space.audience && one.mobile)?.page;
  const known = {
    estAfficheDansENT: false,
    avecMembre: space.audience === "parent",
    pourNouvelleCaledonie: false,
    tableauVersion: profile.version,
    DateServeurHttp: wireInstant(now),
    // Mobile pages name the desktop page of their space.
    URLEspace: spaces.find((one) => one.audience === space.audience)?.page ?? space.page,
    ...(mobilePage === undefined ? {} : { URLMobile: mobilePage, AvecEspaceMobile: true }),
    Nom: spaceLabel(space),
  } satisfies WireParameters;
  return {
    ...known,
    listePolices: wireList([{ L: "Arial" }, { L: "Verdana" }]),
    genreImageConnexion: 4,
    urlImageConnexion: "",
    logoProduitCss: "Image_Logo_PronoteBarreHaut",
    labelLienProduit: "Aller sur le site de Pronote",
    urlConfidentialite: wireRawString("https://editeur.example/confidentialite"),
    mentionsPagesPubliques: { lien: { _T: profile.domain.legalLinkType, V: "" } },
    ...(profile.domain.mobileAppVersions ? mobileVersions(request) : {}),
    General: general(request),
  };
}

/**
 * The page that lists the spaces: no `General`, its fields are at the top.
 *
 * @evidence capture of 2022.0.3, common page
 */
function ofCommonPage(request: OpeningRequest): Readonly<Record<string, unknown>> {
  const { school, space, profile } = request;
  return {
    NomEtablissement: school.name,
    NomEtablissementConnexion: school.name,
    versionPN: profile.version.slice(0, 3).join("."),
    anneeScolaire: school.year.label,
    avecMembre: false,
    avecPagePubliqueEtab: false,
    langID: 1036,
    langue: "fr",
    genreImageConnexion: 4,
    urlImageConnexion: "",
    tableauVersion: profile.version,
    espaces: wireList(
      publishedSpaces(school)
        .filter((published) => published.space.mobile === space.mobile)
        .map((published) => ({ G: published.space.number, L: published.label, url: published.space.page })),
    ),
  };
}

/** New in 2026; what they look like is assumed. */
function mobileVersions({ profile }: OpeningRequest): Readonly<Record<string, unknown>> {
  const version = profile.version.slice(0, 3).join(".");
  return { versionAppliMobile: version, derniereVersionAppliMobile: version };
}
