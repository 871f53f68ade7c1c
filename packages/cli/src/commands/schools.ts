import type { NearbySchool } from "@preau/client/discovery";
import type { SchoolsCommand } from "../command.js";
import { type Context, viewOf } from "../context.js";
import { cleanValue, toJson } from "../render/clean.js";
import { heading, page, renderRows } from "../render/page.js";

/** `preau schools`: schools near a place. One request, to the editor's service; no account. */
export async function schools(command: SchoolsCommand, context: Context): Promise<void> {
  const { terminal, words, signal } = context;
  const { geolocationEndpoint, schoolsNear } = await import("@preau/client/discovery");
  const { near, endpoint = geolocationEndpoint, timeoutMs, json } = command;
  if (URL.canParse(endpoint)) terminal.progress(words.notes.connecting(new URL(endpoint).host));
  const found = await schoolsNear(near, { endpoint, timeoutMs, signal });
  if (json) terminal.out(toJson(found));
  else terminal.out(render(found, command, context));
}

function render(untrusted: readonly NearbySchool[], { near }: SchoolsCommand, context: Context): string {
  const view = viewOf(context);
  const { schools: say } = view.words.doctor;
  const { columns } = say;
  const place = `${near.latitude}, ${near.longitude}`;
  const rows = cleanValue(untrusted).map(({ name, url, postcode = "", distanceKm }) => [
    { text: distanceKm === undefined ? "" : say.kilometres(distanceKm), paint: view.style.dim },
    { text: name },
    { text: postcode },
    { text: url, paint: view.style.cyan },
  ]);
  if (rows.length === 0) return page([say.none]);
  return page(
    heading(say.heading(place, rows.length), view),
    renderRows(
      [
        { title: columns.distance, right: true },
        { title: columns.name, most: 50 },
        { title: columns.postcode },
        { title: columns.address },
      ],
      rows,
      view,
      { title: 1, least: 36 },
    ),
  );
}
