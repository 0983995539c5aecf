declare const flavor: unique symbol;

/**
 * A nominal flavour on a primitive: a plain literal is accepted, a value of another flavour is not.
 * `Pt` and `Mm` cannot be mixed by accident, while arithmetic on them needs no casts.
 */
export type Flavor<Primitive, Name extends string> = Primitive & { readonly [flavor]?: Name };
