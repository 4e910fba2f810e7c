import { digestOf } from './digest.ts';

/**
 * A value that larger values are made of. In the version of a larger value it counts by its own version, so that it is
 * looked at once, however many values it is part of.
 */
export class Versioned<T> {
  readonly value: T;
  /** Differs whenever the value does. */
  readonly version: string;

  constructor(value: T, version: string) {
    this.value = value;
    this.version = version;
  }

  toJSON(): string {
    return this.version;
  }
}

/** A value whose version is the digest of all of it. */
export function versioned<T>(value: T & Plain<T>): Versioned<T> {
  return new Versioned(value, versionOf(value));
}

/** Differs whenever a value does. */
export function versionOf<T>(value: T & Plain<T>): string {
  return digestOf(JSON.stringify(value));
}

/** Data that JSON holds whole. Functions, maps and sets would be missing from a version. */
type Plain<T> = T extends string | number | boolean | null | undefined | Versioned<unknown>
  ? T
  : T extends ((...given: never) => unknown) | ReadonlyMap<unknown, unknown> | ReadonlySet<unknown>
    ? never
    : { [Key in keyof T]: Plain<T[Key]> };
