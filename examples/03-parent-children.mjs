// A parent's view: the next open day of every child, side by side on one session.

import { ParentClient } from "@preau/client";

const { PRONOTE_URL: url = "", PRONOTE_USER: username = "", PRONOTE_PASSWORD: password = "" } = process.env;
const parent = await ParentClient.login({ url, username, password });

// child() gives a view that nothing else changes. Calls may be made together: they go out one at a time.
const days = await Promise.all(
  parent.children.map(async (child) => ({
    child,
    lessons: await parent.child(child).lessons(parent.openDay),
  })),
);
for (const { child, lessons } of days) {
  console.log(`${child.name} (${child.className}), ${parent.openDay}`);
  for (const lesson of lessons.filter((one) => !one.canceled)) {
    console.log(`  ${lesson.start.slice(11)} ${lesson.subject?.name ?? lesson.title ?? lesson.kind}`);
  }
}

await parent.close();
