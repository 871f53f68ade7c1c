import type { WireHomeEvent, WireHomeMeal, WireUsefulLink, WireWallet } from "@preau/wire";
import { dayOf, type PlainDate, type PlainDateTime } from "../../codec/dates.js";
import { readId, readLabel } from "../../codec/element.js";
import { flag, instant, integer, label, mark } from "../../codec/leaves.js";
import { present } from "../../codec/present.js";
import type { Reader } from "../../codec/reader.js";
import { webAddress } from "../../codec/web-address.js";
import type { HomeEvent, HomeFood, HomeLink, HomeMeal, HomeWallet } from "./home.js";
import type { HomeReading } from "./work.js";

const meals: Readonly<Record<number, HomeMeal["kind"]>> = { 0: "lunch", 1: "dinner" };

/** Reads a meal: the keys of the menus in lower case. */
export function readMeal(meal: Reader<WireHomeMeal>): HomeMeal {
  const dishes = meal.optionalList("listePlats", (dish) => {
    const course = dish.optional("G", integer);
    return dish.optionalList("listeAliments", (food): HomeFood | undefined => {
      const name = food.optional("L", label)?.trim();
      const labels = food.optionalList("listeLabelsAlimentaires", readLabel);
      const allergens = food.optionalList("listeAllergenesAlimentaire", readLabel);
      return name === undefined || name === "" ? undefined : present({ name, course, labels, allergens });
    });
  });
  return { kind: meals[meal.optional("G", integer) ?? 0] ?? "other", foods: dishes.flat() };
}

/** Reads an event of the agenda. Without hours, its dates are days. */
export function readEvent(item: Reader<WireHomeEvent>, { tag }: HomeReading): HomeEvent {
  const isDay = item.flag("sansHoraire", flag);
  const shown = (when: PlainDateTime | undefined): PlainDateTime | PlainDate | undefined =>
    when !== undefined && isDay ? dayOf(when) : when;
  return present({
    id: readId(item, tag),
    name: item.optional("L", label),
    start: shown(item.optional("DateDebut", instant)),
    end: shown(item.optional("DateFin", instant)),
    comment: item.optional("Commentaire", label),
    category: item.element("famille", readLabel),
    author: item.optional("strAuteur", label),
    color: item.optional("CouleurCellule", label),
  });
}

/** Reads a link, a number, or a way to another service. */
export function readLink(item: Reader<WireUsefulLink>): HomeLink | undefined {
  const link = present({
    name: item.optional("L", label),
    url: webAddress(item.optional("url", label)),
    phone: item.optional("numeroTel", label),
    comment: item.optional("commentaire", label),
    signOn: item.flag("SSO", mark),
  });
  return link.signOn || link.url !== undefined || link.phone !== undefined ? link : undefined;
}

/** Reads a purse. Its balance is a text for people, with an amount in it. */
export function readWallet(item: Reader<WireWallet>): HomeWallet {
  const balanceText = item.optional("valeurSolde", label);
  const warning = item.flag("avecWarning", flag);
  const own = item.optional("libellePorteMonnaie", label);
  const hint = item.optional("hintPorteMonnaie", label);
  return present({
    name: own ?? hint,
    balanceText,
    balance: balanceText === undefined ? undefined : amountIn(balanceText),
    low: warning,
    comment: item.optional("hintSolde", label),
  });
}

/** The amount of `-1 234,50 €`. */
function amountIn(text: string): number | undefined {
  const found = /^[^\d-]*(-?)\s*(\d[\d\s]*)(?:[.,](\d{1,2}))?(?!\d)/u.exec(text);
  if (found === null) return undefined;
  const [, sign = "", whole = "", cents = ""] = found;
  return Number(`${sign}${whole.replace(/\s/gu, "")}.${cents === "" ? "0" : cents}`);
}
