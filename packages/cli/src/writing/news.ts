import type { AnyClient, Information } from "@preau/client";
import { accountClient } from "../commands/each-client.js";
import { failure } from "../failure.js";
import type { Words } from "../language/words.js";
import { plainText } from "../plain-text.js";
import { momentText } from "../render/moment.js";
import type { SheetRow } from "../render/sheet.js";
import { byKey } from "../short-keys.js";
import type { KeyAction } from "../writing-commands.js";
import type { Done, Plan, Preparation } from "./plan.js";
import { checkMine } from "./questions.js";

/** `preau news read` and `unread`: one request to find it, two to mark it and to read it again. */
export async function planMark({ kind, key }: KeyAction, preparation: Preparation): Promise<Plan> {
  const { words } = preparation.context;
  const { writing: say, reading } = words;
  const read = kind === "news read";
  const { client, item } = await findNews(key, preparation);
  const stateOf = ({ read: isRead }: Information): string => (isRead ? say.read : reading.news.unread);
  const saidOf = (now: Information): Done => ({
    result: now,
    said: reading.labelled(titleOf(now, words), stateOf(now)),
  });
  return {
    rows: [
      ...newsRows(item, preparation),
      { label: say.rows.now, title: stateOf(item) },
      { label: say.rows.next, title: read ? say.read : reading.news.unread },
    ],
    request: { information: item.key, read },
    already: item.read === read ? saidOf(item) : undefined,
    look: "preau news",
    send: async ({ signal }) => saidOf(await client.markInformationAsRead(item, read, { signal })),
  };
}

/** `preau news acknowledge`: as `read`, and up to two more where the server tells questions apart. */
export async function planAcknowledge({ key }: KeyAction, preparation: Preparation): Promise<Plan> {
  const { context } = preparation;
  const { signal, words } = context;
  const { writing: say, reading } = words;
  const { client, item } = await findNews(key, preparation);
  const information = await client.informationDetails(item, { signal });
  const asked = (information.questions ?? []).filter((question) => question.kind === "acknowledgement");
  if (asked.length === 0) throw failure(say.complaints.noAcknowledgement(information.survey, item.key));
  const open = asked.filter(({ answer }) => answer?.answered !== true);
  for (const question of open) checkMine(question, context);
  const saidOf = (now: Information): Done => ({
    result: now,
    said: reading.labelled(titleOf(now, words), say.acknowledged),
  });
  return {
    rows: [
      ...newsRows(information, preparation),
      { label: say.rows.text, text: information.content, mostLines: 12 },
    ],
    warning: say.cannotBeTakenBack,
    request: { information: information.key, acknowledged: true },
    already: open.length === 0 ? saidOf(information) : undefined,
    look: `preau news ${item.key}`,
    send: async ({ signal: given }) => saidOf(await client.acknowledge(information, { signal: given })),
  };
}

/** An item of the list, and who is asked about it. */
export async function findNews(
  key: string,
  { account, context }: Preparation,
): Promise<{ readonly client: AnyClient; readonly item: Information }> {
  const client = accountClient(account);
  const list = await client.informationAndSurveys({ details: false, signal: context.signal });
  return { client, item: byKey(list, key, context, "preau news") };
}

/** What an item is, and in whose name it is answered where that is somebody else's. */
export function newsRows(
  item: Information,
  { context: { words }, holder }: Pick<Preparation, "context" | "holder">,
): readonly SheetRow[] {
  const { writing: say } = words;
  const { creationDate, startDate, author, child, survey } = item;
  const name = item.recipient?.name ?? child;
  return [
    {
      label: survey ? say.rows.survey : say.rows.news,
      title: titleOf(item, words),
      facts: [author, momentText((creationDate ?? startDate)?.slice(0, 10), words)],
    },
    ...(name === undefined || plainText(name) === plainText(holder.name)
      ? []
      : [{ label: say.rows.inTheNameOf, title: name }]),
  ];
}

/** Its title, or that it has none. */
export function titleOf({ title }: Information, { reading }: Words): string {
  return title ?? reading.news.untitled;
}
