import type { Instant } from "./school.js";

/** What people fill in about documents and themselves. */
export interface Paperwork {
  /** By `documentKey`: when a document was acknowledged. */
  readonly receipts: Map<string, Instant>;
  /** By person. */
  readonly people: Map<string, PersonalChoices>;
}

/** What somebody has changed of what the school knows about them. What is absent is as the office has it. */
export interface PersonalChoices {
  readonly email?: string;
  /** Country code, without the plus. */
  readonly mobileCode?: string;
  readonly mobile?: string;
  readonly landlineCode?: string;
  readonly landline?: string;
  readonly faxCode?: string;
  readonly fax?: string;
  /** E-mail and mobile number are for the administration only. */
  readonly emailIsReserved?: boolean;
  readonly mobileIsReserved?: boolean;
  /** What is agreed to, by the name that the wire has for it. */
  readonly permissions?: Readonly<Record<string, boolean>>;
  /** When e-mails are sent, likewise. */
  readonly notifications?: Readonly<Record<string, unknown>>;
  /** Pictures of the person may be used. */
  readonly imageRight?: boolean;
}

/** Key of a document of one page, for one of those who acknowledge it. */
export function documentKey(of: {
  readonly personId: string;
  readonly studentId: string;
  readonly periodId: string;
  readonly tab: number | undefined;
}): string {
  return `${of.personId} ${of.studentId} ${of.periodId} ${of.tab ?? 0}`;
}

/** Acknowledges a document. The first time counts. */
export function acknowledge({ receipts }: Paperwork, key: string, at: Instant): void {
  if (!receipts.has(key)) receipts.set(key, at);
}

/** Changes what somebody says of themselves. */
export function changePersonalData({ people }: Paperwork, personId: string, change: PersonalChoices): void {
  people.set(personId, { ...people.get(personId), ...change });
}

/** The same paperwork, whose changes are its own. */
export function copyOfPaperwork({ receipts, people }: Paperwork): Paperwork {
  return { receipts: new Map(receipts), people: new Map(people) };
}

/** Nobody has filled anything in. */
export function noPaperwork(): Paperwork {
  return { receipts: new Map(), people: new Map() };
}
