import type { WireNearbyServer } from "@preau/wire";
import type { School } from "./school.js";

/** Where every invented school is: a place as good as another. */
const here = { lat: "47.218371", long: "-1.553621", cp: "99999" };

/** Other invented schools, which have no server; the last one is a day's walk away and more. */
export const defaultNeighbours: readonly WireNearbyServer[] = [
  {
    url: "https://0990002b.exemple.test/pronote",
    nomEtab: "LYCEE DES TROIS PONTS ",
    lat: "47.2461",
    long: "-1.6012",
    cp: "99998",
  },
  {
    url: "https://0990003c.exemple.test/pronote",
    nomEtab: "COLLEGE DE LA HAUTE SOURCE",
    lat: "47.1502",
    long: "-1.4417",
    cp: "99997",
  },
  {
    url: "https://0990004d.exemple.test/vie/scolaire",
    nomEtab: "ECOLE DU MOULIN",
    lat: "47.2189",
    long: "-1.5521",
    cp: "99999",
  },
  {
    url: "https://0990005e.exemple.test/pronote",
    nomEtab: "LYCEE DE LA PORTE D'OR",
    lat: "45.764043",
    long: "4.835659",
    cp: "99996",
  },
];

/** This school as the geolocation service lists it. */
export function ownPlace(school: School, url: string): Required<WireNearbyServer> {
  return { url, nomEtab: school.name, ...here };
}

/** Great-circle distance in kilometres; `NaN` when a place says no coordinates. */
export function distanceKm(
  from: { readonly lat: number; readonly long: number },
  to: WireNearbyServer,
): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const [lat, long] = [Number(to.lat ?? Number.NaN), Number(to.long ?? Number.NaN)];
  const [dLat, dLong] = [radians(lat - from.lat), radians(long - from.long)];
  const half =
    Math.sin(dLat / 2) ** 2 + Math.cos(radians(from.lat)) * Math.cos(radians(lat)) * Math.sin(dLong / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(half));
}
