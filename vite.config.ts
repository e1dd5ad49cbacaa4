import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vite'

// The app is built once a language (docs/language.md); `--mode en` builds the English one.
const pages = { sv: 'index.html', en: 'en.html' } as const
type Language = keyof typeof pages

/** Of each pair of word files (`sv-charts.ts`, `en-charts.ts`) the app carries the one of its language in both places. */
const ownWords = (language: Language): Plugin => ({
  name: 'own-words',
  enforce: 'pre',
  resolveId(source, importer) {
    const own = source.replace(/^(\.\/)(?:sv|en)((?:-[a-z-]+)?\.ts)$/, `$1${language}$2`)
    return own === source ? null : this.resolve(own, importer, { skipSelf: true })
  },
})

/** react-aria carries its words in 34 languages; English is what it falls back on from Britain's. */
const ownAria = (language: Language): Plugin => {
  const kept = language === 'sv' ? 'sv-SE' : 'en-US'
  const others = new RegExp(`react-(aria|stately).*/intl/.*/(?!${kept})[a-z]{2}-[A-Z]{2}\\.mjs$`)
  return { name: 'own-aria', enforce: 'pre', load: (id) => (others.test(id) ? 'export default {}' : null) }
}

export default defineConfig(({ mode }) => {
  const language: Language = mode === 'en' ? 'en' : 'sv'
  return {
    root: 'src/web',
    plugins: [ownWords(language), ownAria(language), react()],
    build: {
      outDir: '../../dist/web',
      emptyOutDir: language === 'sv', // the Swedish app is built first, and the English one beside it
      assetsInlineLimit: 0, // the content policy allows no data: addresses
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: `src/web/${pages[language]}`,
        // pictures and the words of the contract are pure: what is not asked for at once need not be fetched at once
        treeshake: { moduleSideEffects: [{ test: /src\/(picture|contract)\//, sideEffects: false }] },
        output: {
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [
              {
                name: 'charts',
                test: /d3-|internmap|statistics\/|picture\/(forms\/|draw\.ts|text-width|chart\.ts)|parts\/chart/,
              },
            ],
          },
        },
      },
    },
  }
})
