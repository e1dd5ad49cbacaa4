import { cp, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { webIsFresh } from '../../scripts/set-up.mjs'

const root = join(import.meta.dirname, '../..')
const modes = { sv: 'production', en: 'en' } as const

/**
 * The app as it is now, in a folder of its own; answers the folder. One language is built here; where none or both are told, what set-up
 * has built in both is taken, if it is of these sources.
 */
export async function buildWeb(...languages: readonly (keyof typeof modes)[]): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'skolspegel-web-'))
  const isBuilt = (path: string): boolean => !/\.(br|gz)$/.test(path)
  if (languages.length !== 1 && webIsFresh()) await cp(join(root, 'dist/web'), outDir, { recursive: true, filter: isBuilt })
  else
    for (const language of languages.length === 0 ? (['sv'] as const) : languages)
      await build({
        configFile: join(root, 'vite.config.ts'),
        mode: modes[language],
        logLevel: 'error',
        build: { outDir, emptyOutDir: false },
      })
  return outDir
}
