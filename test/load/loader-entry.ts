// A loader to be killed: loads one file with a build process that does not end.
import { load } from '../../src/load/index.ts'

const [data = '', file = ''] = process.argv.slice(2)
await load(
  { data, source: 'scb-grades-9', files: [file], schoolYear: null },
  { builder: { entry: new URL('./slow-entry.ts', import.meta.url) } },
)
