import type { Holding, Thread } from "./discussions.js";
import type { Attachment } from "./school.js";

/** People of the demonstration, by what they are called here. `class` is the whole main class. */
export type RoleName =
  | "camille"
  | "ines"
  | "zoe"
  | "sophie"
  | "karim"
  | "counsellor"
  | "assistant"
  | "teacher"
  | "class";

/** One message before it has people and a day. The first one of a thread comes first. */
export interface MessageDraft {
  readonly by: Exclude<RoleName, "class">;
  /** Days before today. */
  readonly age: number;
  readonly time: string;
  readonly text: string;
  /** Position in the thread of the message that it answers; the one before it when not given. */
  readonly answers?: number;
  readonly aside?: readonly RoleName[];
  readonly attachments?: readonly Attachment[];
  /** A message of another thread that came with it: the thread's key and a position. */
  readonly forwards?: readonly [key: string, position: number];
}

/** What one person has done with a thread. Who has an account and is not named has read everything. */
export interface Keeping extends Partial<Pick<Holding, "place" | "left">> {
  /** How many of the last messages are not read yet. */
  readonly unread?: number;
  /** An answer that was begun. */
  readonly draft?: string;
  /** Bears the first label of one's own. */
  readonly labelled?: boolean;
}

export interface ThreadDraft {
  readonly key: string;
  readonly subject: string;
  readonly kind?: Thread["kind"];
  readonly closed?: boolean;
  readonly automatic?: boolean;
  /** Beside who starts it. */
  readonly to: readonly RoleName[];
  readonly messages: readonly MessageDraft[];
  readonly keeping?: Partial<Record<RoleName, Keeping>>;
}

const programme: Attachment = {
  id: "attachment:mail:programme",
  name: "programme du séjour.pdf",
  kind: "file",
};
const blog: Attachment = {
  id: "attachment:mail:link",
  name: "Le blog du voyage",
  kind: "link",
  url: "https://college.example/voyage?jour=1&page=2",
};

/** Everything that can be met in a mailbox. */
export const threadDrafts: readonly ThreadDraft[] = [
  {
    key: "trip",
    subject: "Voyage à Séville",
    to: ["class"],
    messages: [
      {
        by: "teacher",
        age: 7,
        time: "17:40",
        text: "<div>Bonjour,<br>voici le <b>programme</b> du voyage. Les réunions sont au blog.</div>",
        attachments: [programme, blog],
      },
      {
        by: "camille",
        age: 6,
        time: "18:02",
        text: "Bonjour, faut-il une carte d'identité ou un passeport ?",
      },
      {
        by: "teacher",
        age: 1,
        time: "14:05",
        text: "<div>La carte d'identité suffit. Pensez à l'<i>autorisation de sortie du territoire</i>.</div>",
      },
    ],
    keeping: { camille: { unread: 1, draft: "Merci, je la rapporte dem" } },
  },
  {
    key: "untitled",
    subject: "",
    closed: true,
    to: ["camille"],
    messages: [
      { by: "assistant", age: 16, time: "10:31", text: "<div>Casier 114 : la clé est prête.</div>" },
    ],
    keeping: { camille: { place: "bin" } },
  },
  {
    key: "certificate",
    subject: "Certificat de scolarité",
    to: ["counsellor"],
    messages: [
      {
        by: "camille",
        age: 12,
        time: "12:50",
        text: "Bonjour,\npourrais-je avoir deux certificats ?\nMerci !",
      },
      { by: "counsellor", age: 11, time: "08:45", text: "<div>Ils sont au bureau de la vie scolaire.</div>" },
    ],
  },
  {
    key: "welcome",
    subject: "Votre messagerie",
    automatic: true,
    // Some clients cannot read a list with such a discussion in it: the first pupil and parent are spared.
    to: ["ines", "zoe", "karim"],
    messages: [
      {
        by: "counsellor",
        age: 30,
        time: "08:00",
        text: "<div>La messagerie est ouverte de 7&nbsp;h à 20&nbsp;h.</div>",
      },
    ],
  },
  {
    key: "absence",
    subject: "Absence de Camille",
    to: ["teacher"],
    messages: [
      { by: "sophie", age: 4, time: "07:32", text: "Bonjour, Camille a de la fièvre : elle ne viendra pas." },
      { by: "teacher", age: 4, time: "12:10", text: "<div>Bien noté, bon rétablissement à elle.</div>" },
      {
        by: "teacher",
        age: 2,
        time: "16:48",
        text: "<div>Elle pourra rattraper le contrôle <b>mardi</b>.</div>",
        answers: 0,
      },
    ],
    keeping: { sophie: { unread: 1 } },
  },
  {
    key: "council",
    subject: "Conseil de la vie collégienne",
    to: ["sophie", "karim", "assistant"],
    messages: [
      {
        by: "counsellor",
        age: 10,
        time: "09:15",
        text: "<div>Deux parents pourraient-ils y siéger&nbsp;?</div>",
      },
      { by: "sophie", age: 9, time: "20:20", text: "Volontiers." },
      {
        by: "counsellor",
        age: 8,
        time: "09:05",
        text: "<div>Merci ! Entre nous : la date n'est pas sûre.</div>",
        aside: ["sophie"],
      },
      {
        by: "assistant",
        age: 3,
        time: "11:11",
        text: "<div>La date : le dernier jeudi du mois.</div>",
        answers: 0,
      },
    ],
    keeping: { sophie: { unread: 1 }, karim: { left: true } },
  },
  {
    key: "late",
    subject: "Retard",
    kind: "schoolLifeContact",
    to: ["counsellor"],
    messages: [{ by: "sophie", age: 1, time: "07:58", text: "Le car a vingt minutes de retard." }],
    keeping: { counsellor: { unread: 1 } },
  },
  {
    key: "key",
    subject: "Clé oubliée",
    to: ["counsellor"],
    // Always in the past, whatever the hour.
    messages: [{ by: "karim", age: 0, time: "00:10", text: "Bonsoir, Inès a laissé sa clé au gymnase." }],
    keeping: { counsellor: { unread: 1 } },
  },
  {
    key: "follow-up",
    subject: "Suivi des casiers",
    to: ["assistant"],
    messages: [
      { by: "counsellor", age: 15, time: "15:00", text: "<div>Peux-tu faire le point&nbsp;?</div>" },
      {
        by: "assistant",
        age: 14,
        time: "15:30",
        text: "<div>Voici, avec ce que demandait Camille.</div>",
        forwards: ["certificate", 0],
      },
    ],
    keeping: { counsellor: { place: "archive", labelled: true } },
  },
  {
    key: "closed",
    subject: "Planning des surveillances",
    closed: true,
    to: ["assistant"],
    messages: [{ by: "counsellor", age: 21, time: "13:13", text: "<div>Le planning est affiché.</div>" }],
  },
  {
    key: "drill",
    subject: "Exercice d'évacuation",
    kind: "alert",
    to: ["assistant"],
    messages: [{ by: "counsellor", age: 25, time: "10:00", text: "<div>Ceci est un <b>exercice</b>.</div>" }],
  },
];

/** Sentences of a long exchange, said in turn. */
export const clubSentences = [
  "J'ai fini l'interview du gardien.",
  "Super, combien de lignes ?",
  "Une quarantaine, sans la photo.",
  "Qui fait la une ?",
  "Moi, si personne n'en veut !",
  "Il manque le mot croisé.",
  "Définition 7 : « couvre la cour », cinq lettres ?",
  "Préau, évidemment.",
  "On relit tout demain midi ?",
  "D'accord, en 108.",
] as const satisfies readonly string[];
