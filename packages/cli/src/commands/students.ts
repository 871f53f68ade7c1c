import type { Student, StudentClass, VieScolaireClient } from "@preau/client";
import { withAccount } from "../account.js";
import { type Context, viewOf } from "../context.js";
import { exitCodes } from "../exit-codes.js";
import { failure } from "../failure.js";
import { plainText } from "../plain-text.js";
import type { StudentsCommand } from "../reading-commands.js";
import { cleanText, toJson } from "../render/clean.js";
import { renderClasses, renderStudentFile, renderStudents } from "../render/people.js";

/** What was found: JSON, and how it looks. */
interface Found {
  readonly json: unknown;
  readonly text: () => string;
}

/** `preau students`: no request for the classes, one for the pupils of one, one for a file, beside those of the login. */
export async function students(command: StudentsCommand, context: Context): Promise<void> {
  const { terminal, words } = context;
  const found = await withAccount(command.account, context, async ({ client }) => {
    const { VieScolaireClient: SchoolLife } = await import("@preau/client");
    if (client instanceof SchoolLife) return look(client, command, context);
    throw failure(words.complaints.schoolLifeOnly, { exitCode: exitCodes.notAllowed });
  });
  terminal.out(command.json ? toJson(found.json) : found.text());
}

async function look(client: VieScolaireClient, command: StudentsCommand, context: Context): Promise<Found> {
  const { signal } = context;
  const view = viewOf(context);
  const { classes, groups } = client;
  if (command.of === undefined) {
    const json = { classes, groups };
    return { json, text: () => renderClasses(json, view) };
  }
  const of = classNamed([...classes, ...groups], command.of, context);
  const list = await client.students(of, undefined, { signal });
  if (command.file === undefined) return { json: list, text: () => renderStudents(list, of.name, view) };
  const student = studentNamed(list, command.file, context);
  const file = await client.studentFile(student, { signal });
  return { json: { student, ...file }, text: () => renderStudentFile({ student, file }, view) };
}

function classNamed(all: readonly StudentClass[], wanted: string, { words }: Context): StudentClass {
  const found =
    all.find(({ name }) => name === wanted) ?? all.find(({ name }) => plainText(name) === plainText(wanted));
  if (found !== undefined) return found;
  throw failure(words.complaints.noSuchClass(cleanText(all.map(({ name }) => name).join(", "))));
}

function studentNamed(all: readonly Student[], wanted: string, { words }: Context): Student {
  const exact = all.filter(({ fullName }) => plainText(fullName) === plainText(wanted));
  const found =
    exact.length > 0 ? exact : all.filter(({ fullName }) => plainText(fullName).includes(plainText(wanted)));
  const [first, another] = found;
  if (first !== undefined && another === undefined) return first;
  const names = all.map(({ fullName }) => fullName).join(", ");
  throw failure(words.complaints.noSuchStudent(cleanText(names)));
}
