import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { AnswerSchema, Fault, QuerySchema } from '../../contract/index.ts'
import { auditAnswers, type Saved } from '../../privacy/index.ts'
import { loadSolver } from '../../statistics/index.ts'
import { actNamed } from '../acts.ts'
import { type Command, dataOption, type ExitCode, type Input, jsonOption, type Terminal } from '../command.ts'
import { dataFolder } from '../configuration.ts'
import { freshness } from '../freshness.ts'
import { openHouse } from '../house.ts'
import { processingRecord, recordAsMarkdown } from '../processing-record.ts'
import { tellVerdict } from '../telling-verdict.ts'
import { commandWords } from '../words/commands.ts'

type Act = (input: Input, terminal: Terminal) => Promise<ExitCode>
const acts: Readonly<Record<string, Act>> = { record, audit: auditFiles }

export const privacyCommand: Command = {
  name: 'privacy',
  options: [dataOption, jsonOption],
  most: 1000,
  run: async (input, terminal) => actNamed(input.positionals[0], 'privacy', acts)(input, terminal),
}

async function record(input: Input, terminal: Terminal): Promise<ExitCode> {
  const house = openHouse(dataFolder(input.text('data'), terminal.environment, terminal.folder))
  try {
    const { municipality } = await freshness(house)
    const told = processingRecord(municipality, house.periods())
    terminal.out(input.has('json') ? `${JSON.stringify(told)}\n` : recordAsMarkdown(told))
    return 0
  } finally {
    await house.close()
  }
}

async function auditFiles(input: Input, terminal: Terminal): Promise<ExitCode> {
  const [, ...files] = input.positionals
  if (files.length === 0) throw new Fault('missingArgument', { what: commandWords.privacy.files, command: 'privacy audit' })
  const verdict = auditAnswers(
    files.flatMap((file) => savedIn(file, readFile(file, terminal))),
    await loadSolver(),
  )
  terminal.out(input.has('json') ? `${JSON.stringify(verdict)}\n` : tellVerdict(verdict))
  return verdict.safe ? 0 : 1
}

function readFile(file: string, { folder }: Terminal): string {
  try {
    return readFileSync(resolve(folder, file), 'utf8')
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw new Fault('unreadableFile', { file, problem: absent ? commandWords.absent : commandWords.unopened })
  }
}

const OneSchema = z.union([z.strictObject({ query: QuerySchema, answer: AnswerSchema }), AnswerSchema])
const SavedSchema = z.union([z.array(OneSchema), OneSchema])

/** An answer as `query --json` prints it, one with its question, or a list of either. Fault unreadableFile. */
function savedIn(file: string, text: string): readonly Saved[] {
  const parsed = SavedSchema.safeParse(parseJson(file, text))
  if (!parsed.success) throw new Fault('unreadableFile', { file, problem: commandWords.privacy.noAnswers })
  const all = Array.isArray(parsed.data) ? parsed.data : [parsed.data]
  return all.map((one, index) => {
    const name = all.length === 1 ? file : `${file} [${index}]`
    return 'answer' in one ? { name, answer: one.answer, query: one.query } : { name, answer: one, query: null }
  })
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw new Fault('unreadableFile', { file, problem: commandWords.privacy.notJson })
    throw error
  }
}
