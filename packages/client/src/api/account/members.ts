import { resourceKinds, type WirePerson, type WireReference, type WireTabPeriods } from "@preau/wire";
import type { PlainDate } from "../../codec/dates.js";
import { readLabel, readOptionalId } from "../../codec/element.js";
import { type Id, issueId, noIdentity, type SessionTag } from "../../codec/ids.js";
import { type Key, keyOf, withKeys } from "../../codec/keys.js";
import { day, flag, identity, integer, label } from "../../codec/leaves.js";
import { present } from "../../codec/present.js";
import type { Reader } from "../../codec/reader.js";
import type { Subject as Resource } from "../../session/call.js";

/** A user, or a parent's child. */
export interface ClientInfo {
  readonly id: Id;
  /** Made of name and class. */
  readonly key: Key;
  readonly name: string;
  readonly kind: "student" | "parent" | "teacher" | "staff" | "tutor" | "inspector" | "other";
  readonly className?: string;
  /** School ("établissement"). */
  readonly establishment?: string;
  /** Groups the pupil belongs to. */
  readonly groups: readonly string[];
  /** Classes this person speaks for ("délégué"); empty for most. */
  readonly delegue: readonly string[];
  /** Sits on the school's board ("conseil d'administration"). */
  readonly boardMember: boolean;
  /** The school has a photo of this person. */
  readonly hasPhoto: boolean;
}

/** A parent's child. */
export type Child = ClientInfo;

/** When a pupil's timetable may be seen (`acces`). */
export interface TimetableAccess {
  /** False: not shown at all. */
  readonly allowed: boolean;
  /** Shown between these days only, both included. */
  readonly from?: PlainDate;
  readonly to?: PlainDate;
}

/** One period, as a tab offers it: without dates, and sometimes without identity. */
export interface TabPeriod {
  readonly id?: Id;
  readonly name?: string;
}

/** Periods that one tab offers. */
export interface TabPeriods {
  readonly tab: number;
  readonly periods: readonly TabPeriod[];
  readonly defaultPeriod?: TabPeriod;
}

/** A person whom requests may be about: the user, or one of the children. */
export interface Member {
  readonly info: ClientInfo;
  /** How requests refer to this person, in this session. */
  readonly resource: Resource;
  readonly tabPeriods: readonly TabPeriods[];
  readonly timetableAccess?: TimetableAccess;
  /** Photo in base64, where servers send it along: since 2024.3.11. */
  readonly photo?: string;
}

/** `G` of a person. 32 and 33 appear nowhere else. */
const kinds: Readonly<Record<number, ClientInfo["kind"]>> = {
  [resourceKinds.teacher]: "teacher",
  [resourceKinds.student]: "student",
  [resourceKinds.guardian]: "parent",
  32: "tutor",
  33: "inspector",
  [resourceKinds.staff]: "staff",
};

/** Reads the user, or a child. Whatever is missing is done without, even the name. */
export function readMember(person: Reader<WirePerson>, tag: SessionTag): Member {
  const n = person.optional("N", identity) ?? noIdentity;
  const name = person.optional("L", label) ?? "";
  const number = person.optional("G", integer);
  const schoolClass = person.element("classeDEleve", (item) => ({
    n: item.optional("N", identity),
    name: item.optional("L", label),
  }));
  const className = schoolClass?.name;
  const photo = person.raw("photoBase64");
  const hasPhotoHere = typeof photo === "string" && photo !== "";
  return present({
    info: present({
      id: issueId(tag, n),
      key: keyOf("person", [name, className]),
      name,
      kind: (number === undefined ? undefined : kinds[number]) ?? ("other" as const),
      className,
      establishment: person.element("Etablissement", readLabel),
      groups: person.optionalList("listeGroupes", readLabel),
      delegue: person.flag("estDelegue", flag) ? person.optionalList("listeClassesDelegue", readLabel) : [],
      boardMember: person.flag("estMembreCA", flag),
      hasPhoto: person.flag("avecPhoto", flag) || hasPhotoHere,
    }),
    resource: present({ n, kind: number ?? resourceKinds.student, name, classN: schoolClass?.n }),
    tabPeriods: person.optionalList("listeOngletsPourPeriodes", (item) => readTabPeriods(item, tag)),
    timetableAccess: person.element("acces", readAccess),
    photo: hasPhotoHere ? photo : undefined,
  });
}

/**
 * Reads the children of a parent, or the pupils that somebody follows. Two of the same name and class are
 * told apart by their rank.
 */
export function readMembers(
  holder: Reader<{ readonly listeRessources?: WirePerson["listeRessources"] }>,
  tag: SessionTag,
): readonly Member[] {
  const members = holder.optionalList("listeRessources", (child) => ({
    rank: child.optional("P", integer) ?? 0,
    member: readMember(child, tag),
  }));
  const byRank = [...members].sort((a, b) => a.rank - b.rank);
  const keyed = withKeys("person", byRank, ({ member }) => [member.info.name, member.info.className]);
  const keys = new Map(keyed.map(({ member, key }) => [member, key]));
  return members.map(({ member }) => ({
    ...member,
    info: { ...member.info, key: keys.get(member) ?? member.info.key },
  }));
}

function readTabPeriods(item: Reader<WireTabPeriods>, tag: SessionTag): TabPeriods | undefined {
  const tab = item.optional("G", integer);
  if (tab === undefined) return undefined;
  return present({
    tab,
    periods: item.optionalList("listePeriodes", (period) => readTabPeriod(period, tag)),
    defaultPeriod: item.element("periodeParDefaut", (period) => readTabPeriod(period, tag)),
  });
}

function readTabPeriod(period: Reader<WireReference>, tag: SessionTag): TabPeriod {
  return present({
    id: readOptionalId(period, tag),
    name: period.optional("L", label),
  });
}

/** Dates count only where `autoriseSurDate` says so, and then they are what is allowed. */
function readAccess(access: Reader<NonNullable<WirePerson["acces"]>>): TimetableAccess {
  const dated = access.flag("autoriseSurDate", flag);
  return present({
    allowed: dated || (access.optional("autorise", flag) ?? true),
    from: dated ? access.optional("dateDebut", day) : undefined,
    to: dated ? access.optional("dateFin", day) : undefined,
  });
}
