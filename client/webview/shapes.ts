/** Telling whether a value that came over a message has the shape that was agreed on. */

/** Whether a value has a certain shape. Never throws. */
export type Shape = (value: unknown) => boolean;

type Fields = { readonly [key: string]: Shape };

/** A text of at most so many characters. */
export const text =
  (most = 1_000_000): Shape =>
  (value) =>
    typeof value === 'string' && value.length <= most;

export const number: Shape = (value) => typeof value === 'number' && Number.isFinite(value);

/** A whole number that is not negative: a line, a version. */
export const count: Shape = (value) => Number.isSafeInteger(value) && (value as number) >= 0;

export const boolean: Shape = (value) => typeof value === 'boolean';

/** One of these texts. */
export const word =
  (...words: readonly string[]): Shape =>
  (value) =>
    typeof value === 'string' && words.includes(value);

/** A list of at most so many. */
export const list =
  (shape: Shape, most = 100_000): Shape =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(shape);

/** An object in which every value has the shape, whatever its key. */
export const table =
  (shape: Shape, most = 1000): Shape =>
  (value) =>
    isObject(value) && Object.keys(value).length <= most && Object.values(value).every(shape);

/** An object with these keys, and with those that may be there; others may be there too. */
export const having =
  (fields: Fields, optional: Fields = {}): Shape =>
  (value) =>
    isObject(value) &&
    Object.entries(fields).every(([key, shape]) => shape(value[key])) &&
    Object.entries(optional).every(([key, shape]) => value[key] === undefined || shape(value[key]));

/** An object with these keys and no others. */
export const exactly = (fields: Fields, optional: Fields = {}): Shape => {
  const some = having(fields, optional);
  return (value) =>
    some(value) &&
    Object.keys(value as object).every((key) => Object.hasOwn(fields, key) || Object.hasOwn(optional, key));
};

/** One of several shapes. */
export const either =
  (...shapes: readonly Shape[]): Shape =>
  (value) =>
    shapes.some((shape) => shape(value));

/** An object whose `key` says which of the shapes it has. */
export const told =
  (key: string, shapes: Fields): Shape =>
  (value) => {
    if (!isObject(value)) return false;
    const name = value[key];
    return typeof name === 'string' && Object.hasOwn(shapes, name) && shapes[name]!(value);
  };

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
