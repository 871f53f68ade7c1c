import { tabs, type WireAnswerSignature } from "@preau/wire";
import { heldThreads, unreadMessages } from "../world/discussions.js";
import { discussionRights } from "./discussion-rights.js";
import type { CallRequest, SchoolOptions } from "./handler.js";
import { unreadReceipts } from "./news.js";

/**
 * What is new for an account: messages that are not read, and news. Documents have no life in this world yet.
 *
 * @evidence captures of 2025.2; that discussions count messages: the official client takes `nbMarquerLu` off
 */
export function unreadCounts(request: CallRequest): { readonly messages: number; readonly news: number } {
  const { school, account, now, options } = request;
  const reads = discussionRights(request).enabled && hasTab(options, tabs.discussions);
  const held = reads ? heldThreads(school, account.personId, now) : [];
  return {
    messages: held.reduce((sum, one) => sum + unreadMessages(one, account.personId).length, 0),
    news: hasTab(options, tabs.news) ? unreadReceipts(request).length : 0,
  };
}

/** Whether the accounts of a school have a page. */
export function hasTab({ missingTabs = [] }: SchoolOptions, tab: number): boolean {
  return !missingTabs.includes(tab);
}

/** The counters as the signature of an answer: one for each page that has one. */
export function counters(request: CallRequest): WireAnswerSignature {
  const { account, options } = request;
  const { messages, news } = unreadCounts(request);
  const pages = [
    { onglet: tabs.discussions, nb: messages },
    ...(account.audience === "school-life" ? [] : [{ onglet: tabs.documents, nb: 0 }]),
    { onglet: tabs.news, nb: news },
  ];
  return {
    notifications: { compteurCentraleNotif: messages + news },
    notificationsCommunication: pages.filter(({ onglet }) => hasTab(options, onglet)),
  };
}
