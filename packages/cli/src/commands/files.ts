import { mkdir } from "node:fs/promises";
import { sep } from "node:path";
import type { Attachment, Client, SchoolDocument } from "@preau/client";
import { withAccount } from "../account.js";
import type { DayRange } from "../command.js";
import { type Context, viewOf } from "../context.js";
import { exitCodes } from "../exit-codes.js";
import { Failure } from "../failure.js";
import type { FilesCommand } from "../reading-commands.js";
import { cleanText, toJson } from "../render/clean.js";
import { type FoundFile, renderFiles } from "../render/files.js";
import { askEach, pupilsOf } from "./each-client.js";
import { timetableRange } from "./timetable.js";

/** A file and, of a document that the school makes when it is asked for, the document. */
interface Source extends FoundFile {
  readonly document?: SchoolDocument;
}

/**
 * `preau files`: up to four requests per pupil, beside those of the login; saving costs one for each file, or two of a
 * document.
 */
export async function files(command: FilesCommand, context: Context): Promise<void> {
  const { terminal } = context;
  const { save } = command;
  if (save !== undefined) await makeFolder(save, context);
  let failed = 0;
  const lists = await withAccount(command.account, context, (account) => {
    const pupils = pupilsOf(account, { json: command.json && save === undefined }, context);
    return askEach(pupils, async (pupil) => {
      const range = timetableRange(command.range, pupil);
      const sources = await sourcesOf(pupil, range, context);
      const result = save === undefined ? undefined : await saveAll(pupil, sources, save, context);
      failed += result?.failed ?? 0;
      return { range, list: (result?.list ?? sources).map(shown) };
    });
  });
  if (command.json) terminal.out(toJson(lists.flatMap(({ found }) => found.list)));
  else {
    const texts = lists.map(({ whose, found: { range, list } }) =>
      renderFiles(list, { ...range, whose }, viewOf(context)),
    );
    terminal.out(texts.join("\n"));
  }
  if (failed > 0) throw new Failure(context.words.complaints.notEveryFile, { exitCode: exitCodes.protocol });
}

type Range = Required<DayRange>;

/** Files of what the school shows; what it hides is told, and is an error only when it hides everything. */
async function sourcesOf(pupil: Client, range: Range, context: Context): Promise<readonly Source[]> {
  const { signal, words, terminal } = context;
  const { from, to } = range;
  const { isPronoteError } = await import("@preau/client");
  const { book: say } = words.reading;
  const parts: readonly (readonly [name: string, ask: () => Promise<readonly Source[]>])[] = [
    [
      say.homeworkFile,
      async () =>
        (await pupil.homework(from, to, { signal })).flatMap(({ date, subject, files: list }) =>
          list.map((attachment) => sourceOf("homework", attachment, { date, of: subject?.name })),
        ),
    ],
    [
      say.lessonFile,
      async () =>
        (await pupil.lessonContents(from, to, { signal })).flatMap(({ start, subject, files: list }) =>
          list.map((attachment) =>
            sourceOf("lesson", attachment, { date: start.slice(0, 10), of: subject?.name }),
          ),
        ),
    ],
    [
      say.sharedFile,
      async () =>
        (await pupil.sharedResources({ signal }))
          .filter(({ date }) => date === undefined || (date >= from && date <= to))
          .flatMap(({ date, subject, files: list }) =>
            list.map((attachment) => sourceOf("shared", attachment, { date, of: subject?.name })),
          ),
    ],
    [
      say.documentFile,
      async () =>
        (await pupil.documents({ signal }))
          .filter(({ date }) => date === undefined || (date >= from && date <= to))
          .flatMap(documentSources),
    ],
  ];
  const found: Source[] = [];
  const hidden: { readonly name: string; readonly cause: unknown }[] = [];
  for (const [name, ask] of parts) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one request at a time on a session
      for (const source of await ask()) if (!found.some((known) => isSame(known, source))) found.push(source);
    } catch (cause) {
      if (!isPronoteError(cause) || cause.code !== "not-allowed") throw cause;
      hidden.push({ name, cause });
    }
  }
  if (hidden.length === parts.length) throw hidden[0]?.cause;
  if (hidden.length > 0) terminal.note(say.hiddenPart(hidden.map(({ name }) => name).join(", ")));
  return found;
}

/** What is shared is mostly what lessons and homework have, too. */
function isSame({ attachment: one }: Source, { attachment: other }: Source): boolean {
  if (one === undefined || other === undefined) return false;
  return one.id === other.id && one.origin === other.origin && one.url === other.url;
}

function sourceOf(
  from: FoundFile["from"],
  attachment: Attachment,
  { date, of }: { readonly date?: string | undefined; readonly of?: string | undefined },
): Source {
  return {
    from,
    ...(date === undefined ? {} : { date }),
    ...(of === undefined ? {} : { of }),
    name: attachment.name,
    attachment,
  };
}

/**
 * Reports have methods of their own, and what is to be signed is opened by another service; any other document without
 * files is made when it is asked for.
 */
function documentSources(document: SchoolDocument): readonly Source[] {
  const { date, category, kind, name, files: list } = document;
  if (list.length > 0)
    return list.map((attachment) => sourceOf("document", attachment, { date, of: category }));
  if (kind === "report" || kind === "skills-report" || kind === "to-sign") return [];
  return [
    {
      from: "document",
      ...(date === undefined ? {} : { date }),
      ...(category === undefined ? {} : { of: category }),
      name,
      document,
    },
  ];
}

/** Without what only saving needs. */
function shown({ document: _document, ...found }: Source): FoundFile {
  return found;
}

/** Saves one file after the other; one that fails is told, and the others go on. Links are no files. */
async function saveAll(
  pupil: Client,
  sources: readonly Source[],
  folder: string,
  { signal, terminal, words }: Context,
): Promise<{ readonly list: readonly Source[]; readonly failed: number }> {
  const { isPronoteError } = await import("@preau/client");
  const { book: say } = words.reading;
  const wanted = sources.filter(
    ({ attachment }) => attachment?.url === undefined && attachment?.kind !== "link",
  );
  const list: Source[] = sources.filter((source) => !wanted.includes(source));
  const path = folder.endsWith(sep) ? folder : folder + sep;
  let failed = 0;
  for (const [index, source] of wanted.entries()) {
    const { attachment, document, name } = source;
    terminal.progress(cleanText(say.saving(name, index + 1, wanted.length)));
    try {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const saved = await saveOne(pupil, { attachment, document }, path, signal);
      list.push(saved === undefined ? source : { ...source, path: saved });
    } catch (error) {
      if (signal.aborted || !isPronoteError(error) || error.code === "store") throw error;
      failed += 1;
      list.push(source);
      terminal.note(cleanText(say.notSaved(name, error.wireMessage ?? error.message)));
    }
  }
  terminal.progress(undefined);
  terminal.note(cleanText(say.saved(wanted.length - failed, folder)));
  return { list, failed };
}

/** A document's file is made first; what is neither is not saved. */
async function saveOne(
  pupil: Client,
  {
    attachment,
    document,
  }: { readonly attachment: Attachment | undefined; readonly document: SchoolDocument | undefined },
  path: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { saveAttachment } = await import("@preau/client/node");
  if (attachment !== undefined) return saveAttachment(pupil, attachment, path, { signal });
  if (document === undefined) return undefined;
  const maker = {
    downloadAttachment: (asked: SchoolDocument, options: { readonly signal?: AbortSignal | undefined }) =>
      pupil.downloadDocument(asked, options),
  };
  return saveAttachment(maker, document, path, { signal });
}

/** Before anything is asked of the school. */
async function makeFolder(folder: string, { words }: Context): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "?";
    throw new Failure(words.complaints.folderUnusable(code).fact, { cause });
  }
}
