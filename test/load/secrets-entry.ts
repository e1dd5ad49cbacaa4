// Asks for the key of one folder after the other, each at an instant agreed upon, and tells what it was given.
import { archiveKey } from '../../src/load/secrets.ts'

const [, , first = '', every = '', ...folders] = process.argv
const keys = folders.map((folder, at) => {
  while (Date.now() < Number(first) + at * Number(every));
  return Buffer.from(archiveKey(folder, (length) => crypto.getRandomValues(new Uint8Array(length)))).toString('hex')
})
process.stdout.write(JSON.stringify(keys))
