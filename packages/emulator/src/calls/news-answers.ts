import type { Root } from "../session/packing.js";
import type { NewsAnswer, NewsQuestion } from "../world/news.js";
import { WriteRefused } from "./handler.js";
import { readDomain, readNumberSet } from "./wire-values.js";

/** Most characters of the text of a free choice. @evidence read in the official client */
const longestOther = 30;

/** What an answer says, by the kind of its question. */
type Content = Omit<NewsAnswer, "at" | "by">;

/**
 * What somebody answered to a question: choices as `T26`, or as `T8`, which Pawnote sends to every version.
 *
 * @throws WriteRefused for what the question does not allow
 */
export function readNewsAnswer(question: NewsQuestion, reply: Root): Content {
  if (question.kind === "noAcknowledgement" || question.kind === "none") {
    throw new WriteRefused("Cette information n'attend pas de réponse.");
  }
  if (reply["avecReponse"] !== true) {
    throw new WriteRefused("Une réponse ne peut pas être retirée.");
  }
  const value = reply["valeurReponse"];
  if (question.kind === "acknowledgement") return {};
  return question.kind === "text" ? textOf(question, value) : choicesOf(question, value, reply);
}

function textOf({ longest = 0 }: NewsQuestion, value: unknown): Content {
  if (typeof value !== "string") throw new WriteRefused("La réponse doit être un texte.");
  if (longest > 0 && value.length > longest) throw new WriteRefused("La réponse est trop longue.");
  return { text: value };
}

function choicesOf(question: NewsQuestion, value: unknown, reply: Root): Content {
  const made = readNumberSet(value) ?? readDomain(value);
  const { kind, choices, mostChoices = 0 } = question;
  if (made === undefined || made.some((rank) => rank < 1 || rank > choices.length)) {
    throw new WriteRefused("Le choix n'existe pas.");
  }
  const most = kind === "singleChoice" ? 1 : mostChoices;
  if (most > 0 && made.length > most) throw new WriteRefused("Trop de choix ont été faits.");
  const other = reply["valeurReponseLibre"];
  const isFree = made.some((rank) => choices[rank - 1]?.isOther === true);
  if (typeof other !== "string" || !isFree) return { choices: made };
  if (other.length > longestOther) throw new WriteRefused("La réponse est trop longue.");
  return { choices: made, other };
}
