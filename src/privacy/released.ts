// Only this room can make a released figure: the brand's symbol is not exported from the door.
const released: unique symbol = Symbol('released')

/** A value that has passed the door to figures. Nothing else may leave the product. */
export type Released<T> = T & { readonly [released]: true }

/** For disclose.ts alone. The brand exists in the type only. */
export const release = <T extends object>(value: T): Released<T> => value as Released<T>
