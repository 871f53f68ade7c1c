import type { WireDate, WireElement, WireHtml, WireList, WireNumberSet, WireReference } from "../values.js";

/** Answer to `CentraleNotifications`, which takes no arguments when it is read. */
export interface WireNotificationsPage {
  readonly nbNotifs?: number;
  readonly liste?: WireList<WireNotificationSection>;
}

/** A section of the centre; `L` is its title. */
export interface WireNotificationSection extends WireReference {
  readonly ident?: string;
  readonly avecTri?: boolean;
  readonly liste?: WireList<WireNotification>;
}

/** One notification. It has a name of its own, `id`, in place of an identity. */
export interface WireNotification extends WireReference {
  readonly id?: string;
  /** See `notificationTypes`. */
  readonly type?: number;
  /** What its button does (`notificationActions`). */
  readonly action?: number;
  readonly titre?: string;
  readonly message?: string | WireHtml;
  readonly compteur?: number;
  /** Where it is shown (`notificationDisplays`). */
  readonly modalites?: WireNumberSet;
  readonly date?: WireDate;
  /** When it was read. */
  readonly dateLue?: WireDate;
  readonly dateExpiration?: WireDate;
  readonly onBtnClick?: boolean;
  readonly onNotifClick?: boolean;
  /** Tabs it may lead to, the first that the user has. */
  readonly navOnglets?: readonly number[];
  readonly detailMessage?: WireElement<WireReference>;
  readonly detailPossession?: WireElement<WireReference>;
  readonly estDetailActu?: boolean;
}
