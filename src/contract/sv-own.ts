import type { Language } from './language.ts'

/** Swedish comes first: it is spoken wherever nobody has asked for another. */
export const own: Language = 'sv'
