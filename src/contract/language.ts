// Which language one is spoken to in, and a word file of each put together. docs/language.md tells how they hang together.
import { own } from './sv-own.ts'

export const languages = ['sv', 'en'] as const
export type Language = (typeof languages)[number]

/** What each calls itself. */
export const languageNames: Readonly<Record<Language, string>> = { sv: 'Svenska', en: 'English' }

/** As `Intl` names them. English is Britain's: its dates stand in the order that Swedes write theirs. */
const locales: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB' }

let heard: () => Language = () => own

/** Tells once, where a process begins, who knows the language of what is being done: the request on the server. */
export const hearLanguageFrom = (reader: () => Language): void => {
  heard = reader
}

/** The language spoken now. */
export const language = (): Language => heard()
export const locale = (): string => locales[language()]

/** The shape of a word file: its Swedish texts with any other texts in their places. */
export type Wording<T> = T extends string
  ? string
  : T extends (...told: infer P) => infer R
    ? (...told: P) => Wording<R>
    : T extends object
      ? { readonly [K in keyof T]: Wording<T[K]> }
      : T

/**
 * The words of a file in the language spoken when they are read, however early a part of them was taken. Only a text itself must not be
 * taken before there is somebody to speak to. In the browser both are the same file (vite.config.ts).
 */
export function spoken<T extends object>(sv: T, en: Wording<T>): Wording<T> {
  return (sv as object) === en ? en : live(sv as Wording<T>, () => (language() === 'sv' ? (sv as Wording<T>) : en))
}

function live<T extends object>(shape: T, now: () => T): T {
  const parts = new Map<PropertyKey, object>()
  return new Proxy(shape, {
    get: (_, key) => {
      const value: unknown = Reflect.get(now(), key)
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
      const known = parts.get(key)
      if (known !== undefined) return known
      const part = live(value, () => Reflect.get(now(), key) as object)
      parts.set(key, part)
      return part
    },
    has: (_, key) => Reflect.has(now(), key),
    ownKeys: () => Reflect.ownKeys(now()),
    getOwnPropertyDescriptor: (_, key) => Reflect.getOwnPropertyDescriptor(now(), key),
  })
}
