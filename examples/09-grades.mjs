// Marks and averages of the current period, and what an average would become with one mark more.

import { Client, computeAverage, pointsOf } from "@preau/client";

const { PRONOTE_URL: url = "", PRONOTE_USER: username = "", PRONOTE_PASSWORD: password = "" } = process.env;
const client = await Client.login({ url, username, password });

// One request for all: marks, averages by subject, general averages. A mark is told apart by its kind: hidden is not zero.
const { period, grades, averages, overallAverage } = await client.gradesOverview();
console.log(`${period.name}: ${grades.length} marks`);
for (const { date, subject, grade, outOf, average } of grades.slice(0, 5)) {
  const points = pointsOf(grade);
  const mark = points === undefined ? (grade?.kind ?? "none yet") : `${points}/${outOf}`;
  console.log(`  ${date} ${subject?.name}: ${mark}, class ${pointsOf(average) ?? "hidden"}`);
}
for (const { subject, student, classAverage } of averages)
  console.log(`  ${subject.name}: ${pointsOf(student) ?? "–"} (class ${pointsOf(classAverage) ?? "–"})`);
console.log(`general average: ${pointsOf(overallAverage) ?? "not published"}`);

// What if? Computed here, as PRONOTE does; labelled as computed, because the school's rules are not all known.
const [first] = averages;
const own = grades.filter(({ subject }) => subject?.key === first?.subject.key);
const computed = computeAverage(own);
if (first !== undefined && computed !== undefined)
  console.log(`${first.subject.name}, computed from ${own.length} marks: ${computed.points.toFixed(2)}`);

await client.close();
