import type { Language } from './language.ts'

/** Stands in the Swedish file's place in the English app. */
export const own: Language = 'en'
