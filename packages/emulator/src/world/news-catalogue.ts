import type { NewsAudience, NewsItem, NewsNature, NewsQuestion } from "./news.js";

/** Categories of a collège. */
export const newsNatures: readonly NewsNature[] = [
  { id: "nature:school", name: "Vie de l'établissement" },
  { id: "nature:pupils", name: "Vie scolaire" },
  { id: "nature:guidance", name: "Orientation" },
  { id: "nature:other", name: "Divers", isDefault: true },
];

/** One item before it has a day and an author. */
export interface NewsDraft {
  readonly key: string;
  readonly title?: string;
  readonly kind: NewsItem["kind"];
  readonly nature: (typeof newsNatures)[number]["id"];
  readonly author: "staff" | "teacher" | "office";
  /** Days before today on which it was written; negative: it comes out later. */
  readonly age: number;
  readonly time: string;
  /** Days for which it is shown. */
  readonly lasts: number;
  readonly extended?: boolean;
  readonly anonymous?: boolean;
  readonly audience: readonly NewsAudience[];
  /** For one class alone: the main pupil's. */
  readonly ownClass?: boolean;
  readonly answeredBy?: NewsItem["answeredBy"];
  readonly stage?: NewsItem["stage"];
  /** Everybody who has an account has read it. */
  readonly read?: boolean;
  readonly questions: readonly (Omit<NewsQuestion, "id" | "choices" | "attachments"> &
    Partial<Pick<NewsQuestion, "choices" | "attachments">>)[];
}

const families: readonly NewsAudience[] = ["students", "parents"];
const choicesOf = (...names: string[]) => names.map((name) => ({ name }));

/** Information and surveys that any week of the year may see. */
export const newsDrafts: readonly NewsDraft[] = [
  {
    key: "meeting",
    title: "Rencontre avec les familles",
    kind: "information",
    nature: "nature:school",
    author: "staff",
    age: 1,
    time: "16:20",
    lasts: 21,
    audience: ["students", "parents", "staff"],
    questions: [
      {
        title: "Rencontre avec les familles",
        html: "<div>La rencontre aura lieu en <b>salle polyvalente</b>, de 17&nbsp;h à 19&nbsp;h&nbsp;30.<br>Merci d'accuser réception.</div>",
        kind: "acknowledgement",
        attachments: [
          { id: "attachment:news:plan", name: "plan d'accès.pdf", kind: "file" },
          {
            id: "attachment:news:calendar",
            name: "Calendrier",
            kind: "link",
            url: "https://college.example/calendrier?mois=courant&vue=liste",
          },
        ],
      },
    ],
  },
  {
    key: "canteen",
    title: "Restauration : votre avis",
    kind: "survey",
    nature: "nature:pupils",
    author: "office",
    age: 3,
    time: "09:01",
    lasts: 30,
    anonymous: true,
    audience: families,
    questions: [
      {
        title: "Présentation",
        html: "<p>Quatre questions, <i>deux minutes</i> : la commission des menus lira tout.</p>",
        kind: "none",
      },
      {
        title: "Fréquence",
        html: "<p>Combien de fois par semaine déjeunez-vous au collège ?</p>",
        kind: "singleChoice",
        choices: choicesOf("Jamais", "Une ou deux fois", "Trois fois ou plus"),
      },
      {
        title: "Améliorations",
        html: "<p>Que faudrait-il changer d'abord ? (deux réponses au plus)</p>",
        kind: "multipleChoice",
        mostChoices: 2,
        choices: [...choicesOf("Le bruit", "L'attente", "Les portions"), { name: "Autre", isOther: true }],
      },
      {
        title: "Remarques",
        html: "<p>Une remarque, une idée de menu ?</p>",
        kind: "text",
        longest: 500,
      },
    ],
  },
  {
    key: "clubs",
    title: "Choix du club",
    kind: "survey",
    nature: "nature:other",
    author: "staff",
    age: 9,
    time: "12:44",
    lasts: 30,
    audience: ["students", "children"],
    answeredBy: "student",
    read: true,
    questions: [
      {
        title: "Clubs",
        html: "<p>Quels clubs vous intéressent&nbsp;?</p>",
        kind: "multipleChoice",
        mostChoices: 2,
        choices: [...choicesOf("Échecs", "Théâtre"), { name: "Autre", isOther: true }],
      },
    ],
  },
  {
    key: "outing",
    title: "Sortie au musée : autorisation",
    kind: "survey",
    nature: "nature:pupils",
    author: "teacher",
    age: 4,
    time: "18:05",
    lasts: 20,
    audience: ["children"],
    ownClass: true,
    questions: [
      {
        title: "Autorisation",
        html: "<p>J'autorise mon enfant à participer à la sortie.</p>",
        kind: "singleChoice",
        choices: choicesOf("Oui", "Non"),
      },
    ],
  },
  {
    key: "gate",
    title: "Portail sud fermé",
    kind: "information",
    nature: "nature:school",
    author: "office",
    age: 1,
    time: "07:35",
    lasts: 4,
    audience: ["students", "parents", "staff"],
    questions: [
      {
        title: "Portail sud fermé",
        html: "<div>Travaux : entrée par le portail nord &amp; le parvis jusqu'à la fin de la semaine.</div>",
        kind: "noAcknowledgement",
      },
    ],
  },
  {
    key: "untitled",
    kind: "information",
    nature: "nature:other",
    author: "staff",
    age: 14,
    time: "10:10",
    lasts: 40,
    extended: true,
    audience: families,
    read: true,
    questions: [
      {
        title: "",
        html: "<div>Les objets trouvés sont au bureau de la vie scolaire.</div>",
        kind: "noAcknowledgement",
      },
    ],
  },
  {
    key: "class",
    title: "Photographie de classe",
    kind: "information",
    nature: "nature:pupils",
    author: "teacher",
    age: 6,
    time: "17:30",
    lasts: 15,
    audience: ["students", "children"],
    ownClass: true,
    read: true,
    questions: [
      {
        title: "Photographie de classe",
        html: "<div>Rendez-vous dans la cour à 10&nbsp;h.</div>",
        kind: "acknowledgement",
      },
    ],
  },
  {
    key: "staff",
    title: "Réunion de service",
    kind: "information",
    nature: "nature:other",
    author: "office",
    age: 2,
    time: "08:15",
    lasts: 10,
    audience: ["staff"],
    questions: [
      { title: "Réunion de service", html: "<div>Mardi, salle de réunion.</div>", kind: "noAcknowledgement" },
    ],
  },
  {
    key: "old",
    title: "Bourse aux livres",
    kind: "information",
    nature: "nature:other",
    author: "staff",
    age: 60,
    time: "11:00",
    lasts: 20,
    audience: families,
    questions: [
      { title: "Bourse aux livres", html: "<div>Elle est terminée.</div>", kind: "noAcknowledgement" },
    ],
  },
  {
    key: "coming",
    title: "Portes ouvertes",
    kind: "information",
    nature: "nature:guidance",
    author: "staff",
    age: -7,
    time: "08:00",
    lasts: 20,
    audience: families,
    questions: [
      {
        title: "Portes ouvertes",
        html: "<div>Le programme paraîtra bientôt.</div>",
        kind: "noAcknowledgement",
      },
    ],
  },
  {
    key: "draft",
    title: "Journée sportive",
    kind: "survey",
    nature: "nature:pupils",
    author: "staff",
    age: 2,
    time: "15:00",
    lasts: 30,
    audience: ["students"],
    stage: "draft",
    questions: [
      {
        title: "Épreuves",
        html: "<p>À quelles épreuves participer ?</p>",
        kind: "multipleChoice",
        choices: choicesOf("Relais", "Tir à la corde", "Course d'orientation"),
      },
    ],
  },
  {
    key: "template",
    title: "Modèle : retard de transport",
    kind: "information",
    nature: "nature:other",
    author: "staff",
    age: 90,
    time: "09:00",
    lasts: 1,
    audience: families,
    stage: "template",
    questions: [
      {
        title: "Retard de transport",
        html: "<div>Le car de la ligne 4 a du retard.</div>",
        kind: "noAcknowledgement",
      },
    ],
  },
];
