// A loader to be killed: loads one file with a build process that does not end.
import { inChild, load } from '../../src/load/index.ts'

const [data = '', file = ''] = process.argv.slice(2)
await load(
  { data, source: 'scb-grades-9', files: [file], schoolYear: null },
  { builder: inChild(new URL('./slow-entry.ts', import.meta.url)) },
)
