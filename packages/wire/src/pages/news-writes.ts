import type { WireDomain, WireNumberSet, WireReference } from "../values.js";

/** Payload of `SaisieActualites`, of somebody who reads. */
export interface WireNewsWriteRequest {
  readonly listeActualites: readonly WireNewsWrite[];
  /** True only for somebody who writes news. */
  readonly saisieActualite: false;
}

/** An item that is marked, acknowledged or answered. `E`: none, 2 acknowledged, 4 answered. */
export interface WireNewsWrite extends Pick<WireReference, "N" | "L"> {
  readonly E?: number;
  readonly validationDirecte: true;
  /** Both are the item's own. */
  readonly genrePublic?: number;
  readonly public?: Pick<WireReference, "N" | "G" | "L">;
  readonly lue: boolean;
  readonly supprimee: boolean;
  readonly marqueLueSeulement: boolean;
  readonly saisieActualite: false;
  readonly listeQuestions: readonly WireNewsQuestionWrite[];
}

/** A question that is answered. `E` is 2. */
export interface WireNewsQuestionWrite extends Pick<WireReference, "N" | "L"> {
  readonly E: number;
  readonly genreReponse: number;
  readonly reponse: WireNewsAnswerWrite;
}

/** An answer: the one that was read, changed; `N` 0 and `E` 1 the first time, else `E` 2. */
export interface WireNewsAnswerWrite {
  readonly N: string | number;
  readonly E: number;
  readonly Actif: true;
  readonly avecReponse: true;
  readonly estRepondant?: boolean;
  readonly estReponseAttendue: boolean;
  /** A text, or a set of positions in `listeChoix`, from 1: `T8` up to 2024, `T26` since 2025. */
  readonly valeurReponse: string | WireDomain | WireNumberSet;
  readonly valeurReponseLibre?: string;
  readonly _validationSaisie: true;
}
