import { attachmentKinds, type WireAttachment } from "@preau/wire";
import type { Attachment, Student } from "../world/school.js";
import type { CallRequest } from "./handler.js";
import { subjectElement } from "./people.js";
import { tables } from "./tables.js";
import { wireElement } from "./wire-values.js";

/** A request about one pupil. */
export interface StudentRequest extends CallRequest {
  readonly student: Student;
}

/** A request for one pupil and some weeks. */
export interface LessonBookRequest extends StudentRequest {
  readonly weeks: ReadonlySet<number>;
}

/** A theme, which belongs to a subject. */
export function themeElement(request: CallRequest, subjectId: string, theme: string) {
  return {
    L: theme,
    N: request.ids.issue(tables.theme, `theme:${subjectId}:${theme}`),
    Matiere: wireElement(subjectElement(request, subjectId)),
  };
}

/** A document. A link says its address; a file is fetched by its identity. */
export function attachmentElement({ ids }: Pick<CallRequest, "ids">, attachment: Attachment): WireAttachment {
  return {
    L: attachment.name,
    N: ids.issue(tables.attachment, attachment.id),
    G: attachmentKinds[attachment.kind],
    ...(attachment.url === undefined ? {} : { url: attachment.url }),
  };
}
