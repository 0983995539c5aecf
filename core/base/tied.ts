/** What is known of an object: the part of a WeakMap that memories need. */
export interface Tied<K extends object, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): void;
}

/** A class built on this one puts its private fields into the object that it is given. */
const Host = function hostOf(host: object): object {
  return host;
} as unknown as new (
  host: object,
) => object;

/**
 * Values that live as long as their keys, each in a private field of its key: nothing that lists, copies or compares
 * objects sees it. A WeakMap says the same, but V8 takes its values for alive whenever it collects young objects, and so
 * a dead key that its own value leads to stays, with all that hangs on both, until all is collected: that was a fifth of
 * the time of a page. For one memory of the whole program and keys that come and go: a key keeps a field for every `tied()`.
 */
export function tied<K extends object, V>(): Tied<K, V> {
  class Field extends Host {
    #value: V;

    constructor(key: K, value: V) {
      super(key);
      this.#value = value;
    }

    static get(key: K): V | undefined {
      return #value in key ? key.#value : undefined;
    }

    static set(key: K, value: V): void {
      if (#value in key) key.#value = value;
      else void new Field(key, value);
    }
  }
  return Field;
}
