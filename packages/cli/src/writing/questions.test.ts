import type { NewsQuestion } from "@preau/client";
import { expect, test } from "vitest";
import type { Context } from "../context.js";
import { Failure } from "../failure.js";
import { wordsOf } from "../language/tables.js";
import { styleFor } from "../style.js";
import { answersTyped } from "./questions.js";

const style = styleFor(false);
const context: Context = {
  words: wordsOf("en"),
  env: {},
  signal: new AbortController().signal,
  terminal: {
    width: 80,
    grid: false,
    style,
    noteStyle: style,
    interactive: false,
    out: () => undefined,
    note: () => undefined,
    progress: () => undefined,
  },
};

/** An invented question; brands of ids are strings to whoever answers. */
function aQuestion(kind: NewsQuestion["kind"], names: readonly string[], more: object = {}): NewsQuestion {
  const question = {
    id: `tag~${names.join()}`,
    kind,
    attachments: [],
    choices: names.map((name, index) => ({
      id: `tag~${name}`,
      position: index + 1,
      name,
      free: name.startsWith("Autre"),
    })),
    awaitsAnswer: true,
    ...more,
  };
  return question as unknown as NewsQuestion;
}

const questions = [
  aQuestion("single-choice", ["Oui, volontiers", "Non", "Ne sait pas"]),
  aQuestion("multiple-choice", ["Échecs", "Théâtre", "Autre"], { maxChoices: 2 }),
  aQuestion("single-choice", ["2", "1", "3 ou plus"]),
  aQuestion("text", [], { maxLength: 10 }),
  aQuestion("text", [], { answer: { mine: false } }),
  aQuestion("acknowledgement", []),
];

/** Positions or words that an answer sends; the message of a failure when it is refused. */
function answer(place: number, text: string, free?: string): unknown {
  const freeTexts = free === undefined ? [] : [{ place, text: free }];
  try {
    const [first] = answersTyped(questions, { answers: [{ place, text }], freeTexts }, context);
    const choices = first?.answer.choices?.map((choice) =>
      typeof choice === "number" ? choice : choice.position,
    );
    return first?.answer.text ?? choices;
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
}

test.each([
  [1, "2", [2]],
  [1, "non", [2]],
  [1, "Oui, volontiers", [1]],
  [1, "oui", [1]],
  [1, "#3", [3]],
  [2, "1,2", [1, 2]],
  [2, "Théâtre, echecs", [1, 2]],
  [2, "2,théâtre,#2", [2]],
  [3, "3", [3]],
  [3, "#2", [2]],
  [4, "  Bonjour ", "  Bonjour "],
])("question %i, %j", (place, text, sent) => {
  expect(answer(place, text)).toEqual(sent);
});

test.each([
  [1, "n", 'Question 1: no choice is "n", or several are. Nothing was sent.'],
  [1, "4", 'Question 1: no choice is "4", or several are. Nothing was sent.'],
  [1, "", 'Question 1: no choice is "", or several are. Nothing was sent.'],
  [1, "1,2", "Question 1: Only one choice may be made. Nothing was sent."],
  [2, "1,2,3", "Question 2: At most 2 choices may be made. Nothing was sent."],
  [3, "2", 'Question 3: "2" is the number of one choice and the name of another. Nothing was sent.'],
  [4, " ", "Question 4: There are no words. Nothing was sent."],
  [4, "a".repeat(11), "Question 4: There are more than 10 characters. Nothing was sent."],
  [5, "Bonjour", "Somebody else of the family is to answer this. Nothing was sent."],
  [6, "1", "Question 6 is not answered in this way. Nothing was sent."],
  [7, "1", "There is no question 7. Nothing was sent."],
  [0, "1", "There is no question 0. Nothing was sent."],
])("question %i, %j is refused", (place, text, message) => {
  expect(answer(place, text)).toBe(message);
});

test("words of one's own go with a choice that takes them", () => {
  expect(answer(2, "3", "Go")).toEqual([3]);
  expect(answer(2, "1", "Go")).toContain("no choice that was made takes words");
  expect(answer(2, "3", "a".repeat(31))).toContain("more than 30 characters");
  expect(answer(4, "Bonjour", "Go")).toContain("no choice that was made takes words");
});
