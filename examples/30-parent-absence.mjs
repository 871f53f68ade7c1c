// A parent justifies an absence, and says that the report card was seen.

import { ParentClient } from "@preau/client";

const { PRONOTE_URL: url = "", PRONOTE_USER: username = "", PRONOTE_PASSWORD: password = "" } = process.env;
const parent = await ParentClient.login({ url, username, password });

const reasons = await parent.absenceReasons();
for (const child of parent.children) {
  const view = parent.child(child);
  const absences = await view.absences("year");
  const open = absences.find(({ awaitsParent }) => awaitsParent);
  console.log(
    `${child.name}: ${absences.length} absences, ${open === undefined ? "none" : "one at least"} to justify`,
  );
  if (open === undefined) continue;
  const said = {
    ...(reasons[0] === undefined ? {} : { reason: reasons[0] }),
    justification: "An appointment",
  };
  const { justification } = await view.justifyAbsence(open, said);
  console.log(`  justified: ${justification}`);
}

await parent.close();
