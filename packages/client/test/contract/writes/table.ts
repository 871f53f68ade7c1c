import { accountRows } from "./account.js";
import { discussionRows } from "./discussions.js";
import { draftRows, labelRows } from "./drafts-and-labels.js";
import { homeworkRows } from "./homework.js";
import { newsRows } from "./news.js";
import type { Row } from "./row.js";
import { schoolLifeRows } from "./school-life.js";

/** Every public method that writes, in its different uses. */
export const writes: readonly Row[] = [
  ...homeworkRows,
  ...newsRows,
  ...discussionRows,
  ...draftRows,
  ...labelRows,
  ...schoolLifeRows,
  ...accountRows,
];

/** Whether no row before it uses the same remote function. */
export function isFirstOfCall(row: Row): boolean {
  return writes.find(({ call }) => call === row.call) === row;
}
