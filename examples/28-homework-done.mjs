// Ticks homework, hands a file in and takes it back; each result is what the school says afterwards.

import { Client } from "@preau/client";

const { PRONOTE_URL: url = "", PRONOTE_USER: username = "", PRONOTE_PASSWORD: password = "" } = process.env;
const client = await Client.login({ url, username, password });

const homework = await client.homework(client.startDay);
const piece = homework.find(({ quiz, done, handIn }) => !quiz && !done && handIn === undefined);
if (piece !== undefined) {
  const { done } = await client.setHomeworkDone(piece, true);
  console.log(`${piece.subject?.name}, for ${piece.date}: done ${done}`);
}
const toHandIn = homework.find(({ handIn }) => handIn?.possible === true && handIn.handedIn === undefined);
if (toHandIn !== undefined) {
  const data = new TextEncoder().encode("Once upon a time…");
  const file = { name: "story.txt", data };
  const after = await client.handIn(toHandIn, file, {
    onProgress: ({ sent, total }) => console.log(`${sent} of ${total} bytes`),
  });
  console.log(`handed in: ${after.handIn?.handedIn?.name}`);
  await client.removeHandIn(after);
}
console.log(`${homework.length} pieces of homework this year`);

await client.close();
