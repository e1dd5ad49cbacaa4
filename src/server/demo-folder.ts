import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { aboutPerson } from '../../demo/index.ts'
import { type Person, PersonSchema } from '../contract/index.ts'

/** `demo.json`: stands only in a folder that `demo` made. `ready` turns true when all its files are loaded. */
export const DemoFolderSchema = z.strictObject({
  municipality: z.string(),
  ready: z.boolean(),
  people: z.array(PersonSchema),
})
export type DemoFolder = z.infer<typeof DemoFolderSchema>

export function demoFile(data: string): string {
  return join(data, 'demo.json')
}

/** What `demo.json` says, null outside a demo folder. A file of another form is a bug or tampering: plain Error. */
export function readDemoFolder(data: string): DemoFolder | null {
  const path = demoFile(data)
  if (!existsSync(path)) return null
  const demo = DemoFolderSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  return { ...demo, people: demo.people.map(inWords) }
}

/** One of the people, said to be what they are in the language spoken when it is read. */
function inWords(person: Person): Person {
  const told = <T extends { readonly role: Person['role']; readonly about: string }>(held: T): T => ({
    ...held,
    get about() {
      return aboutPerson(person.id, held.role, held.about)
    },
  })
  return told({ ...person, roles: person.roles.map(told) })
}
