import { type Context, viewOf } from "../context.js";
import type { ContentsCommand } from "../reading-commands.js";
import { renderContents } from "../render/book.js";
import { showPupils } from "./each-client.js";
import { timetableRange } from "./timetable.js";

/** `preau contents`: one request per pupil, beside those of the login. */
export function contents(command: ContentsCommand, context: Context): Promise<void> {
  const { signal } = context;
  return showPupils(command, context, {
    ask: async (pupil) => {
      const range = timetableRange(command.range, pupil);
      return { range, list: await pupil.lessonContents(range.from, range.to, { signal }) };
    },
    render: ({ range, list }, whose) => renderContents(list, { ...range, whose }, viewOf(context)),
    json: ({ list }) => list,
  });
}
