// Makes the demo municipalities that the tests copy, in the folder told: run-tests.mjs starts it before the first test.
import { join } from 'node:path'
import { makeDemo } from '../src/server/index.ts'
import { settledName, settledYears } from './settled-demo.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('started by run-tests.mjs, with the path of a folder')
await Promise.all(settledYears.map((years) => makeDemo(join(folder, settledName(years)), () => undefined, years)))
