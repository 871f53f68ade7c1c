/**
 * What the school's office keeps besides lessons and marks: who people are and where they live, who teaches
 * what to whom, what there is to eat, what is coming up.
 */

import type { allergens, dishKinds, foodLabelKinds, mealKinds } from "@preau/wire";
import type { Attachment, Day, Instant } from "./school.js";

export interface Office {
  /** Schools under one roof ("cité scolaire"); none when the school is just itself. */
  readonly establishments: readonly Establishment[];
  /** Where people live and how to reach them. */
  readonly contacts: readonly Contact[];
  readonly records: readonly StudentRecord[];
  readonly assignments: readonly Assignment[];
  readonly canteen: Canteen;
  /** Sorted by start. */
  readonly events: readonly AgendaEvent[];
}

/** A school that shares its server with another. */
export interface Establishment {
  readonly id: string;
  readonly name: string;
  readonly city: string;
  readonly classIds: readonly string[];
}

/** Address, e-mail and telephone of one person: pupil, parent, teacher or staff. */
export interface Contact {
  readonly personId: string;
  /** Up to four lines. */
  readonly address: readonly string[];
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
  readonly email?: string;
  /** National number without its leading 0, after the country code 33. */
  readonly mobile?: string;
}

/** A pupil's administrative record ("fiche élève"). */
export interface StudentRecord {
  readonly studentId: string;
  readonly birthDay: Day;
  readonly birthCity: string;
  readonly sex: "F" | "M";
  /** Second and third given names. */
  readonly otherNames: readonly string[];
  /** National number ("INE"). */
  readonly nationalNumber: string;
  readonly entered: Day;
  /** Leaves the school, or has left it. */
  readonly left?: Day;
  /** Optional subjects. */
  readonly options: readonly string[];
  /** Boards, has lunch or goes home. */
  readonly regime: "EXTERNE" | "DEMI-PENSIONNAIRE" | "INTERNE";
  readonly projects: readonly SupportProject[];
  readonly guardians: readonly Guardian[];
  readonly memos: readonly Memo[];
}

/** A plan for a pupil with special needs ("projet d'accompagnement"). */
export interface SupportProject {
  readonly id: string;
  /** `PAP`, `PAI`, `PPS`… */
  readonly kind: string;
  readonly reason?: string;
}

/** Somebody who answers for a pupil. The first is a parent with an account, if the pupil has one. */
export interface Guardian {
  readonly id: string;
  readonly name: string;
  readonly link: "MERE" | "PERE" | "TUTEUR" | "GRAND-PARENT";
  readonly level: "LEGAL" | "EN CHARGE" | "CONTACT";
  readonly profession?: string;
  readonly mayCollect: boolean;
  readonly inEmergency: boolean;
  readonly email: boolean;
  readonly texts: boolean;
  readonly contact: Contact;
}

/** A note about a pupil that staff leave to each other. */
export interface Memo {
  readonly id: string;
  readonly text: string;
  readonly author: string;
  readonly day: Day;
}

/** Somebody's part in the education of a class or a group. */
export interface Assignment {
  readonly personId: string;
  readonly classIds: readonly string[];
  readonly groupIds: readonly string[];
  /** Absent for staff, who teach nothing. */
  readonly subjectId?: string;
  /** Part of another subject: its label; the subject is then the one it belongs to. */
  readonly part?: string;
  /** In an ordinary week; absent when nobody says. */
  readonly minutesPerWeek?: number;
  /** Head teacher ("professeur principal") of the class. */
  readonly isHead?: boolean;
  /** Has left the class. */
  readonly isFormer?: boolean;
}

export interface Canteen {
  readonly lunch: boolean;
  readonly dinner: boolean;
  /** Meals of published weeks, by day, lunch first. */
  readonly meals: readonly Meal[];
}

export interface Meal {
  readonly id: string;
  readonly day: Day;
  readonly kind: keyof typeof mealKinds;
  readonly title: string;
  readonly dishes: readonly Dish[];
}

/** One course. Some menus have two of the same kind. */
export interface Dish {
  readonly kind: keyof typeof dishKinds;
  /** What may be chosen from. */
  readonly foods: readonly Food[];
}

export interface Food {
  readonly name: string;
  readonly labels?: readonly (keyof typeof foodLabelKinds)[];
  readonly allergens?: readonly (keyof typeof allergens)[];
}

/** Something on the school's agenda. */
export interface AgendaEvent {
  readonly id: string;
  readonly title: string;
  readonly from: Instant;
  readonly to: Instant;
  /** Hours mean nothing. */
  readonly allDay: boolean;
  readonly comment?: string;
  /** Sort of event, as the school calls it. */
  readonly family: string;
  readonly author: string;
  readonly isCouncil?: boolean;
  /** For these classes; for everybody when empty. */
  readonly classIds: readonly string[];
  readonly attachments: readonly Attachment[];
}

/** An office that knows nothing. */
export const emptyOffice: Office = {
  establishments: [],
  contacts: [],
  records: [],
  assignments: [],
  canteen: { lunch: false, dinner: false, meals: [] },
  events: [],
};
