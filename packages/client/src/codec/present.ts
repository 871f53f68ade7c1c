type KeysOfAbsent<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T];

/** An object whose possibly undefined members have become optional ones. */
export type Present<T> = { [K in Exclude<keyof T, KeysOfAbsent<T>>]: T[K] } & {
  [K in KeysOfAbsent<T>]?: Exclude<T[K], undefined>;
};

/** The object without its undefined members: absent values are omitted, never `undefined`. */
export function present<T extends object>(value: T): Present<T> {
  // Walked by hand: a year's timetable makes thousands of these.
  const kept: Record<string, unknown> = {};
  for (const key in value) {
    const member = value[key];
    if (member !== undefined) kept[key] = member;
  }
  return kept as Present<T>; // only undefined members were left out, which is what `Present` says
}
