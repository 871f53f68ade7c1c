import { type Context, viewOf } from "../context.js";
import type { NewsCommand } from "../reading-commands.js";
import { renderInformation, renderNews } from "../render/news.js";
import { byKey, shortKeys } from "../short-keys.js";
import { showAccount } from "./each-client.js";

/** `preau news`: one request, beside those of the login; as JSON, servers of 2026 are asked once more for each item. */
export async function news(command: NewsCommand, context: Context): Promise<void> {
  const { signal } = context;
  const { key, unread, json } = command;
  if (key !== undefined) {
    await showAccount(command, context, {
      ask: async (client) => {
        const list = await client.informationAndSurveys({ details: false, signal });
        return client.informationDetails(byKey(list, key, context), { signal });
      },
      render: (found) => renderInformation(found, viewOf(context)),
    });
    return;
  }
  await showAccount(command, context, {
    ask: async (client) => {
      if (json) return client.informationAndSurveys({ onlyUnread: unread, signal });
      return client.informationAndSurveys({ details: false, signal });
    },
    render: (found) => {
      const shown = unread ? found.filter(({ read }) => !read) : found;
      return renderNews(shown, shortKeys(found), viewOf(context));
    },
  });
}
