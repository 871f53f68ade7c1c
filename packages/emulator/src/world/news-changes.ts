import { answerKey, type News, type NewsAnswer, newsReaderOf, type Receipt, receiptKey } from "./news.js";

/** What readers change of news. Nothing else does. */

/** Marks an item as read by somebody, or as not read. */
export function markRead(news: News, readerId: string, { item, publicId }: Receipt, read: boolean): void {
  const key = receiptKey(item.id, publicId);
  const reader = newsReaderOf(news, readerId);
  if (read) reader.read.add(key);
  else reader.read.delete(key);
}

/** Throws an item away, for one reader. */
export function throwAway(news: News, readerId: string, { item, publicId }: Receipt): void {
  newsReaderOf(news, readerId).deleted.add(receiptKey(item.id, publicId));
}

/** Answers a question, in place of the answer before. */
export function answerQuestion(
  news: News,
  { questionId, publicId }: { readonly questionId: string; readonly publicId: string },
  answer: NewsAnswer,
): void {
  news.answers.set(answerKey(questionId, publicId), answer);
}
