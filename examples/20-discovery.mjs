// Finds out what can be known of a school before anybody logs in: from any address that a person pastes. No login is made.
//
//   PRONOTE_URL=http://0123456a.index-education.net/pronote/eleve.html node examples/20-discovery.mjs
//
// With a place (PRONOTE_NEAR="47.22,-1.55"), schools near it are listed as well.

import { isPronoteError } from "@preau/client";
import { discoverInstance, schoolsNear } from "@preau/client/discovery";

const { PRONOTE_URL: url = "", PRONOTE_NEAR: near, PRONOTE_GEOLOCATION: endpoint } = process.env;

const school = await discoverInstance(`Bonjour, notre PRONOTE est ici : ${url} ! À bientôt`);
console.log(`${school.schoolName}, PRONOTE ${school.version}, at ${school.url}`);
for (const { label, url: page, behindPortal } of school.spaces) {
  console.log(`  ${label}: ${page}${behindPortal === true ? ", through a portal" : ""}`);
}
if (school.portal !== undefined) console.log(`  a portal is in front: ${school.portal.host}`);
console.log(
  `  speaks as since ${school.dialect?.since}, ${school.dialect?.encrypted === true ? "encrypted" : "plain"}`,
);

try {
  await discoverInstance("https://camille:secret@0990001a.exemple.test/pronote");
} catch (error) {
  if (!isPronoteError(error)) throw error;
  console.log(`refused, as it should be: ${error.message}`);
}

if (near !== undefined) {
  const [latitude = Number.NaN, longitude = Number.NaN] = near.split(",").map(Number);
  for (const { name, url: root, distanceKm } of await schoolsNear({ latitude, longitude }, { endpoint })) {
    console.log(`  ${distanceKm} km  ${name}  ${root}`);
  }
}
