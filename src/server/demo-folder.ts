import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { PersonSchema } from '../contract/index.ts'

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
  return existsSync(path) ? DemoFolderSchema.parse(JSON.parse(readFileSync(path, 'utf8'))) : null
}
