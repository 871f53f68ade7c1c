import type { Context } from "../context.js";
import type { IcalCommand } from "../reading-commands.js";
import { cleanText } from "../render/clean.js";
import { showMembers } from "./each-client.js";

/** `preau ical`: the address of a calendar, which is a secret. One or two requests per pupil, beside those of the login. */
export async function ical(command: IcalCommand, context: Context): Promise<void> {
  const { signal, terminal, words } = context;
  await showMembers(command, context, {
    ask: (client) => client.exportIcal({ signal }),
    render: (url) => `${cleanText(url)}\n`,
    json: (url) => ({ url }),
  });
  terminal.note(words.reading.icalIsSecret);
}
