import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vite'

// react-aria carries its words in 34 languages; the app speaks Swedish.
const swedishOnly: Plugin = {
  name: 'swedish-only',
  enforce: 'pre',
  load: (id) => (/react-(aria|stately).*\/intl\/.*\/(?!sv-SE)[a-z]{2}-[A-Z]{2}\.mjs$/.test(id) ? 'export default {}' : null),
}

export default defineConfig({
  root: 'src/web',
  plugins: [swedishOnly, react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0, // the content policy allows no data: addresses
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // pictures are pure: what is not asked for at once need not be fetched at once
      treeshake: { moduleSideEffects: [{ test: /src\/picture\//, sideEffects: false }] },
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'charts', test: /d3-|internmap|statistics\/|picture\/(forms\/|draw\.ts|text-width|chart\.ts)|parts\/chart/ },
          ],
        },
      },
    },
  },
})
