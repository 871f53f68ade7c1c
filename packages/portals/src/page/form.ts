/** One field of a form, as the page declares it. */
export interface Control {
  readonly name: string;
  readonly value: string;
  /** `text`, `hidden`, `password`, `checkbox`, `radio`, `submit`, `select`, `textarea`…, in lower case. */
  readonly type: string;
  readonly id: string;
  /** Words of its label, when it has one. */
  readonly label: string;
  readonly disabled: boolean;
  /** Checked box or radio, chosen option; true for other fields. */
  readonly chosen: boolean;
}

/** One form of a page. */
export interface Form {
  readonly id: string;
  readonly classes: readonly string[];
  readonly method: "get" | "post";
  /** Where it goes, resolved. */
  readonly action: URL;
  readonly controls: readonly Control[];
  /** Words in it, its buttons' included. */
  readonly text: string;
}

/** Names and values, in the order of the page; names may repeat. */
export type Fields = readonly (readonly [name: string, value: string])[];

const buttons: ReadonlySet<string> = new Set(["submit", "image", "button", "reset"]);

/** Whether a form has a field of that name. */
export function hasField(form: Form, name: string): boolean {
  return form.controls.some((control) => control.name === name);
}

/** Fields of a form that one can type in. */
export function typedFields(form: Form): readonly Control[] {
  const untyped = new Set([...buttons, "hidden", "checkbox", "radio", "file", "select"]);
  return form.controls.filter((control) => control.name !== "" && !untyped.has(control.type));
}

/**
 * What a browser would send: named fields that are not disabled, chosen boxes and options, and one button. Fields of
 * `filled` take their value from there; those that the form lacks are added at the end.
 */
export function successfulFields(form: Form, filled: Readonly<Record<string, string>> = {}): Fields {
  const button = pressedButton(form);
  const wanted = new Map(Object.entries(filled)); // a page may call a field valueOf
  const given = form.controls
    .filter((control) => control.name !== "" && (!control.disabled || control === button))
    .filter((control) => (buttons.has(control.type) ? control === button : isSent(control, wanted)))
    .map((control) => [control.name, wanted.get(control.name) ?? control.value] as const);
  const names = new Set(given.map(([name]) => name));
  const added = [...wanted].filter(([name]) => !names.has(name));
  return withoutRepeatedRadios([...given, ...added], form, wanted);
}

/** A box or radio is sent when it is chosen, or when what is filled in chooses it. */
function isSent(control: Control, filled: ReadonlyMap<string, string>): boolean {
  const wanted = filled.get(control.name);
  if (control.type === "radio" || control.type === "select") {
    return wanted === undefined ? control.chosen : control.value === wanted;
  }
  return control.chosen;
}

/** A page may repeat a radio; a browser sends one of each name. */
function withoutRepeatedRadios(fields: Fields, form: Form, filled: ReadonlyMap<string, string>): Fields {
  const radios = new Set(form.controls.filter(({ type }) => type === "radio").map(({ name }) => name));
  const seen = new Set<string>();
  return fields.filter(([name]) => {
    if (!radios.has(name) || !filled.has(name)) return true;
    return !seen.has(name) && seen.add(name);
  });
}

/**
 * The button that a person would press: the one that names a transition, else the one called submit, else the first. A
 * transition may be disabled: scripts enable it once something is typed.
 */
function pressedButton(form: Form): Control | undefined {
  const named = form.controls.filter(
    ({ type, name }) => (type === "submit" || type === "image") && name !== "",
  );
  const enabled = named.filter(({ disabled }) => !disabled);
  return (
    named.find(({ name }) => name === "_eventId_proceed") ??
    enabled.find(({ name }) => name === "submit") ??
    enabled.find(({ name }) => !name.startsWith("_eventId_"))
  );
}

/** Fields as `application/x-www-form-urlencoded`, in the page's own characters. */
export function encodeFields(fields: Fields, charset: string): string {
  if (!isLatin(charset)) return new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
  return fields.map(([name, value]) => `${encodeLatin(name)}=${encodeLatin(value)}`).join("&");
}

function isLatin(charset: string): boolean {
  return ["windows-1252", "iso-8859-1", "latin1", "us-ascii"].includes(charset.toLowerCase());
}

/** What has no place among the 256 characters is written as a character reference, as browsers do. */
function encodeLatin(text: string): string {
  return Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (/[\w*.-]/u.test(character) && code < 0x80) return character;
    if (character === " ") return "+";
    if (code > 0xff) return encodeURIComponent(`&#${code};`);
    return `%${code.toString(16).toUpperCase().padStart(2, "0")}`;
  }).join("");
}
