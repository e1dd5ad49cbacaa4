// The word files of both languages, found where they stand.
import { globSync, readFileSync } from 'node:fs'

const root = new URL('../../', import.meta.url)

export type WordModule = Readonly<Record<string, unknown>>
export interface Pair {
  readonly name: string
  readonly sv: WordModule
  readonly en: WordModule
}

/** File names without their language: `picture/words/*-charts.ts`. */
export const namesIn = (language: 'sv' | 'en'): readonly string[] =>
  globSync(`{src,demo}/**/${language}{,-*}.ts`, { cwd: root })
    .map((name) => name.replace(/\/(?:sv|en)((?:-[a-z-]+)?\.ts)$/, '/*$1'))
    .sort()

/** As they stand in the files. */
export const sourcesIn = (language: 'sv' | 'en'): readonly string[] =>
  namesIn(language).map((name) => readFileSync(new URL(name.replace('*', language), root), 'utf8'))

export const readPair = async (name: string): Promise<Pair> => ({
  name,
  sv: (await import(new URL(name.replace('*', 'sv'), root).href)) as WordModule,
  en: (await import(new URL(name.replace('*', 'en'), root).href)) as WordModule,
})

export const isWordFile = (name: string): boolean => /\/(?:sv|en)(?:-[a-z-]+)?\.ts$/.test(name)
