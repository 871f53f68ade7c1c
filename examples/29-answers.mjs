// Reads news, answers a discussion, keeps a draft. Nothing is ever sent twice; an unknown outcome says so.

import { Client, isPronoteError } from "@preau/client";

const { PRONOTE_URL: url = "", PRONOTE_USER: username = "", PRONOTE_PASSWORD: password = "" } = process.env;
const client = await Client.login({ url, username, password });

const [news] = (await client.informationAndSurveys()).filter(({ read }) => !read);
if (news !== undefined) console.log(`read: ${(await client.markInformationAsRead(news)).read}`);

const [open] = (await client.discussions()).filter(
  ({ folder, closed, canReply }) => folder === "inbox" && !closed && canReply,
);
if (open !== undefined) {
  try {
    const { messages } = await client.reply(open, "Thank you.");
    console.log(`${messages.length} messages now`);
  } catch (error) {
    if (!isPronoteError(error) || error.code !== "outcome-unknown") throw error;
    console.log("sent, but nobody knows whether it arrived: look before you send it again");
  }
  const { draft } = await client.saveReplyDraft(open, "One more thing");
  console.log(`kept: ${draft?.content}`);
  await client.deleteDraft(open);
}
console.log("done");

await client.close();
