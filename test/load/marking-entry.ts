// A loader to be killed: loads a roster, with the build process given.
import { inChild, load } from '../../src/load/index.ts'

const [data = '', file = '', build = ''] = process.argv.slice(2)
await load(
  { data, source: 'roster', files: [file], schoolYear: null },
  { builder: inChild(new URL(build, import.meta.url)), clock: () => new Date('2026-11-23T08:00:00Z') },
)
