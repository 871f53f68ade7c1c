import { type SubjectKey, subjectId } from "./catalogue.js";
import { type Topic, topics } from "./classwork.js";
import { addDays } from "./days.js";
import { entryOf, withLargeFile } from "./lesson-contents-build.js";
import { type Random, randomOf, seedFor } from "./random.js";
import type { Attachment, Day, Group, Homework, Lesson, LessonBookEntry, Student } from "./school.js";

/** What the lesson book and the homework are made from. */
export interface ClassworkSetting {
  readonly seed: number;
  /** The day that counts as today: an open day. */
  readonly today: Day;
  readonly lessons: readonly Lesson[];
  readonly students: readonly Student[];
  readonly groups: readonly Group[];
  /** Size of the largest file of the lesson book. */
  readonly largeFileBytes?: number;
}

/** Homework for the coming two weeks is complete: each subject has some for its lessons up to then. */
const horizonDays = 14;

/** Ways in which homework differs, taken in turn within each class. */
const variants = [
  "plain",
  "file",
  "link",
  "paper",
  "formatted",
  "upload",
  "plain",
  "recording",
  "both",
] as const;
type Variant = (typeof variants)[number];

const handIns: Partial<Record<Variant, NonNullable<Homework["handIn"]>>> = {
  paper: "paper",
  upload: "file",
  recording: "recording",
};

const subjectKeys = new Map(
  (Object.keys(topics) as SubjectKey[]).map((key) => [subjectId(key), key]), // keys of a constant of ours
);

/**
 * Homework of the whole year up to two weeks after today, and the lesson book up to today. Nothing is given
 * after today: what is due later was given in the last lesson of the subject, or today when there was none.
 */
export function classworkOf(setting: ClassworkSetting): {
  homework: Homework[];
  lessonBook: LessonBookEntry[];
} {
  const homework: Homework[] = [];
  const lessonBook: LessonBookEntry[] = [];
  const turns = new Map<string, number>();
  const horizon = addDays(setting.today, horizonDays);
  for (const series of seriesOf(setting.lessons)) {
    const random = randomOf(seedFor(setting.seed, `classwork ${series.key}`));
    const pupils = pupilsOf(series, setting);
    const list = topics[series.subject];
    let previous: Lesson | undefined;
    let gave: Lesson | undefined;
    // Index of the last entry about a lesson that has taken place.
    let last = -1;
    for (const [index, lesson] of series.lessons.entries()) {
      if (lesson.day > horizon) break;
      const topic = list[Math.floor(index / 4) % list.length];
      const asked = random.chance(0.3);
      const coming = lesson.day > setting.today;
      if (topic === undefined) continue;
      if (previous !== undefined && previous.day <= setting.today) gave = previous;
      if (previous?.day !== lesson.day && (asked || coming || lesson.test === true)) {
        const turn = turns.get(series.audience) ?? 0;
        turns.set(series.audience, turn + 1);
        const variant = variants[turn % variants.length] ?? "plain";
        homework.push(homeworkOf({ lesson, topic, variant, given: gave, pupils, random, setting, series }));
      }
      const written = random.chance(0.5);
      if (lesson.test === true || (!coming && written)) {
        lessonBook.push(entryOf(setting.seed, lesson, { topic, subject: series.subject }));
        if (!coming) last = lessonBook.length - 1;
      }
      previous = lesson;
    }
    const latest = lessonBook[last];
    if (series.subject === "maths" && latest !== undefined) {
      lessonBook[last] = withLargeFile(latest, setting.largeFileBytes);
    }
  }
  homework.sort((a, b) => (a.due === b.due ? 0 : a.due < b.due ? -1 : 1));
  return { homework, lessonBook };
}

/** Lessons of one subject for one class or group, in order. */
interface Series {
  readonly key: string;
  readonly audience: string;
  readonly subject: SubjectKey;
  readonly classIds: readonly string[];
  readonly groupIds: readonly string[];
  readonly lessons: Lesson[];
}

function seriesOf(lessons: readonly Lesson[]): Series[] {
  const byKey = new Map<string, Series>();
  for (const lesson of lessons) {
    const subject = subjectKeys.get(lesson.subjectId ?? "");
    if (subject === undefined || subject === "study" || lesson.canceled === true) continue;
    const audience = [...lesson.classIds, ...lesson.groupIds].join("+");
    const key = `${audience} ${subject}`;
    const series = byKey.get(key) ?? {
      key,
      audience,
      subject,
      classIds: lesson.classIds,
      groupIds: lesson.groupIds,
      lessons: [],
    };
    series.lessons.push(lesson);
    byKey.set(key, series);
  }
  return [...byKey.values()];
}

function pupilsOf(series: Series, setting: ClassworkSetting): string[] {
  const inGroups = setting.groups.filter((group) => series.groupIds.includes(group.id));
  return [
    ...setting.students
      .filter((student) => series.classIds.includes(student.classId))
      .map((student) => student.id),
    ...inGroups.flatMap((group) => group.studentIds),
  ];
}

interface Assignment {
  readonly lesson: Lesson;
  readonly topic: Topic;
  readonly variant: Variant;
  readonly given: Lesson | undefined;
  readonly pupils: readonly string[];
  readonly random: Random;
  readonly setting: ClassworkSetting;
  readonly series: Series;
}

function homeworkOf({
  lesson,
  topic,
  variant,
  given,
  pupils,
  random,
  setting,
  series,
}: Assignment): Homework {
  const plain = variant === "plain" || variant === "recording";
  const html = lesson.test === true ? `<div><b>Réviser</b> : ${topic.theme}</div>` : topic.task;
  // Most of what was due is done, some of what is coming too.
  const undone = (lesson.day <= setting.today ? 0.1 : 0.6) + 0.3 * random.next();
  const handIn = handIns[variant];
  return {
    id: `homework:${lesson.id}`,
    classIds: series.classIds,
    groupIds: series.groupIds,
    subjectId: subjectId(series.subject),
    ...(given === undefined ? {} : { lessonId: given.id }),
    given: given?.day ?? (lesson.day < setting.today ? lesson.day : setting.today),
    due: lesson.day,
    html: plain ? textOf(html) : html,
    formatted: !plain,
    difficulty: ([0, 1, 2, 3] as const)[random.below(4)] ?? 0,
    minutes: random.pick([0, 10, 15, 20, 30, 45]),
    ...(handIn === undefined ? {} : { handIn }),
    attachments: attachmentsOf(lesson.id, topic, variant),
    ...(variant === "plain" ? {} : { theme: topic.theme }),
    doneBy: new Set(pupils.filter((_, index) => ((index * 7) % 10) / 10 > undone)),
    handedIn: new Map(),
  };
}

function attachmentsOf(key: string, topic: Topic, variant: Variant): Attachment[] {
  const attachments: Attachment[] = [];
  if (variant === "file" || variant === "both") {
    attachments.push({ id: `attachment:${key}:file`, name: `${topic.theme}.pdf`, kind: "file" });
  }
  if (variant === "link" || variant === "both") {
    const url = "https://ressources.example/fiche?theme=1&niveau=college";
    attachments.push({ id: `attachment:${key}:link`, name: "Fiche en ligne", kind: "link", url });
  }
  return attachments;
}

function textOf(html: string): string {
  return html
    .replaceAll("&nbsp;", " ")
    .replaceAll("&amp;", "&")
    .replaceAll(/<[^>]*>/g, "");
}
