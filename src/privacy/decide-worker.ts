// A thread that decides the years it is handed (deciders.ts).
import { parentPort } from 'node:worker_threads'
import { decideYear, type Year } from './decide-year.ts'

if (parentPort === null) throw new Error('started by deciders.ts, as a thread')
const port = parentPort
port.on('message', (year: Year) => port.postMessage(decideYear(year)))
