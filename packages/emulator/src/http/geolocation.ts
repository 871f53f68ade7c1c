import type { WireNearbyServer } from "@preau/wire";
import { assumptions } from "../assumptions.js";
import { asciiJson, isObject } from "../session/packing.js";
import { distanceKm, ownPlace } from "../world/neighbours.js";
import { type Front, json } from "./front.js";
import type { Troubled } from "./trouble.js";

/** Where this server imitates the editor's geolocation service: beside the school's root, as it is one for all schools. */
export const geolocationPath = "/swie/geoloc.php";

/** A request as it came. */
export interface GeolocationRequest {
  readonly body: string;
  readonly contentType: string;
  /** Root of this school, as the client reaches it. */
  readonly ownUrl: string;
}

/**
 * Serves the list of servers near a place, in no order of distance; `{}` when there is none.
 *
 * @evidence Pawnote and another client, which send the JSON as it is, not form-encoded; either is read
 */
export function serveGeolocation(front: Front, request: GeolocationRequest): Troubled {
  const work = () => {
    const place = readPlace(front, request);
    const listed = place === undefined ? [] : serversNear(front, request, place);
    return json(listed.length === 0 ? "{}" : asciiJson(listed));
  };
  return { sort: "geolocation", work, workWith: work };
}

interface Place {
  readonly lat: number;
  readonly long: number;
}

function serversNear(front: Front, { ownUrl }: GeolocationRequest, place: Place): WireNearbyServer[] {
  const radiusKm = assumptions.geolocationRadiusKm.value;
  return [...front.neighbours, ownPlace(front.engine.school, ownUrl)]
    .filter((server) => distanceKm(place, server) <= radiusKm)
    .sort((a, b) => (a.url ?? "").localeCompare(b.url ?? "", "en"));
}

/** What is asked; `undefined`, and a line on the log, when it is not asked as clients do. */
function readPlace(front: Front, { body, contentType }: GeolocationRequest): Place | undefined {
  const refuse = (message: string): undefined => {
    front.engine.log.add({ kind: "refused", call: "geolocation", message });
    return undefined;
  };
  if (!contentType.startsWith("application/x-www-form-urlencoded")) {
    return refuse("the request must be a form (application/x-www-form-urlencoded)");
  }
  const question = parse(body.startsWith("data=") ? body.slice("data=".length) : "");
  if (!isObject(question)) return refuse("the form must hold one field, `data`, whose text is a JSON object");
  if (question["nomFonction"] !== "geoLoc") return refuse('`nomFonction` must be "geoLoc"');
  const { lat, long } = question;
  if (typeof lat !== "string" || typeof long !== "string") {
    return refuse("`lat` and `long` must be numbers written as text");
  }
  const place = { lat: Number(lat), long: Number(long) };
  const isOnEarth = Math.abs(place.lat) <= 90 && Math.abs(place.long) <= 180;
  return lat !== "" && long !== "" && isOnEarth ? place : refuse("that is no place on Earth");
}

/** JSON as it is, or form-encoded. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text.startsWith("{") ? text : decodeURIComponent(text.replaceAll("+", " ")));
  } catch {
    return undefined;
  }
}
