import { type Context, viewOf } from "../context.js";
import { renderReasons } from "../render/recipients.js";
import type { LookUpCommand } from "../writing-commands.js";
import { showPupils } from "./each-client.js";

/** `preau absence reasons`: no request beside those of the login. */
export function reasons(command: LookUpCommand, context: Context): Promise<void> {
  return showPupils(command, context, {
    ask: async (pupil) => ({
      absence: await pupil.absenceReasons("absence"),
      delay: await pupil.absenceReasons("delay"),
    }),
    render: (found, whose) => renderReasons(found, whose, viewOf(context)),
  });
}
