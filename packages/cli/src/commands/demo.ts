import type {
  Attendance,
  ClientInfo,
  Discussion,
  GradesOverview,
  Homework,
  Lesson,
  Menu,
  ServerDescription,
} from "@preau/client";
import type { Emulator } from "@preau/emulator";
import type { DemoCommand } from "../command.js";
import { type Context, viewOf } from "../context.js";
import { addDays } from "../days.js";
import { pupilName } from "../pupil-name.js";
import { renderBrief } from "../render/brief.js";
import { cleanText, toJson } from "../render/clean.js";
import { renderGrades } from "../render/grades.js";
import { renderHomework } from "../render/homework.js";
import { renderTimetable } from "../render/timetable.js";
import { timetableRange } from "./timetable.js";

/** What the demonstration shows; with `--json`, what it prints. */
interface DemoSchool {
  readonly server: ServerDescription;
  readonly pupil: ClientInfo;
  readonly today: string;
  /** Week of the timetable. */
  readonly week: { readonly from: string; readonly to: string };
  readonly lessons: readonly Lesson[];
  /** Days of the homework: from today to a week after the next open day. */
  readonly due: { readonly from: string; readonly to: string };
  readonly homework: readonly Homework[];
  /** Marks and averages of the current period. */
  readonly grades: GradesOverview;
  readonly discussions: readonly Discussion[];
  /** Of the first day with a meal, in the week from the next open day on. */
  readonly menus: readonly Menu[];
  /** School life in the current period. */
  readonly attendance: Attendance;
}

/** Marks and averages that the demonstration shows; with `--json`, all of the period are printed. */
const latestGrades = 4;

/** Pieces of homework that the demonstration shows; with `--json`, all are printed. */
const nextHomework = 3;

/** A pupil's account, and where it logs in. */
interface PupilAccount {
  readonly login: string;
  readonly password: string;
  readonly url: string;
}

/** `preau demo`: an invented school on a free port of this machine, asked through the real library. */
export async function demo(command: DemoCommand, context: Context): Promise<void> {
  const { terminal, words, signal } = context;
  terminal.progress(words.notes.startingDemo);
  const { startEmulator } = await import("@preau/emulator");
  const emulator = await startEmulator({
    port: 0,
    ...(command.profile === undefined ? {} : { profile: command.profile }),
    ...(command.seed === undefined ? {} : { seed: command.seed }),
    ...(command.date === undefined ? {} : { today: command.date }),
  });
  try {
    const account = mainPupil(emulator);
    const found = await lookAround(account, signal);
    if (command.json) {
      terminal.out(toJson(found));
      return;
    }
    const { server, pupil, today, week, lessons, due, homework, grades } = found;
    const view = viewOf(context);
    const day = `${words.calendar.longDay(today)} ${today.slice(0, 4)}`;
    const school = words.notes.demoSchool(server.schoolName ?? "?", server.version ?? "?", day);
    const whose = pupilName(pupil);
    terminal.out(
      [
        `${view.style.bold(view.style.green(cleanText(school)))}\n`,
        renderTimetable(lessons, { ...week, whose }, view),
        renderHomework(homework.slice(0, nextHomework), { ...due, whose }, view),
        renderGrades(grades, { whose, most: latestGrades, mostAverages: latestGrades }, view),
        renderBrief(found, view),
      ].join("\n"),
    );
    const lines = words.notes.demoEnd(account);
    terminal.note(["", ...lines.map((line) => terminal.noteStyle.dim(line))].join("\n"));
  } finally {
    await emulator.close();
  }
}

/** The first pupil's account: in the emulator's week, everything happens to that pupil. */
function mainPupil({ accounts, pages }: Emulator): PupilAccount {
  const account = accounts.find(({ audience, disabled }) => audience === "student" && disabled !== true);
  const page = pages.find(({ audience, mobile }) => audience === "student" && !mobile);
  if (account === undefined || page === undefined) throw new Error("The invented school has no pupil.");
  return { login: account.login, password: account.password, url: page.url };
}

/** Logs in with the real library, over HTTP, and asks for what is to be shown. */
async function lookAround({ url, login, password }: PupilAccount, signal: AbortSignal): Promise<DemoSchool> {
  const { Client } = await import("@preau/client");
  const client = await Client.login({ url, username: login, password, signal });
  try {
    const week = timetableRange({}, client);
    const due = { from: client.today, to: addDays(client.openDay, 7) };
    const menus = await client.menus(client.openDay, addDays(client.openDay, 6), { signal });
    return {
      server: client.server,
      pupil: client.info,
      today: client.today,
      week,
      lessons: await client.lessons(week.from, week.to, { signal }),
      due,
      homework: await client.homework(due.from, due.to, { signal }),
      grades: await client.gradesOverview(undefined, { signal }),
      discussions: await client.discussions({ signal }),
      menus: menus.filter(({ date }) => date === menus[0]?.date),
      attendance: await client.attendance(undefined, { signal }),
    };
  } finally {
    await client.close();
  }
}
