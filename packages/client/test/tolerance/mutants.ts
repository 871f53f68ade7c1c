/** What may stand where a value stood. `undefined` takes the key away; numbers that nobody knows come last. */
const intruders: readonly unknown[] = [
  undefined,
  null,
  {},
  [],
  "",
  "x",
  0,
  -1,
  true,
  { _T: 24, V: null },
  { _T: 24, V: [] },
  9999,
  0.5,
];

/** What somebody may have typed, or meant to. */
const nastyTexts: readonly string[] = [
  "<script>alert(1)</script><p>a",
  '<p><b><i>unclosed <a href="javascript:alert(1)">here</a>',
  "&lt;script&gt;&#0;&#x110000;&bogus;&",
  "<!-- <![CDATA[ --><style>p{}</style><svg onload=alert(1)>",
  "<".repeat(500),
  "\u0000\u202e\ud800 \r\n",
  "javascript:alert(1)",
];

/** A copy of an answer in which one part is something else. */
export interface Mutant {
  /** Where, and what stands there, for messages. */
  readonly mutation: string;
  readonly answer: unknown;
  /** The part was HTML and is one of `nastyTexts`. */
  readonly nastyHtml: boolean;
}

/** Every copy of a value in which one part, at any depth, is something else. */
export function* mutants(value: unknown, path = ""): Generator<Mutant> {
  if (typeof value !== "object" || value === null) return;
  const isHtml = "_T" in value && value._T === 21;
  for (const [key, inner] of Object.entries(value)) {
    const here = `${path}/${key}`;
    const mutant = (other: unknown, nastyHtml = false): Mutant => ({
      mutation: `${here} = ${JSON.stringify(other)?.slice(0, 40)}`,
      answer: replaced(value, key, other),
      nastyHtml,
    });
    for (const intruder of intruders) yield mutant(intruder);
    // What is written as characters is shown as characters.
    if (typeof inner === "string")
      for (const text of nastyTexts) yield mutant(text, isHtml && key === "V" && !text.startsWith("&"));
    for (const { answer, ...rest } of mutants(inner, here))
      yield { ...rest, answer: replaced(value, key, answer) };
  }
}

function replaced(value: object, key: string, member: unknown): unknown {
  if (Array.isArray(value)) {
    const copy: unknown[] = [...value];
    copy.splice(Number(key), 1, ...(member === undefined ? [] : [member]));
    return copy;
  }
  const { [key]: _gone, ...rest } = value as Readonly<Record<string, unknown>>;
  return member === undefined ? rest : { ...rest, [key]: member };
}
