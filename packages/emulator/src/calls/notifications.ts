import {
  notificationActions,
  notificationDisplays,
  notificationTypes,
  tabs,
  type WireNotification,
  type WireNotificationsPage,
} from "@preau/wire";
import { heldThreads, unreadMessages } from "../world/discussions.js";
import type { Instant } from "../world/school.js";
import { counters, unreadCounts } from "./counters.js";
import type { CallAnswer, CallHandler, CallRequest } from "./handler.js";
import { unreadReceipts } from "./news.js";
import { wireList, wireMoment, wireNumberSet } from "./wire-values.js";

/**
 * `CentraleNotifications`: what is new, from any page. One notification counts the messages, another the
 * news; neither is there when it has nothing to count.
 *
 * @evidence keys, kinds and names (`insh_…`) read in the official client 2025.2; no answer was ever published
 *   (`assumptions.notificationCentre`); `nbNotifs` is reported by another client
 */
export const notificationCentre: CallHandler = {
  name: "CentraleNotifications",
  tabs: [],
  fields: [],
  handle: (request): CallAnswer => {
    const liste = [...messageNotification(request), ...newsNotification(request)];
    const { messages, news } = unreadCounts(request);
    const page = {
      nbNotifs: messages + news,
      liste: wireList(
        liste.length === 0
          ? []
          : [{ L: "Communication", ident: "communication", avecTri: true, liste: wireList(liste) }],
      ),
    } satisfies WireNotificationsPage;
    return { data: page, signature: counters(request) };
  },
};

function messageNotification(request: CallRequest): WireNotification[] {
  const { school, account, now } = request;
  const { messages } = unreadCounts(request);
  const newest = heldThreads(school, account.personId, now)
    .flatMap((held) => unreadMessages(held, account.personId))
    .map(({ at }) => at);
  return counted("insh_IdDiscussions", tabs.discussions, messages, newest, {
    titre: "Discussions",
    message: messages === 1 ? "1 nouveau message" : `${messages} nouveaux messages`,
  });
}

function newsNotification(request: CallRequest): WireNotification[] {
  const { news } = unreadCounts(request);
  const created = unreadReceipts(request).map(({ item }) => item.created);
  return counted("insh_IdInformations", tabs.news, news, created, {
    titre: "Informations & sondages",
    message: news === 1 ? "1 nouvelle information" : `${news} nouvelles informations`,
  });
}

function counted(
  id: string,
  tab: number,
  count: number,
  instants: readonly Instant[],
  texts: Pick<WireNotification, "titre" | "message">,
): WireNotification[] {
  if (count === 0) return [];
  const newest = instants.reduce((latest, at) => (at > latest ? at : latest), "");
  const [day = "", time = ""] = newest.split("T");
  return [
    {
      id,
      type: notificationTypes.counter,
      action: notificationActions.link,
      ...texts,
      compteur: count,
      modalites: wireNumberSet([notificationDisplays.zone]),
      date: wireMoment(day, time),
      navOnglets: [tab],
    },
  ];
}
