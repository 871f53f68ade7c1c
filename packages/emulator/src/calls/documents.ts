import {
  resourceKinds,
  signatureDocumentStates,
  signerStates,
  tabs,
  type WireDocumentsPage,
  type WireSchoolDocument,
} from "@preau/wire";
import { assumptions } from "../assumptions.js";
import { kindIn } from "../domain-changes.js";
import type { Day, Student } from "../world/school.js";
import { documentsOf, type SchoolDocument, type Signing } from "../world/school-documents.js";
import type { CallAnswer, CallHandler, CallRequest } from "./handler.js";
import { attachmentElement } from "./lesson-book-parts.js";
import { tables } from "./tables.js";
import { wireDay, wireElement, wireList } from "./wire-values.js";

/**
 * `DocumentsATelecharger`: certificates, rules, reports of periods that are over.
 *
 * @evidence keys read in the official client; kinds are assumed (`documentKinds`)
 */
export const documents: CallHandler = {
  name: "DocumentsATelecharger",
  tabs: [tabs.documents],
  fields: ["avecNotes", "avecCompetences"],
  handle: (request): CallAnswer => {
    const { school, student, now } = request;
    if (student === undefined) return { data: {} };
    const all = documentsOf(school, student, now.slice(0, 10));
    const on = (shelf: SchoolDocument["shelf"]) =>
      wireList(all.filter((one) => one.shelf === shelf).map((one) => documentElement(request, one)));
    const empty = wireList<WireSchoolDocument>([]);
    const categories = [...new Set(all.map(({ category }) => category))];
    const page = {
      listeCategories: wireList(
        categories.map((category) => ({ ...categoryElement(request, category), couleur: "#4A90D9" })),
      ),
      listeDocuments: on("office"),
      listeDocumentsMembre: empty,
      listeDocumentsCasier: on("locker"),
      listeDocumentsSignatureElecASigner: on("signature"),
      listeBulletins: request.data["avecNotes"] === false ? empty : on("report"),
      listeBilansPeriodiques: empty,
      listeProjetsAcc: wireList(plansOf(request, student)),
    } satisfies WireDocumentsPage;
    return {
      data: {
        ...page,
        listeNaturesDocumentsAFournir: empty,
      },
    };
  },
};

/** Plans for a pupil with special needs: printed when they are asked for. */
function plansOf({ school, ids }: CallRequest, student: Student): WireSchoolDocument[] {
  const record = school.office.records.find(({ studentId }) => studentId === student.id);
  return (record?.projects ?? []).map(({ id, kind }) => ({
    L: kind,
    N: ids.issue(tables.supportProject, id),
  }));
}

function documentElement(request: CallRequest, document: SchoolDocument): WireSchoolDocument {
  const { shelf, category, attachment, signing } = document;
  return {
    L: document.title,
    N: request.ids.issue(tables.document, document.id),
    G:
      shelf === "signature" || signing !== undefined
        ? kindIn(request.profile.domain, resourceKinds.signatureDocument)
        : assumptions.documentKinds.value[shelf],
    ...(signing === undefined ? {} : signatureOf(document.day, signing)),
    categorie: wireElement(categoryElement(request, category)),
    date: wireDay(document.day),
    ...(document.memo === undefined ? {} : { memo: document.memo }),
    ...(document.isUnread === true ? { estNonLu: true } : {}),
    listePieceJointe: wireList(document.isPrinted === true ? [] : [attachmentElement(request, attachment)]),
  };
}

/** @evidence keys and states read in the official client; their types are assumed */
function signatureOf(sent: Day, { state, signedOn, signed, signers }: Signing) {
  return {
    etatDocument: signed === signers ? signatureDocumentStates.archived : signatureDocumentStates.running,
    etatSignature: signerStates[state],
    demandeur: wireElement({ L: "Secrétariat" }),
    dateEnvoi: wireDay(sent),
    ...(signedOn === undefined ? {} : { dateSignature: wireDay(signedOn) }),
    nombreSigne: signed,
    nombreTotal: signers,
  };
}

function categoryElement({ ids }: CallRequest, category: string) {
  return { L: category, N: ids.issue(tables.category, `documents:${category}`) };
}
