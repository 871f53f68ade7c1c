import { type Context, viewOf } from "../context.js";
import type { StaffCommand } from "../reading-commands.js";
import { renderStaff } from "../render/people.js";
import { showPupils } from "./each-client.js";

/** `preau staff`: one request per pupil, beside those of the login. */
export function staff(command: StaffCommand, context: Context): Promise<void> {
  const { signal } = context;
  return showPupils(command, context, {
    ask: (pupil) => pupil.getTeachingStaff({ signal }),
    render: (found, whose) => renderStaff(found, whose, viewOf(context)),
  });
}
